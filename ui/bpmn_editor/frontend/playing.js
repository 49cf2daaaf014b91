// A run played step by step: which element fires, and where the tokens are afterwards.

import { make } from "./frame.js"
import { middle, svg } from "./shapes.js"
import { sign, signed } from "./signs.js"

const LAYER = "dpg-tokens"
const ABOVE_THE_MARKS = 600
const STEP = 1200 // milliseconds of a step at speed 1
const SPEEDS = [["0.5", "느리게"], ["1", "보통"], ["2", "빠르게"], ["4", "아주 빠르게"]]

export class Playing {
  #run = []
  #at = 0 // how many steps have been made
  #timer = 0
  #speed = 1
  #firing = null

  constructor(viewer) {
    this.viewer = viewer
    this.play = signed("play", () => (this.#timer ? this.#stop() : this.#start()))
    this.back = signed("back", () => this.#step(this.#at - 1))
    this.next = signed("next", () => this.#step(this.#at + 1))
    this.first = signed("first", () => this.#step(0))
    this.text = make("span", { className: "dpg-run-text" })
    this.text.setAttribute("role", "status")
    this.element = make("div", { className: "dpg-run" }, this.first, this.back, this.play, this.next, this.#speeds(), this.text)
    this.element.setAttribute("role", "group")
    this.element.setAttribute("aria-label", "진행 보기")
    viewer.on("root.set", () => this.#draw(false))
  }

  // run: [{ element, tokens: [id, …] }, …]
  set(run) {
    this.#stop()
    this.#run = run
    this.element.hidden = !run.length
    this.#step(0)
  }

  destroy() { this.#stop() }

  #speeds() {
    const options = SPEEDS.map(([value, textContent]) => make("option", { value, textContent }))
    const select = make("select", { title: "빠르기" }, ...options)
    select.setAttribute("aria-label", "빠르기")
    select.value = "1"
    select.addEventListener("change", () => {
      this.#speed = Number(select.value)
      if (this.#timer) this.#start()
    })
    return select
  }

  #start() {
    clearInterval(this.#timer)
    this.#timer = setInterval(() => this.#forward(), STEP / this.#speed)
    sign(this.play, "pause")
    if (this.#at >= this.#run.length) this.#at = 0
    this.#forward()
  }

  #stop() {
    clearInterval(this.#timer)
    this.#timer = 0
    sign(this.play, "play")
  }

  #forward() {
    this.#show(this.#at + 1)
    if (this.#at >= this.#run.length) this.#stop()
  }

  #step(place) {
    this.#stop()
    this.#show(place)
  }

  #show(place) {
    const forward = place === this.#at + 1
    this.#at = Math.max(0, Math.min(place, this.#run.length))
    this.back.disabled = this.first.disabled = this.#at === 0
    this.next.disabled = this.#at === this.#run.length
    this.#draw(forward)
    this.text.textContent = this.#said()
  }

  #said() {
    if (!this.#at) return `시작 전 · 모두 ${this.#run.length}단계`
    const { element, tokens } = this.#run[this.#at - 1]
    const name = this.viewer.get("elementRegistry").get(element)?.businessObject.name || element
    return `${this.#at}/${this.#run.length}단계 · ${name} · 토큰 ${tokens.length}개`
  }

  #draw(moving) {
    if (!this.viewer.getDefinitions()) return
    const canvas = this.viewer.get("canvas")
    const elements = this.viewer.get("elementRegistry")
    const layer = canvas.getLayer(LAYER, ABOVE_THE_MARKS)
    layer.replaceChildren()
    if (this.#firing && elements.get(this.#firing)) canvas.removeMarker(this.#firing, "dpg-firing")
    const { element: fired, tokens } = this.#run[this.#at - 1] ?? { element: null, tokens: [] }
    this.#firing = fired && elements.get(fired) ? fired : null
    if (this.#firing) canvas.addMarker(this.#firing, "dpg-firing")
    for (const [id, count] of counted(tokens)) {
      const element = elements.get(id)
      if (!element || canvas.findRoot(element) !== canvas.getRootElement()) continue
      const dot = token(element, count)
      layer.append(dot)
      if (moving && element.waypoints && element.source?.id === fired) this.#travel(dot, element)
    }
  }

  // Let the dot come along its flow to the middle of it.
  #travel(dot, { waypoints }) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return
    const end = middle(waypoints)
    const half = waypoints.slice(0, Math.ceil(waypoints.length / 2))
    const path = [...half, end].map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` }))
    dot.animate(path, { duration: STEP / this.#speed / 2, easing: "ease-out" })
  }
}

function counted(tokens) {
  const counts = new Map()
  for (const id of tokens) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function token(element, count) {
  const { x, y } = element.waypoints
    ? middle(element.waypoints)
    : { x: element.x + element.width / 2, y: element.y + element.height }
  const dot = svg("g", { class: "dpg-token", transform: `translate(${x},${y})` }, svg("circle", { r: 9 }))
  if (count > 1) {
    const text = svg("text", { y: 4.5, "text-anchor": "middle" })
    text.textContent = String(count)
    dot.append(text)
  }
  return dot
}
