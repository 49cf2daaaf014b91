// Models to look at: one, or two beside each other or laid over each other, with marks, badges and
// a run to play. Lives longer than its place in the page, like a drawing.

import { begin, fit, point, union } from "./fitting.js"
import { Frame, make } from "./frame.js"
import { legend } from "./marks.js"
import { Pane } from "./pane.js"
import { Playing } from "./playing.js"
import { print } from "./printing.js"
import { Simulating } from "./simulating.js"
import { pictures, pressed, tools } from "./tools.js"
import * as wording from "./wording.js"

const BESIDE = "beside"
const OVER = "over"
const NARROW = 640

export class Viewing {
  #panes = []
  #shown = "" // which sources
  #layout = null
  #following = false // a pane is being moved because another was
  #fitted = false
  #focus = null
  #selected = null
  #tell = () => {}

  constructor(data, styled) {
    this.styled = styled
    this.frame = new Frame(tools(this))
    this.frame.element.classList.add("dpg-viewer")
    this.body = make("div", { className: "dpg-panes" })
    this.foot = make("div", { className: "dpg-viewer-foot" })
    this.frame.canvas.append(this.body)
    this.frame.element.append(this.foot)
    this.simulating = new Simulating(this.frame.canvas)
    this.#compare()
    new ResizeObserver(() => this.#resized()).observe(this.frame.canvas)
  }

  get stage() { return this.simulating.viewer ?? this.#panes.at(-1).viewer }

  attach(host, data, tell) {
    this.#tell = tell
    this.data = data
    if (this.frame.element.parentNode !== host) host.replaceChildren(this.frame.element)
    for (const [at, { token }] of data.sources.entries()) {
      if (this.#panes[at]) this.#panes[at].token = token
    }
    const wanted = JSON.stringify(data.sources.map(({ address, number, label }) => [address, number, label]))
    if (wanted === this.#shown) this.#dress()
    else {
      this.#shown = wanted
      this.#open()
    }
  }

  park(host) {
    if (this.frame.element.parentNode !== host) return
    this.#tell = () => {}
    this.frame.element.remove()
  }

  // Nothing here is ever unsaved.
  leave() {}

  retry() {}

  get atRisk() { return false }

  get forgettable() { return !this.frame.element.isConnected }

  destroy() {
    this.playing?.destroy()
    this.simulating.stop()
    for (const pane of this.#panes) pane.destroy()
  }

  async #open() {
    this.destroy()
    this.#fitted = false
    const panes = this.data.sources.map((one) => new Pane(one, (id) => this.#picked(id)))
    this.#panes = panes
    this.body.replaceChildren(...panes.map(({ element }) => element))
    this.playing = new Playing(panes.at(-1).viewer)
    this.#layout ??= this.frame.canvas.clientWidth < NARROW ? OVER : BESIDE
    this.frame.dismiss("refusal")
    this.frame.status({ text: "여는 중…", tone: "busy" })
    this.#arrange()
    try {
      await Promise.all([this.styled, ...panes.map((pane) => pane.open())])
      if (this.#panes !== panes) return
      this.frame.status({ text: this.data.title, tone: "calm" })
      this.#warn()
      this.#together()
      this.#dress()
      this.#resized()
    } catch (refusal) {
      if (this.#panes !== panes) return
      if (refusal.status === 403) this.#tell("expired", Date.now())
      this.frame.status({ text: "열지 못했습니다", tone: "danger" })
      this.frame.notice("refusal", refusal.message, [["다시 열기", () => this.#open()]])
    }
  }

  #warn() {
    const count = this.#panes.reduce((sum, { warnings }) => sum + warnings, 0)
    const close = ["닫기", () => this.frame.dismiss("unread")]
    if (count) this.frame.notice("unread", wording.unseen(count), [close], { role: "status" })
    else this.frame.dismiss("unread")
  }

  // Marks, badges, the run and what is in focus, as the page gives them.
  #dress() {
    const { marks, badges, run } = this.data
    for (const pane of this.#panes) pane.mark(marks, badges)
    const kinds = new Set(this.#panes.flatMap((pane) => [...pane.marks.kinds]))
    this.foot.replaceChildren(...(run.length ? [this.playing.element] : []), ...(kinds.size ? [legend(kinds)] : []))
    const played = JSON.stringify(run)
    if (this.playing.played !== played) {
      this.playing.played = played
      this.playing.set(run)
    }
    this.#point(this.data)
  }

  // What was asked for: in each drawing that has it, and in no other anything else.
  #point({ focus, asked }) {
    const wanted = focus && `${asked}/${focus}`
    if (wanted && wanted !== this.#focus) {
      for (const { viewer } of this.#panes) {
        if (!point(viewer, focus)) viewer.get("selection").select(null)
      }
    }
    this.#focus = wanted
  }

  // Move all panes when one is moved.
  #together() {
    if (this.#panes.length < 2) return
    for (const pane of this.#panes) {
      pane.viewer.on("canvas.viewbox.changed", ({ viewbox: { x, y, width, height } }) => {
        if (this.#following) return
        this.#following = true
        for (const other of this.#panes) {
          if (other !== pane && other.shown) other.viewer.get("canvas").viewbox({ x, y, width, height })
        }
        this.#following = false
      })
    }
  }

  // The switch between beside and over, and how much of the one before is seen under the other.
  #compare() {
    const button = (layout, textContent) => {
      const one = make("button", { type: "button", textContent, className: "dpg-editor-toggle" })
      one.addEventListener("click", () => {
        this.#layout = layout
        this.#arrange()
        this.fit()
      })
      return one
    }
    this.layouts = { [BESIDE]: button(BESIDE, "나란히"), [OVER]: button(OVER, "겹쳐 보기") }
    this.fade = make("input", { type: "range", min: 0, max: 100, value: 100 })
    this.fade.setAttribute("aria-label", "앞의 판에서 뒤의 판으로 바꿔 보기")
    this.fade.addEventListener("input", () => this.#arrange())
    const fade = make("label", { className: "dpg-fade" }, this.fade)
    this.compare = make("div", { className: "dpg-compare" }, ...Object.values(this.layouts), fade)
    this.frame.bar.querySelector(".dpg-editor-tools").before(this.compare)
  }

  #arrange() {
    const two = this.#panes.length === 2
    const over = two && this.#layout === OVER
    this.compare.hidden = !two
    this.fade.parentNode.hidden = !over
    this.frame.buttons.simulate.hidden = two
    this.body.dataset.layout = over ? OVER : BESIDE
    this.body.classList.toggle("dpg-panes-two", two)
    for (const [layout, one] of Object.entries(this.layouts)) {
      one.setAttribute("aria-pressed", String(layout === this.#layout))
    }
    if (!two) return
    const share = over ? this.fade.value / 100 : 1
    const [before, after] = this.#panes
    before.element.classList.toggle("dpg-ghosts", over && share === 1)
    after.canvas.style.setProperty("--dpg-fade", share)
    before.canvas.style.setProperty("--dpg-fade", over ? Math.max(0.5, 1 - share) : 1)
    before.element.inert = over
  }

  async toSimulate() {
    const pane = this.#panes.at(-1)
    this.body.inert = true
    return { xml: pane.xml, viewbox: pane.viewer.get("canvas").viewbox() }
  }

  still() {
    this.simulating.stop()
    this.body.inert = false
    this.show()
  }

  show() { pressed(this) }

  pictures() {
    const several = this.#panes.length > 1
    const each = this.#panes.flatMap((pane) => pictures(this.frame, () => pane, several ? pane.label : ""))
    return [...each, ["인쇄", () => this.print()]]
  }

  print() {
    const shown = this.foot.querySelector(".dpg-legend")
    const extra = shown ? [shown.cloneNode(true)] : []
    const label = (pane) => (this.#panes.length > 1 ? pane.label : "")
    print(this.data.title, this.#panes.map((pane, at) => ({
      viewer: pane.viewer, label: label(pane), extra: at ? [] : extra,
    })))
  }

  #picked(id) {
    if (id === this.#selected) return
    this.#selected = id
    this.#tell("selected", id)
  }

  fit(place = fit) {
    const viewers = this.#panes.filter(({ shown }) => shown).map(({ viewer }) => viewer)
    if (!viewers.length) return
    if (this.simulating.viewer) return place(this.simulating.viewer)
    for (const one of viewers) one.get("canvas").resized()
    place(viewers[0], viewers.length > 1 ? union(viewers) : null)
  }

  #resized() {
    if (!this.frame.canvas.clientWidth || !this.#panes.some(({ shown }) => shown)) return
    if (this.#fitted) return this.#panes.forEach(({ viewer }) => viewer.get("canvas").resized())
    this.#fitted = true
    this.fit((viewer, area) => begin(viewer, this.frame.canvas.clientWidth, area))
  }
}
