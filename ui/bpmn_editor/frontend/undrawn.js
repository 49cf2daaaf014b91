// Files that draw nothing, or none of their steps: the server can give everything a place.

import { is } from "bpmn-js/lib/util/ModelUtil"

import * as source from "./source.js"
import * as wording from "./wording.js"

const isStep = (one) => is(one, "bpmn:FlowNode")

export class Undrawn {
  constructor(drawing) { this.drawing = drawing }

  // Say why the model could not be opened, and what can be done.
  refuse(refusal) {
    const { drawing } = this
    const again = () => (drawing.opened ? drawing.reload() : drawing.open())
    const choices = [["다시 열기", again]]
    if (refusal.undrawn) choices.unshift(this.#choice())
    drawing.frame.notice("refusal", refusal.message, choices)
  }

  // Tell where the model has steps and the diagram that was just read shows none of them.
  look() {
    const { frame, modeler } = this.drawing
    frame.dismiss("undrawn")
    const steps = modeler.getDefinitions().rootElements
      .flatMap((one) => one.flowElements ?? []).filter(isStep)
    if (!steps.length || modeler.get("elementRegistry").find(isStep)) return
    frame.notice("undrawn", wording.UNDRAWN, [this.#choice()])
  }

  #choice() { return ["자동으로 배치하기", () => this.#place()] }

  async #place() {
    const { drawing } = this
    try {
      const { number } = await drawing.fetch()
      await source.place(drawing.address, drawing.saving.token, number)
    } catch (refusal) {
      return this.refuse(refusal)
    }
    await (drawing.opened ? drawing.reload() : drawing.open())
    drawing.report("saved", drawing.saving.number)
  }
}
