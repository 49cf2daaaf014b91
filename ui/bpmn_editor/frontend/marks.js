// Marks and badges on elements: what was added, what is wrong, how often it runs. A mark is a
// colour, a line of its own kind and a sign, so that it reads without colours too. Signs and badges
// lie in a layer of the diagram: they move with it, and are printed with it.

import { middle, svg } from "./shapes.js"

const LAYER = "dpg-marks"
const ABOVE_THE_DIAGRAM = 500

export const KINDS = {
  added: { sign: "+", text: "더해짐" },
  removed: { sign: "−", text: "없어짐" },
  changed: { sign: "≠", text: "바뀜" },
  moved: { sign: "→", text: "옮겨짐" },
  error: { sign: "✕", text: "오류" },
  warning: { sign: "!", text: "주의" },
  info: { sign: "i", text: "참고" },
}
const HEAT = /^heat-([0-9])$/
const known = (kind) => kind in KINDS || HEAT.test(kind)

export function said(kind) {
  const heat = HEAT.exec(kind)
  return heat ? `정도 ${heat[1]}/9` : KINDS[kind]?.text
}

export class Marks {
  #marks = {}
  #badges = {}
  #due = 0

  constructor(viewer) {
    this.viewer = viewer
    viewer.on(["import.done", "root.set", "elements.changed"], () => this.#later())
  }

  // marks: element id -> kind; badges: element id -> short text
  set(marks, badges) {
    for (const [id, kind] of Object.entries(this.#marks)) this.#dress(id, kind, "removeMarker")
    this.#marks = Object.fromEntries(Object.entries(marks).filter(([, kind]) => known(kind)))
    this.#badges = badges
    this.draw()
  }

  of(id) { return this.#marks[id] }

  badge(id) { return this.#badges[id] }

  // The kinds that are on elements of this diagram.
  get kinds() {
    const elements = this.viewer.get("elementRegistry")
    return new Set(Object.keys(this.#marks).filter((id) => elements.get(id)).map((id) => this.#marks[id]))
  }

  draw() {
    cancelAnimationFrame(this.#due)
    const layer = this.viewer.get("canvas").getLayer(LAYER, ABOVE_THE_DIAGRAM)
    layer.replaceChildren()
    for (const [id, kind] of Object.entries(this.#marks)) {
      this.#dress(id, kind, "addMarker")
      const element = this.#shown(id)
      if (element && KINDS[kind]) layer.append(signAt(element, kind))
    }
    for (const [id, text] of Object.entries(this.#badges)) {
      const element = this.#shown(id)
      if (element && text) badgeAt(layer, element, String(text))
    }
  }

  #later() {
    cancelAnimationFrame(this.#due)
    this.#due = requestAnimationFrame(() => { if (this.viewer.getDefinitions()) this.draw() })
  }

  #dress(id, kind, verb) {
    const element = this.viewer.get("elementRegistry").get(id)
    const canvas = this.viewer.get("canvas")
    if (!element) return
    canvas[verb](element, `dpg-mark-${kind}`)
    if (HEAT.test(kind)) canvas[verb](element, "dpg-mark-heat")
  }

  // The element when it is on the plane that is open (a collapsed sub-process is another plane).
  #shown(id) {
    const element = this.viewer.get("elementRegistry").get(id)
    const canvas = this.viewer.get("canvas")
    return element && element.parent && canvas.findRoot(element) === canvas.getRootElement() ? element : null
  }
}

function signAt(element, kind) {
  const { x, y } = element.waypoints ? middle(element.waypoints) : element
  const { sign, text } = KINDS[kind]
  const name = svg("title")
  name.textContent = text
  const letter = svg("text", { y: 4.5, "text-anchor": "middle" })
  letter.textContent = sign
  const place = { class: `dpg-sign dpg-sign-${kind}`, transform: `translate(${x},${y})` }
  return svg("g", place, name, svg("circle", { r: 9 }), letter)
}

function badgeAt(layer, element, words) {
  const at = element.waypoints ? middle(element.waypoints) : { x: element.x + element.width, y: element.y }
  const text = svg("text", { y: 4, "text-anchor": "middle" })
  text.textContent = words
  const box = svg("rect", { y: -9, height: 18, rx: 9 })
  const badge = svg("g", { class: "dpg-badge", transform: `translate(${at.x},${at.y})` }, box, text)
  layer.append(badge)
  const width = Math.max(18, text.getComputedTextLength() + 12)
  box.setAttribute("x", -width / 2)
  box.setAttribute("width", width)
}

// What the marks mean, for those that are shown.
export function legend(kinds) {
  const list = document.createElement("ul")
  list.className = "dpg-legend"
  list.setAttribute("aria-label", "표시의 뜻")
  for (const kind of Object.keys(KINDS).filter((one) => kinds.has(one))) {
    const sign = Object.assign(document.createElement("b"), { textContent: KINDS[kind].sign })
    sign.className = `dpg-legend-sign dpg-legend-${kind}`
    sign.setAttribute("aria-hidden", "true")
    const item = document.createElement("li")
    item.append(sign, KINDS[kind].text)
    list.append(item)
  }
  if ([...kinds].some((kind) => HEAT.test(kind))) list.append(heatScale())
  return list
}

function heatScale() {
  const item = document.createElement("li")
  const scale = document.createElement("span")
  scale.className = "dpg-legend-heat"
  for (let step = 0; step < 10; step += 1) {
    scale.append(Object.assign(document.createElement("i"), { className: `dpg-heat-${step}` }))
  }
  item.append("낮음", scale, "높음")
  return item
}
