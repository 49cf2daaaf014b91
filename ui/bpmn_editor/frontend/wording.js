// The sentences about saving, and about who else is there.

const clock = (moment, seconds) => new Date(moment).toLocaleTimeString("ko-KR", {
  hour: "2-digit", minute: "2-digit", second: seconds ? "2-digit" : undefined, hourCycle: "h23",
})

const NAMELESS = "이름 없음" // what Python writes for a session that gave no name
const UNEXPLAINED = "서버가 까닭을 말하지 않았습니다."

export function status(saving) {
  if (saving.problem) {
    const text = `저장하지 못했습니다: ${saving.problem.sentence ?? UNEXPLAINED}`
    return { text, tone: "danger", retry: !saving.conflict && !saving.problem.losses }
  }
  if (saving.conflict) return { text: "저장을 멈췄습니다", tone: "warning" }
  if (saving.busy) return { text: "저장 중…", tone: "busy" }
  if (saving.unsaved) return { text: "고치는 중…", tone: "busy" }
  if (saving.savedAt) return { text: `저장됨 ${clock(saving.savedAt, true)}`, tone: "saved" }
  if (saving.number) return { text: `${saving.number}판을 열었습니다`, tone: "calm" }
  return { text: "새 흐름도입니다. 그리면 저절로 저장합니다.", tone: "calm" }
}

const who = (name) => (!name || name === NAMELESS ? "다른 사람" : `${name} 님`)

export function conflict({ by, at, number }) {
  return `${who(by)}이 ${clock(at, false)}에 ${number}판을 먼저 저장했습니다. `
    + "내 그림도 보관했으니 어느 쪽도 사라지지 않습니다."
}

export function merged({ by, number }) {
  return `${by.map(who).join(", ") || "다른 사람"}의 수정과 내 수정을 합쳐 ${number}판으로 저장하고 불러왔습니다.`
}

export function newer({ by, number }) { return `${who(by)}이 ${number}판을 저장했습니다.` }

export function loaded({ by, number }) {
  return `${who(by)}이 저장한 ${number}판을 불러왔습니다.`
}

// others: [{ name, windows }]; me: the name of this window's person
export function together(others, me) {
  const named = others.map(({ name, windows }) => {
    if (name === NAMELESS) return `이름을 밝히지 않은 ${windows}명`
    return name === me ? `${name}(내 다른 창)` : name
  })
  return `지금 함께 열어 둔 사람: ${named.join(", ")}`
}

export function unread(count) {
  return `편집기가 그리지 못하는 곳이 ${count}군데 있습니다. 그림에는 보이지 않지만, `
    + "고쳐서 저장해도 파일에는 그대로 남습니다."
}

export function unseen(count) {
  return `그림에 나타나지 않는 곳이 ${count}군데 있습니다. 파일에는 그대로 있습니다.`
}

const NO_PICTURE = "no diagram to display"

export const UNDRAWN = "이 파일은 어떤 단계도 그림에 놓지 않았습니다."

// Why bpmn-js can't show a file; `undrawn` where it can once everything has been given a place.
export function unshowable(reason) {
  const undrawn = reason === NO_PICTURE
  const why = undrawn ? "그림 정보가 없는 파일" : reason
  const sentence = `편집기가 그릴 수 없습니다: ${why}. 파일은 그대로 보관되어 있습니다.`
  return Object.assign(new Error(sentence), { undrawn })
}
