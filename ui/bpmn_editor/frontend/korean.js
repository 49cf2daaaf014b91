// Every text of the editor in Korean, by the English one that the packages ask for.
// tests/ui/test_bpmn_editor_korean.py compares the keys with the packages' sources.

const TOOLS = {
  "Activate hand tool": "손 도구로 옮기기",
  "Activate lasso tool": "올가미로 고르기",
  "Activate create/remove space tool": "사이 넓히기·좁히기",
  "Activate global connect tool": "연결선 그리기",
  "Create start event": "시작 이벤트 놓기",
  "Create intermediate/boundary event": "중간·경계 이벤트 놓기",
  "Create end event": "종료 이벤트 놓기",
  "Create gateway": "갈림(게이트웨이) 놓기",
  "Create task": "작업 놓기",
  "Create data object reference": "문서(데이터 객체) 놓기",
  "Create data store reference": "시스템(데이터 저장소) 놓기",
  "Create expanded sub-process": "하위 프로세스 놓기",
  "Create pool/participant": "기관(풀) 놓기",
  "Create group": "묶음(그룹) 놓기",
  "Create element": "모든 요소에서 골라 놓기",
  "Search in diagram": "흐름도에서 찾기",
  "Open minimap": "작은 지도 열기",
  "Close minimap": "작은 지도 닫기",
  "Open {element}": "{element} 열기",
}

const CONTEXT_PAD = {
  "Delete": "지우기",
  "Set color": "색 정하기",
  "Align elements": "줄 맞추기",
  "Change element": "종류 바꾸기",
  "Append element": "모든 요소에서 골라 잇기",
  "Append task": "작업 잇기",
  "Append gateway": "갈림(게이트웨이) 잇기",
  "Append end event": "종료 이벤트 잇기",
  "Append intermediate/boundary event": "중간·경계 이벤트 잇기",
  "Append receive task": "받기 작업 잇기",
  "Append message intermediate catch event": "메시지 수신 이벤트 잇기",
  "Append timer intermediate catch event": "시간 대기 이벤트 잇기",
  "Append conditional intermediate catch event": "조건 대기 이벤트 잇기",
  "Append signal intermediate catch event": "신호 수신 이벤트 잇기",
  "Append compensation activity": "보상 작업 잇기",
  "Add text annotation": "설명 글 달기",
  "Add lane above": "위에 담당(레인) 더하기",
  "Add lane below": "아래에 담당(레인) 더하기",
  "Divide into two lanes": "담당(레인) 둘로 나누기",
  "Divide into three lanes": "담당(레인) 셋으로 나누기",
  "Connect to other element": "다른 요소에 연결하기",
  "Connect using association": "연관선으로 연결하기",
  "Connect using data input association": "데이터 입력으로 연결하기",
}

const ARRANGEMENT = {
  "Align elements left": "왼쪽에 맞추기",
  "Align elements center": "가로 가운데에 맞추기",
  "Align elements right": "오른쪽에 맞추기",
  "Align elements top": "위쪽에 맞추기",
  "Align elements middle": "세로 가운데에 맞추기",
  "Align elements bottom": "아래쪽에 맞추기",
  "Distribute elements horizontally": "가로 간격을 같게",
  "Distribute elements vertically": "세로 간격을 같게",
  "Default": "기본",
  "Blue": "파랑",
  "Orange": "주황",
  "Green": "초록",
  "Red": "빨강",
  "Purple": "보라",
}

const GROUPS = {
  "Tasks": "작업",
  "Events": "이벤트",
  "Gateways": "갈림(게이트웨이)",
  "Sub-processes": "하위 프로세스",
  "Data": "문서와 시스템",
  "Participants": "기관(풀)",
  "Templates": "본",
}

const ACTIVITIES = {
  "Task": "작업",
  "User task": "사용자 작업(화면에서 처리)",
  "Service task": "서비스 작업(시스템이 처리)",
  "Send task": "보내기 작업",
  "Receive task": "받기 작업",
  "Manual task": "수작업",
  "Business rule task": "업무 규칙 작업",
  "Script task": "스크립트 작업",
  "Call activity": "호출 활동(다른 흐름 부르기)",
  "Transaction": "트랜잭션",
  "Sub-process": "하위 프로세스",
  "Sub-process (collapsed)": "하위 프로세스(접음)",
  "Sub-process (expanded)": "하위 프로세스(펼침)",
  "Event sub-process": "이벤트 하위 프로세스",
  "Ad-hoc sub-process": "임의 순서 하위 프로세스",
  "Ad-hoc sub-process (collapsed)": "임의 순서 하위 프로세스(접음)",
  "Ad-hoc sub-process (expanded)": "임의 순서 하위 프로세스(펼침)",
  "Parallel multi-instance": "여러 건 동시에",
  "Sequential multi-instance": "여러 건 차례로",
  "Loop": "되풀이",
}

const GATEWAYS_AND_FLOWS = {
  "Exclusive gateway": "배타 갈림(하나만)",
  "Parallel gateway": "병렬 갈림(모두)",
  "Inclusive gateway": "포괄 갈림(하나 이상)",
  "Complex gateway": "복합 갈림",
  "Event-based gateway": "이벤트 갈림(먼저 오는 것)",
  "Sequence flow": "순서 흐름",
  "Default flow": "기본 흐름(그 밖의 경우)",
  "Conditional flow": "조건 흐름",
}

const DATA_AND_PARTICIPANTS = {
  "Data object reference": "문서(데이터 객체)",
  "Data store reference": "시스템(데이터 저장소)",
  "Collection": "여러 개",
  "Expanded pool/participant": "펼친 기관(풀)",
  "Empty pool/participant": "빈 기관(풀)",
  "Empty pool/participant (removes content)": "빈 기관(풀)(안의 내용을 지움)",
  "Participant multiplicity": "여러 기관",
}

const EVENTS = {
  "Start event": "시작 이벤트",
  "Intermediate throw event": "중간 이벤트",
  "Boundary event": "경계 이벤트",
  "End event": "종료 이벤트",
  "Toggle non-interrupting": "중단하지 않음 켜고 끄기",
  "Message start event": "메시지 시작 이벤트",
  "Timer start event": "시간 시작 이벤트",
  "Conditional start event": "조건 시작 이벤트",
  "Signal start event": "신호 시작 이벤트",
  "Error start event": "오류 시작 이벤트",
  "Escalation start event": "상향 보고 시작 이벤트",
  "Compensation start event": "보상 시작 이벤트",
  "Message start event (non-interrupting)": "메시지 시작 이벤트(중단 없음)",
  "Timer start event (non-interrupting)": "시간 시작 이벤트(중단 없음)",
  "Conditional start event (non-interrupting)": "조건 시작 이벤트(중단 없음)",
  "Signal start event (non-interrupting)": "신호 시작 이벤트(중단 없음)",
  "Escalation start event (non-interrupting)": "상향 보고 시작 이벤트(중단 없음)",
  "Message intermediate catch event": "메시지 수신 이벤트",
  "Message intermediate throw event": "메시지 발신 이벤트",
  "Timer intermediate catch event": "시간 대기 이벤트",
  "Escalation intermediate throw event": "상향 보고 이벤트",
  "Conditional intermediate catch event": "조건 대기 이벤트",
  "Link intermediate catch event": "이어받기(링크) 이벤트",
  "Link intermediate throw event": "건너가기(링크) 이벤트",
  "Compensation intermediate throw event": "보상 이벤트",
  "Signal intermediate catch event": "신호 수신 이벤트",
  "Signal intermediate throw event": "신호 발신 이벤트",
  "Message boundary event": "메시지 경계 이벤트",
  "Timer boundary event": "시간 경계 이벤트",
  "Escalation boundary event": "상향 보고 경계 이벤트",
  "Conditional boundary event": "조건 경계 이벤트",
  "Error boundary event": "오류 경계 이벤트",
  "Cancel boundary event": "취소 경계 이벤트",
  "Signal boundary event": "신호 경계 이벤트",
  "Compensation boundary event": "보상 경계 이벤트",
  "Message boundary event (non-interrupting)": "메시지 경계 이벤트(중단 없음)",
  "Timer boundary event (non-interrupting)": "시간 경계 이벤트(중단 없음)",
  "Escalation boundary event (non-interrupting)": "상향 보고 경계 이벤트(중단 없음)",
  "Conditional boundary event (non-interrupting)": "조건 경계 이벤트(중단 없음)",
  "Signal boundary event (non-interrupting)": "신호 경계 이벤트(중단 없음)",
  "Message end event": "메시지 종료 이벤트",
  "Escalation end event": "상향 보고 종료 이벤트",
  "Error end event": "오류 종료 이벤트",
  "Cancel end event": "취소 종료 이벤트",
  "Compensation end event": "보상 종료 이벤트",
  "Signal end event": "신호 종료 이벤트",
  "Terminate end event": "전체 종료 이벤트",
}

const REFUSALS = {
  "flow elements must be children of pools/participants": "흐름의 요소는 기관(풀) 안에 놓으세요.",
  "Data object must be placed within a pool/participant.": "문서는 기관(풀) 안에 놓으세요.",
}

const CHECKS = {
  "Toggle linting overlays": "그림 점검 켜고 끄기",
  "Issues for child elements": "안에 든 요소의 문제",
  "No Issues": "문제 없음",
  "{errors} Errors, {warnings} Warnings": "오류 {errors}개, 주의 {warnings}개",
  "A <Start Event> is not allowed in <Ad Hoc Sub Process>": "임의 순서 하위 프로세스에는 시작 이벤트를 두지 않습니다.",
  "An <End Event> is not allowed in <Ad Hoc Sub Process>": "임의 순서 하위 프로세스에는 종료 이벤트를 두지 않습니다.",
  "Sequence flow is missing condition": "흐름에 조건이 없습니다.",
  "Process is missing end event": "흐름에 종료 이벤트가 없습니다.",
  "Sub process is missing end event": "하위 프로세스에 종료 이벤트가 없습니다.",
  "Process is missing start event": "흐름에 시작 이벤트가 없습니다.",
  "Sub process is missing start event": "하위 프로세스에 시작 이벤트가 없습니다.",
  "Process has multiple blank start events": "흐름에 빈 시작 이벤트가 여럿입니다.",
  "Sub process has multiple blank start events": "하위 프로세스에 빈 시작 이벤트가 여럿입니다.",
  "An <Event-based Gateway> must have at least 2 outgoing <Sequence Flows>": "이벤트 갈림에서는 흐름이 둘 이상 나가야 합니다.",
  "A <Sequence Flow> outgoing from an <Event-based Gateway> must not be conditional": "이벤트 갈림에서 나가는 흐름에는 조건을 달지 않습니다.",
  "Start event is missing event definition": "이벤트 하위 프로세스의 시작 이벤트에 종류가 없습니다.",
  "Start event must be blank": "하위 프로세스의 시작 이벤트는 비워 두어야 합니다.",
  "Incoming flows do not join": "들어오는 흐름이 합쳐지지 않습니다. 갈림을 두어 합치세요.",
  "Element is missing name": "이름이 없습니다.",
  "Element is unused": "쓰이지 않는 정의입니다.",
  "Element name is not unique": "같은 이름의 정의가 또 있습니다.",
  "Element type <bpmn:ComplexGateway> is discouraged": "복합 갈림은 읽기 어려우니 피하세요.",
  "Element type <bpmn:InclusiveGateway> is discouraged": "포괄 갈림은 읽기 어려우니 되도록 피하세요.",
  "Element is missing label/name": "이름을 적으세요.",
  "Link event is missing link name": "링크 이벤트에 이름이 없습니다.",
  "Element is missing bpmndi": "그림 정보가 없어 보이지 않는 요소입니다.",
  "Element is not connected": "아무것과도 이어지지 않았습니다.",
  "SequenceFlow is a duplicate": "같은 흐름이 두 번 그려졌습니다.",
  "Duplicate outgoing sequence flows": "나가는 흐름이 겹칩니다.",
  "Duplicate incoming sequence flows": "들어오는 흐름이 겹칩니다.",
  "Gateway forks and joins": "한 갈림이 나누기와 합치기를 함께 합니다. 둘로 나누세요.",
  "Element is an implicit end": "여기서 흐름이 끊깁니다. 종료 이벤트를 두세요.",
  "Element is an implicit start": "들어오는 흐름이 없습니다. 시작 이벤트를 두세요.",
  "Flow splits implicitly": "흐름이 갈림 없이 나뉩니다. 갈림을 두세요.",
  "Element overlaps with other element": "다른 요소와 겹칩니다.",
  "Element is outside of parent boundary": "속한 틀 밖에 놓였습니다.",
  "Event has multiple event definitions": "이벤트에 종류가 둘 이상입니다.",
  "Gateway is superfluous. It only has one source and target.": "드나드는 흐름이 하나뿐이라 갈림이 필요 없습니다.",
  "Sequence flow has superfluous label": "갈라지지 않는 흐름에 붙은 이름입니다.",
  "Termination is superfluous.": "전체 종료가 필요 없습니다. 종료 이벤트로 바꾸세요.",
}

export const KOREAN = {
  ...TOOLS,
  ...CONTEXT_PAD,
  ...ARRANGEMENT,
  ...GROUPS,
  ...ACTIVITIES,
  ...GATEWAYS_AND_FLOWS,
  ...DATA_AND_PARTICIPANTS,
  ...EVENTS,
  ...REFUSALS,
  ...CHECKS,
}

// Texts that name something inside; the groups fill $1, $2.
const NAMING = [
  [/^Link throw event with link name <(.*)> missing in scope$/, "이름이 '$1'인 건너가기 이벤트가 없습니다."],
  [/^Link catch event with link name <(.*)> missing in scope$/, "이름이 '$1'인 이어받기 이벤트가 없습니다."],
  [/^Duplicate link catch event with link name <(.*)> in scope$/, "이름이 '$1'인 이어받기 이벤트가 둘 이상입니다."],
]

// What was asked for and is in neither; a browser test holds it empty.
export const untranslated = new Set()

function korean(template) {
  if (template in KOREAN) return KOREAN[template]
  const naming = NAMING.find(([pattern]) => pattern.test(template))
  if (naming) return template.replace(...naming)
  untranslated.add(template)
  return template
}

export function translate(template, replacements = {}) {
  return korean(template).replace(/{([^}]+)}/g, (whole, name) => replacements[name] ?? whole)
}
