// A case run through what is drawn: a viewer of its own over the drawing, which nothing in it can
// change. The package that runs the tokens is fetched when it is first asked for.

import { is } from "bpmn-js/lib/util/ModelUtil"

import { inKorean } from "./korean_dom.js"

const LEAST_ZOOM = 0.55

export class Simulating {
  viewer = null
  #box = null
  #wanted = false

  constructor(canvas) { this.canvas = canvas }

  get on() { return this.#wanted }

  // Run the XML, at the part of the diagram that the other viewer shows.
  async start(xml, viewbox) {
    this.#wanted = true
    const { makeSimulator } = await import("./simulation.js")
    if (!this.#wanted) return
    this.#box = document.createElement("div")
    this.#box.className = "dpg-simulation"
    this.canvas.append(this.#box)
    const viewer = makeSimulator(this.#box)
    const stop = inKorean(this.#box)
    this.viewer = viewer
    viewer.on("diagram.destroy", stop)
    await viewer.importXML(xml)
    if (this.viewer !== viewer) return
    viewer.get("canvas").viewbox(viewbox)
    largeEnough(viewer)
    viewer.get("toggleMode").toggleMode(true)
  }

  stop() {
    this.#wanted = false
    this.viewer?.destroy()
    this.#box?.remove()
    this.viewer = this.#box = null
  }
}

// The buttons that start and go on are shown from this size on: come near to where a case begins.
function largeEnough(viewer) {
  const canvas = viewer.get("canvas")
  if (canvas.zoom() >= LEAST_ZOOM) return
  const start = viewer.get("elementRegistry").find((one) => is(one, "bpmn:StartEvent"))
  canvas.zoom(LEAST_ZOOM, "auto")
  if (start) canvas.scrollToElement(start, { top: 160, left: 160, right: 400, bottom: 160 })
}
