// The panels in which a person decides what a save may not decide by itself: which of two changes
// to the same thing stays, and whether something may vanish that nobody deleted.

import { choice, make } from "./frame.js"

// conflicts: [{ key, id, name, what, mine, theirs }]. actions: resolve(choices), giveWay(),
// point(id or null): show where the element is.
export function conflicts(sentence, list, { resolve, giveWay, point }) {
  const rows = list.map((one) => row(one, point))
  const save = make("button", { type: "button", textContent: "고른 대로 저장", disabled: true })
  save.className = "dpg-editor-main"
  const chosen = () => Object.fromEntries(rows.map(({ key, chosen }) => [key, chosen()]))
  const show = () => { save.disabled = rows.some(({ chosen }) => !chosen()) }
  const all = (side) => () => {
    for (const one of rows) one.choose(side)
    show()
  }
  save.addEventListener("click", () => resolve(chosen()))
  const table = make("ul", { className: "dpg-editor-decisions" }, ...rows.map((one) => one.element))
  table.addEventListener("change", show)
  const buttons = make("div", { className: "dpg-editor-choices" },
    choice(["모두 내 것", all("mine")]), choice(["모두 상대 것", all("theirs")]), save,
    choice(["내 그림을 두고 상대 그림 열기", giveWay]))
  const said = make("span", { textContent: `${sentence} 같은 곳을 다르게 고친 ${list.length}군데를 골라 주세요. 나머지는 저절로 합쳐집니다.` })
  return panel("alert", said, table, buttons)
}

// losses: [{ id, sentence }]
export function losses(sentence, list, { accept, revert, point }) {
  const items = list.map(({ id, sentence: said }) => pointing(make("li", { textContent: said }), id, point))
  const buttons = make("div", { className: "dpg-editor-choices" },
    choice(["그래도 저장", accept]), choice(["마지막 저장으로 되돌리기", revert]))
  return panel("alert", make("span", { textContent: sentence }),
    make("ul", { className: "dpg-editor-decisions" }, ...items), buttons)
}

function panel(role, ...children) {
  const box = make("div", { className: "dpg-editor-notice dpg-editor-panel" }, ...children)
  box.setAttribute("role", role)
  return box
}

function row({ key, id, name, what, mine, theirs }, point) {
  const group = `dpg-decision-${crypto.randomUUID()}`
  const sides = { mine: side(group, "내 것", mine), theirs: side(group, "상대 것", theirs) }
  const title = make("legend", { textContent: name ? `${name} · ${what}` : what })
  const fields = make("fieldset", {}, title, sides.mine.element, sides.theirs.element)
  const element = pointing(make("li", {}, fields), id, point)
  return {
    key,
    element,
    choose: (which) => { sides[which].input.checked = true },
    chosen: () => Object.keys(sides).find((which) => sides[which].input.checked),
  }
}

function side(group, label, value) {
  const input = make("input", { type: "radio", name: group })
  const text = make("span", { textContent: shown(value) })
  const element = make("label", {}, input, make("b", { textContent: label }), text)
  return { input, element }
}

function shown(value) {
  if (value === null || value === undefined) return "(지움)"
  const text = typeof value === "string" ? value : JSON.stringify(value)
  return text === "" ? "(비어 있음)" : text
}

function pointing(element, id, point) {
  for (const come of ["pointerenter", "focusin"]) element.addEventListener(come, () => point(id))
  for (const go of ["pointerleave", "focusout"]) element.addEventListener(go, () => point(null))
  return element
}
