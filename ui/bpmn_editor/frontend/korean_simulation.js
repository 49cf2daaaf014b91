// The texts of the token simulation, which asks for no translation: they are replaced where they
// stand in the document.

export const SIMULATION = {
  "Token Simulation": "시뮬레이션",
  "Simulation Log": "진행 기록",
  "Toggle Simulation Log": "진행 기록 열고 닫기",
  "Close": "닫기",
  "No Entries": "아직 기록이 없습니다",
  "Play/Pause Simulation": "재생·멈춤",
  "Play Simulation": "다시 재생합니다",
  "Pause Simulation": "멈췄습니다",
  "Reset Simulation": "처음으로 되돌리기",
  "Set animation speed = Slow": "느리게",
  "Set animation speed = Normal": "보통 빠르기",
  "Set animation speed = Fast": "빠르게",
  "Set Sequence Flow": "나갈 흐름 고르기",
  "Trigger Event": "여기서 진행하기",
  "Add pause point": "여기서 멈추게 하기",
  "Remove pause point": "멈추지 않게 하기",
  "Found unsupported elements": "시뮬레이션이 다루지 못하는 요소가 있습니다",
  "Not supported": "다루지 못함",
  "Finished": "끝남",
  "Service Task": "서비스 작업",
  "User Task": "사용자 작업",
  "Call Activity": "호출 활동",
  "Script Task": "스크립트 작업",
  "Business Rule Task": "업무 규칙 작업",
  "Manual Task": "수작업",
  "Receive Task": "받기 작업",
  "Send Task": "보내기 작업",
  "Task": "작업",
  "Exclusive Gateway": "배타 갈림",
  "Parallel Gateway": "병렬 갈림",
  "Inclusive Gateway": "포괄 갈림",
  "Start Event": "시작 이벤트",
  "Intermediate Event": "중간 이벤트",
  "Boundary Event": "경계 이벤트",
  "End Event": "종료 이벤트",
  "Process started": "흐름이 시작됨",
  "Process finished": "흐름이 끝남",
  "Process canceled": "흐름이 취소됨",
  "SubProcess started": "하위 프로세스가 시작됨",
  "SubProcess finished": "하위 프로세스가 끝남",
  "SubProcess canceled": "하위 프로세스가 취소됨",
  "Focus process instance": "이 건만 보기:",
}

const DONE = { started: "시작됨", finished: "끝남", canceled: "취소됨" }

// The Korean of a text that the simulation shows, or undefined where it is none of its own.
export function simulated(text) {
  const words = text.trim()
  if (words in SIMULATION) return SIMULATION[words]
  const focus = /^Focus process instance (\S+)$/.exec(words)
  if (focus) return `${SIMULATION["Focus process instance"]} ${focus[1]}`
  const done = /^(.+) (started|finished|canceled)$/s.exec(words)
  return done ? `${done[1]}: ${DONE[done[2]]}` : undefined
}
