// The sentences about saving.

const clock = (moment, seconds) => new Date(moment).toLocaleTimeString("ko-KR", {
  hour: "2-digit", minute: "2-digit", second: seconds ? "2-digit" : undefined, hourCycle: "h23",
})

const NAMELESS = "이름 없음" // what Python writes for a session that gave no name
const UNEXPLAINED = "서버가 까닭을 말하지 않았습니다."

export function status(saving) {
  if (saving.problem) {
    const text = `저장하지 못했습니다: ${saving.problem.sentence ?? UNEXPLAINED}`
    return { text, tone: "danger", retry: !saving.conflict }
  }
  if (saving.conflict) return { text: "저장을 멈췄습니다", tone: "warning" }
  if (saving.busy) return { text: "저장 중…", tone: "busy" }
  if (saving.unsaved) return { text: "고치는 중…", tone: "busy" }
  if (saving.savedAt) return { text: `저장됨 ${clock(saving.savedAt, true)}`, tone: "saved" }
  if (saving.number) return { text: `${saving.number}판을 열었습니다`, tone: "calm" }
  return { text: "새 흐름도입니다. 그리면 저절로 저장합니다.", tone: "calm" }
}

export function conflict({ by, at, number }) {
  const who = by === NAMELESS ? "다른 사람이" : `${by} 님이`
  return `${who} ${clock(at, false)}에 ${number}판을 먼저 저장했습니다. `
    + "내 그림도 보관했으니 어느 쪽도 사라지지 않습니다."
}

export function unread(count) {
  return `편집기가 읽지 못한 곳이 ${count}군데 있습니다. 고쳐서 저장하면 그 부분이 빠질 수 있습니다. `
    + "원래 파일은 저장 기록에 그대로 있습니다."
}

export function unshowable(reason) {
  const known = { "no diagram to display": "그림 정보가 없는 파일" }
  return `편집기가 그릴 수 없습니다: ${known[reason] ?? reason}. 파일은 그대로 보관되어 있습니다.`
}
