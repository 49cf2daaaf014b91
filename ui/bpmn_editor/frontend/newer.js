// Who else has the model open, and what they saved: idle drawings load it by themselves, others are
// offered it. A save that was merged with theirs is followed by loading what came of it.

import * as wording from "./wording.js"

const REST = 60000 // someone who edited in the last minute may want to undo it
const AGAIN = 700

export class Newer {
  #edited = 0 // when the drawing was last edited
  #waiting = 0
  #heard = null

  constructor(drawing) {
    this.drawing = drawing
    drawing.modeler.on("commandStack.changed", ({ trigger }) => {
      if (trigger !== "clear") this.#edited = Date.now()
    })
  }

  // The server's answer to this window's sign of life.
  heard({ others, me, number, by }) {
    const { drawing } = this
    const { frame, saving } = drawing
    this.#heard = { number, by, own: by === me }
    if (others.length) frame.notice("presence", wording.together(others, me), [], { role: "status" })
    else frame.dismiss("presence")
    if (number <= saving.number || !drawing.opened || !saving.idle || saving.conflict) return
    if (!drawing.handsFull && Date.now() - this.#edited > REST) this.#load()
    else frame.notice("newer", wording.newer({ number, by }), [["불러오기", () => this.#load()]], { role: "status" })
  }

  // Load what a merge made of my changes and theirs, as soon as nobody is in the middle of an edit.
  catchUp() {
    const { saving, frame } = this.drawing
    if (this.#heard && saving.number >= this.#heard.number) frame.dismiss("newer")
    if (!saving.behind || this.#waiting) return
    this.#waiting = setTimeout(async () => {
      this.#waiting = 0
      if (!saving.behind) return
      const { number } = saving
      const loaded = saving.idle && !this.drawing.handsFull && (await this.drawing.reload())
      if (loaded) this.#say(wording.merged({ by: saving.mergedWith, number }))
      else this.catchUp()
    }, AGAIN)
  }

  async #load() {
    const heard = this.#heard
    this.drawing.frame.dismiss("newer")
    const loaded = await this.drawing.reload()
    if (loaded && !heard.own) this.#say(wording.loaded(heard)) // my own upload is no news
  }

  #say(sentence) {
    const { frame } = this.drawing
    frame.notice("merged", sentence, [["닫기", () => frame.dismiss("merged")]], { role: "status" })
  }
}
