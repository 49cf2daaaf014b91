// What saving can't decide alone, asked above the drawing.

import * as decisions from "./decisions.js"
import { point } from "./fitting.js"
import * as wording from "./wording.js"

export class Questions {
  #asked = null // what is asked now: a panel with half of the choices made stays as it is
  #pointed = null

  constructor(drawing) { this.drawing = drawing }

  show() {
    const { saving, frame } = this.drawing
    const question = saving.conflict ?? (saving.problem?.losses ? saving.problem : null)
    const matter = question?.conflicts ?? question?.losses ?? question
    if (matter === this.#asked) return
    this.#asked = matter
    frame.dismiss("conflict")
    frame.dismiss("losses")
    this.#point(null)
    if (saving.conflict) this.#conflict(saving.conflict)
    else if (question) this.#losses(question)
  }

  #conflict(conflict) {
    const { saving, frame } = this.drawing
    const giveWay = () => this.#giveWay()
    const sentence = wording.conflict(conflict)
    if (conflict.conflicts.length) {
      const actions = { resolve: (choices) => saving.resolve(choices), giveWay, point: (id) => this.#point(id) }
      frame.panel("conflict", decisions.conflicts(sentence, conflict.conflicts, actions))
    } else {
      frame.notice("conflict", sentence, [
        ["내 그림으로 저장", () => saving.resolve({})],
        ["상대 그림 열기", giveWay],
      ])
    }
  }

  #losses({ sentence, losses }) {
    const { saving, frame } = this.drawing
    frame.panel("losses", decisions.losses(sentence, losses, {
      accept: () => saving.acceptLosses(),
      revert: () => this.drawing.reload({ force: true }),
      point: (id) => this.#point(id),
    }))
  }

  async #giveWay() {
    if (await this.drawing.saving.giveWay()) await this.drawing.reload()
  }

  // Mark the element that a row speaks of; the view moves only when it is out of sight.
  #point(id) {
    const { modeler } = this.drawing
    const elements = modeler.get("elementRegistry")
    const canvas = modeler.get("canvas")
    const before = this.#pointed && elements.get(this.#pointed)
    if (before) canvas.removeMarker(before, "dpg-pointed")
    this.#pointed = id
    if (id && point(modeler, id)) canvas.addMarker(id, "dpg-pointed")
  }
}
