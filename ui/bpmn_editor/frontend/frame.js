// What stands around the canvas: the state of saving, the buttons, the notices. Knows no modeler.

const SIGNS = {
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  out: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5 12 4 4M8 11h6",
  in: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5 12 4 4M8 11h6m-3-3v6",
  fit: "M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5",
  screen: "M14 4h6v6m0-6-7 7M10 20H4v-6m0 6 7-7",
}

const LABELS = {
  undo: "실행 취소 (Ctrl+Z)",
  redo: "다시 실행 (Ctrl+Y)",
  out: "작게 보기",
  in: "크게 보기",
  fit: "화면에 맞추기",
  screen: "전체 화면",
}

export class Frame {
  element = make("div", { className: "dpg-editor" })
  canvas = make("div", { className: "dpg-editor-canvas" })
  buttons = {}
  #status = make("span", { className: "dpg-editor-status" })
  #retry = make("button", { type: "button", textContent: "다시 저장", hidden: true })
  #notices = make("div", { className: "dpg-editor-notices" })

  // actions: undo, redo, out, in, fit, screen, retry
  constructor(actions) {
    const tools = make("div", { className: "dpg-editor-tools" })
    for (const name of Object.keys(SIGNS)) {
      this.buttons[name] = signed(name, actions[name])
      tools.append(this.buttons[name])
    }
    this.#status.setAttribute("role", "status")
    this.#status.setAttribute("aria-live", "polite")
    this.#retry.addEventListener("click", actions.retry)
    const bar = make("div", { className: "dpg-editor-bar" })
    bar.append(this.#status, this.#retry, tools)
    this.element.append(bar, this.#notices, this.canvas)
    // Streamlit listens for single letters on the document; Escape closes the editor's own menus.
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") event.stopPropagation()
    })
  }

  status({ text, tone, retry = false }) {
    if (this.#status.textContent !== text) this.#status.textContent = text
    this.element.dataset.tone = tone
    this.#retry.hidden = !retry
  }

  // Show or replace the notice of the kind; choices: [[label, action], …].
  notice(kind, text, choices = []) {
    const shown = this.#notices.querySelector(`[data-kind="${kind}"]`)
    if (shown?.dataset.text === text) return
    shown?.remove()
    const box = make("div", { className: "dpg-editor-notice" })
    Object.assign(box.dataset, { kind, text })
    box.setAttribute("role", "alert")
    box.append(make("span", { textContent: text }))
    for (const [label, action] of choices) {
      const button = make("button", { type: "button", textContent: label })
      button.addEventListener("click", action)
      box.append(button)
    }
    this.#notices.append(box)
  }

  dismiss(kind) { this.#notices.querySelector(`[data-kind="${kind}"]`)?.remove() }
}

function make(tag, properties) { return Object.assign(document.createElement(tag), properties) }

function signed(name, action) {
  const button = make("button", { type: "button", title: LABELS[name] })
  button.setAttribute("aria-label", LABELS[name])
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${SIGNS[name]}"/></svg>`
  button.addEventListener("click", action)
  return button
}
