// What stands around the canvas: the state of saving, the buttons, the notices. Knows no modeler.

import { signed } from "./signs.js"

const CLOSE = "닫기"
const TOOLS = ["undo", "redo", "out", "in", "fit", "screen", "picture"]

export class Frame {
  element = make("div", { className: "dpg-editor" })
  canvas = make("div", { className: "dpg-editor-canvas" })
  bar = make("div", { className: "dpg-editor-bar" })
  buttons = {}
  #status = make("span", { className: "dpg-editor-status" })
  #retry = make("button", { type: "button", textContent: "다시 저장", hidden: true })
  #notices = make("div", { className: "dpg-editor-notices" })

  // actions: any of TOOLS, and where something is saved: retry; where a case can run: simulate
  constructor(actions) {
    const tools = make("div", { className: "dpg-editor-tools" })
    if (actions.simulate) tools.append(this.#simulate(actions.simulate))
    for (const name of TOOLS.filter((one) => actions[one])) {
      this.buttons[name] = signed(name, actions[name])
      tools.append(this.buttons[name])
    }
    this.#status.setAttribute("role", "status")
    this.#status.setAttribute("aria-live", "polite")
    if (actions.retry) this.#retry.addEventListener("click", actions.retry)
    this.bar.append(this.#status, this.#retry, tools)
    this.element.append(this.bar, this.#notices, this.canvas)
    this.#notices.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#closing(event.target.closest("[data-kind]"))?.click()
    })
    // Streamlit listens for single letters on the document; Escape closes the editor's own menus.
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") event.stopPropagation()
    })
  }

  #simulate(action) {
    const title = "그린 대로 한 건을 흘려 봅니다. 켜 둔 동안에는 고치지 않습니다."
    const button = make("button", { type: "button", textContent: "시뮬레이션", title })
    button.className = "dpg-editor-toggle"
    button.setAttribute("aria-pressed", "false")
    button.addEventListener("click", action)
    this.buttons.simulate = button
    return button
  }

  status({ text, tone, retry = false }) {
    if (this.#status.textContent !== text) this.#status.textContent = text
    this.element.dataset.tone = tone
    this.#retry.hidden = !retry
  }

  // Show or replace the notice of the kind; choices: [[label, action], …].
  notice(kind, text, choices = [], { role = "alert" } = {}) {
    const shown = this.#notice(kind)
    if (shown?.dataset.text === text) return
    const box = make("div", { className: "dpg-editor-notice" })
    Object.assign(box.dataset, { kind, text })
    box.setAttribute("role", role)
    box.append(make("span", { textContent: text }), ...choices.map(choice))
    shown ? shown.replaceWith(box) : this.#notices.append(box)
  }

  // Show a panel in place of the notice of the kind.
  panel(kind, element) {
    element.dataset.kind = kind
    const shown = this.#notice(kind)
    shown ? shown.replaceWith(element) : this.#notices.append(element)
  }

  // Where the keyboard was in the notice, it goes on from the buttons.
  dismiss(kind) {
    const shown = this.#notice(kind)
    const inside = shown?.contains(document.activeElement)
    shown?.remove()
    if (inside) this.bar.querySelector("button:not(:disabled, [hidden])")?.focus()
  }

  // What closes a notice, where nothing has to be decided in it.
  #closing(notice) {
    return [...(notice?.querySelectorAll("button") ?? [])].find((one) => one.textContent === CLOSE)
  }

  #notice(kind) { return this.#notices.querySelector(`:scope > [data-kind="${kind}"]`) }
}

export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

export function choice([label, action]) {
  const button = make("button", { type: "button", textContent: label })
  button.addEventListener("click", action)
  return button
}
