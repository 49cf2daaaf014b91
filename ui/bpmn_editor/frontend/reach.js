// Every element of a diagram by the keyboard: the diagram is one tab stop, arrows go through its
// elements as they are read, Enter picks the one in focus.

import { spoken } from "./names.js"

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const isLabel = (element) => Boolean(element.labelTarget)

export class Reach {
  #order = []
  #at = 0

  // picked(id): an element was chosen
  constructor(viewer, marks, picked) {
    Object.assign(this, { viewer, marks, picked })
    viewer.on(["import.done", "root.set"], () => this.name())
    const svg = viewer.get("canvas").getContainer().querySelector(":scope > svg")
    svg.setAttribute("tabindex", "-1") // its elements take the focus in its place
    svg.setAttribute("role", "group")
    svg.addEventListener("keydown", (event) => this.#key(event))
    svg.addEventListener("focusin", (event) => this.#entered(event.target))
  }

  // Give the elements that are shown their places and their names.
  name() {
    const canvas = this.viewer.get("canvas")
    if (!this.viewer.getDefinitions()) return
    const elements = this.viewer.get("elementRegistry")
    const root = canvas.getRootElement()
    const here = (one) => one.parent && !isLabel(one) && canvas.findRoot(one) === root
    this.#order = inReadingOrder(elements.filter(here))
    this.#at = Math.min(this.#at, Math.max(0, this.#order.length - 1))
    for (const [place, element] of this.#order.entries()) {
      const drawn = elements.getGraphics(element)
      drawn.setAttribute("tabindex", place === this.#at ? "0" : "-1")
      drawn.setAttribute("role", "button")
      const { id } = element
      drawn.setAttribute("aria-label", spoken(element, this.marks.of(id), this.marks.badge(id)))
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const element = this.#order[this.#at]
    if (!element) return
    if (event.key === "Enter" || event.key === " ") this.picked(element.id)
    else if (event.key in STEPS) this.#go(this.#at + STEPS[event.key])
    else if (event.key === "Home") this.#go(0)
    else if (event.key === "End") this.#go(this.#order.length - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #go(place) {
    if (place < 0 || place >= this.#order.length) return
    this.#graphics(this.#at).setAttribute("tabindex", "-1")
    this.#at = place
    const drawn = this.#graphics(place)
    drawn.setAttribute("tabindex", "0")
    drawn.focus({ preventScroll: true })
  }

  #graphics(place) { return this.viewer.get("elementRegistry").getGraphics(this.#order[place]) }

  #entered(target) {
    const drawn = target.closest?.(".djs-element")
    const place = this.#order.findIndex((one, at) => this.#graphics(at) === drawn)
    if (place < 0) return
    this.#graphics(this.#at).setAttribute("tabindex", "-1")
    this.#at = place
    drawn.setAttribute("tabindex", "0")
    if (!drawn.matches(":focus-visible")) return
    this.viewer.get("selection").select(this.#order[place])
    this.viewer.get("canvas").scrollToElement(this.#order[place], 40)
  }
}

// From left to right, what is beside each other from top to bottom; after each step its flows.
function inReadingOrder(elements) {
  const steps = elements.filter((one) => !one.waypoints)
  const flows = new Set(elements.filter((one) => one.waypoints))
  steps.sort((one, other) => one.x - other.x || one.y - other.y)
  const order = steps.flatMap((step) => {
    const own = (step.outgoing ?? []).filter((flow) => flows.delete(flow))
    return [step, ...own]
  })
  return [...order, ...flows]
}
