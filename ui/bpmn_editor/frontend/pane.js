// One revision in a viewer: fetched, shown, marked, reached by keyboard.

import { make } from "./frame.js"
import { Marks } from "./marks.js"
import { Reach } from "./reach.js"
import * as source from "./source.js"
import { makeViewer } from "./viewers.js"
import * as wording from "./wording.js"

export class Pane {
  shown = false
  warnings = 0

  // given: { address, token, number, label }; picked(id or null): what was clicked
  constructor(given, picked) {
    Object.assign(this, given)
    this.address = new URL(given.address, document.baseURI).href
    this.canvas = make("div", { className: "dpg-pane-canvas" })
    const label = make("div", { className: "dpg-pane-label", textContent: given.label })
    this.element = make("section", { className: "dpg-pane" }, label, this.canvas)
    this.element.setAttribute("aria-label", given.label)
    this.viewer = makeViewer(this.canvas)
    this.marks = new Marks(this.viewer)
    this.reach = new Reach(this.viewer, this.marks, picked)
    this.viewer.on("element.click", ({ element }) => {
      const target = element.labelTarget ?? element
      picked(target.parent ? target.id : null)
    })
  }

  async open() {
    const { xml } = await source.model(`${this.address}/${this.number}`, this.token)
    this.xml = xml
    try {
      this.warnings = (await this.viewer.importXML(xml)).warnings.length
    } catch (error) {
      throw wording.unshowable(error.message)
    }
    this.shown = true
  }

  mark(marks, badges) {
    if (!this.shown) return
    this.marks.set(marks, badges)
    this.reach.name()
  }

  destroy() {
    this.viewer.destroy()
    this.element.remove()
  }
}
