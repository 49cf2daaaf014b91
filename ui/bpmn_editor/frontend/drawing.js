// One drawing of one process: a modeler, its saving, its frame. Lives longer than its place in
// the page, until the registry forgets it.

import * as drafts from "./drafts.js"
import { begin, drawn, fit, goesOn, point } from "./fitting.js"
import { Frame } from "./frame.js"
import { Marks } from "./marks.js"
import { makeModeler } from "./modeler.js"
import { Newer } from "./newer.js"
import { Presence } from "./presence.js"
import { print } from "./printing.js"
import { Questions } from "./questions.js"
import { Saving } from "./saving.js"
import { Simulating } from "./simulating.js"
import * as source from "./source.js"
import { pictures, pressed, tools } from "./tools.js"
import { Undrawn } from "./undrawn.js"
import * as wording from "./wording.js"

const EMPTY_LABEL = /\s*<(?:[\w.-]+:)?BPMNLabel\s*\/>/g

export class Drawing {
  #opened = false
  #opening = false
  #fitted = false
  #quiet = false // events of an import are no edits
  #refusals = 0 // tokens refused in a row
  #follows = false // whether the page asked for the selection
  #focus = null // what the page last asked to be shown
  #tell = () => {}

  // styled: a promise; what is measured before the styles are there is wrong.
  constructor(data, styled) {
    Object.assign(this, { styled, model: data.model, title: data.title })
    this.address = new URL(data.address, document.baseURI).href
    this.frame = new Frame(this.#actions())
    this.modeler = makeModeler(this.frame.canvas)
    this.marks = new Marks(this.modeler)
    this.simulating = new Simulating(this.frame.canvas)
    this.saving = new Saving({
      model: this.model,
      address: () => this.address,
      serialise: () => this.#xml(),
      onChange: () => this.show(),
      tell: (name, value) => this.report(name, value),
    })
    this.newer = new Newer(this)
    this.questions = new Questions(this)
    this.undrawn = new Undrawn(this)
    this.presence = new Presence({
      address: () => this.address,
      token: () => this.saving.token,
      heard: (answer) => this.newer.heard(answer),
    })
    this.modeler.on("commandStack.changed", () => this.#changed())
    this.modeler.on("selection.changed", () => this.#selected())
    this.#usable(false)
    new ResizeObserver(() => this.#resized()).observe(this.frame.canvas)
  }

  #actions() {
    const stack = (verb) => () => this.modeler.get("commandStack")[verb]()
    return {
      ...tools(this),
      undo: stack("undo"),
      redo: stack("redo"),
      retry: () => this.saving.flush(),
    }
  }

  pictures() {
    const newest = async () => {
      await this.saving.flush()
      const { address, saving: { token, number } } = this
      if (!number) throw new Error("아직 저장한 그림이 없습니다. 먼저 그리세요.")
      return { address, token, number }
    }
    return [...pictures(this.frame, newest), ["인쇄", () => print(this.title, [{ viewer: this.modeler }])]]
  }

  fit() { fit(this.stage) }

  // What is shown: the drawing, or the case that runs through it.
  get stage() { return this.simulating.viewer ?? this.modeler }

  get opened() { return this.#opened }

  // Whether the person is in the middle of something that a reload would break off.
  get handsFull() {
    return this.simulating.on || this.modeler.get("directEditing").isActive()
      || Boolean(this.modeler.get("dragging").context())
  }

  // Show the drawing in the host; where the page knows a newer revision, load that.
  attach(host, data, tell) {
    this.#tell = tell
    this.#follows = Boolean(data.follow)
    this.title = data.title
    this.saving.renew(data.token)
    if (this.frame.element.parentNode !== host) host.replaceChildren(this.frame.element)
    this.marks.set(data.marks ?? {}, data.badges ?? {})
    this.presence.come()
    if (!this.#opened) this.open().then(() => this.#point(data))
    else {
      this.#point(data)
      if (data.number > this.saving.number && this.saving.idle) this.reload()
    }
  }

  park(host) {
    if (this.frame.element.parentNode !== host) return
    this.leave()
    this.presence.go()
    this.#tell = () => {}
    this.frame.element.remove()
  }

  leave() {
    this.modeler.get("directEditing").complete() // a name half typed is an edit
    this.saving.leave()
  }

  get atRisk() { return this.saving.atRisk }

  get forgettable() {
    return !this.frame.element.isConnected && this.saving.idle && !this.saving.conflict
  }

  retry() { this.saving.flush() }

  destroy() { this.modeler.destroy() }

  async open() {
    if (this.#opening) return
    this.#opening = true
    this.frame.dismiss("refusal")
    this.frame.status({ text: "여는 중…", tone: "busy" })
    try {
      const [{ number, xml }] = await Promise.all([this.fetch(), this.styled])
      await this.#import(xml)
      const opened = await this.#xml()
      this.saving.stand(number, opened)
      this.#usable(true)
      await this.#resume(number, xml, opened)
    } catch (refusal) {
      if (refusal.status === 403) this.report("expired", Date.now())
      this.frame.status({ text: "열지 못했습니다", tone: "danger" })
      this.undrawn.refuse(refusal)
    } finally {
      this.#opening = false
    }
  }

  // Take up what this browser kept because the server never confirmed it.
  async #resume(number, xml, opened) {
    const draft = drafts.read(this.model)
    if (!draft || draft.xml === opened) return drafts.clear(this.model)
    try {
      await this.#import(draft.xml)
    } catch {
      return this.#import(xml)
    }
    const arrived = draft.sending === opened || !draft.opened
    this.saving.stand(arrived ? number : draft.number, arrived ? opened : draft.opened)
    this.saving.changed()
  }

  // Show the newest revision at the same place (another drawing from its beginning), unless
  // something was edited meanwhile; force: even then, and what was not saved is gone. Tells
  // whether it did.
  async reload({ force = false } = {}) {
    const canvas = this.modeler.get("canvas")
    const { x, y, width, height } = canvas.viewbox()
    const before = drawn(this.modeler)
    const selected = this.modeler.get("selection").get().map(({ id }) => id)
    try {
      const { number, xml } = await this.fetch()
      if (!force && (this.saving.pending || (this.#opened && this.handsFull))) return false
      this.still()
      this.#usable(false)
      await this.#import(xml)
      this.saving.stand(number, await this.#xml())
      drafts.clear(this.model)
      this.#usable(true)
      if (goesOn(before, drawn(this.modeler))) canvas.viewbox({ x, y, width, height })
      const elements = this.modeler.get("elementRegistry")
      this.modeler.get("selection").select(selected.map((id) => elements.get(id)).filter(Boolean))
      return true
    } catch (refusal) {
      this.undrawn.refuse(refusal)
      return false
    }
  }

  // What can't be shown can't be drawn on: an empty canvas must never be saved in its place.
  #usable(usable) {
    this.#opened = usable
    this.modeler.get("canvas").getContainer().inert = !usable || this.simulating.on
    this.frame.canvas.inert = !usable
  }

  fetch() { return source.model(this.address, this.saving.token) }

  // bpmn-js gives each task that was renamed an empty label: nobody edited that.
  async #xml() {
    const { xml } = await this.modeler.saveXML({ format: true })
    return xml.replace(EMPTY_LABEL, "")
  }

  async #import(xml) {
    this.#quiet = true
    try {
      const { warnings } = await this.modeler.importXML(xml)
      this.frame.dismiss("refusal")
      this.frame.dismiss("unread")
      const close = ["닫기", () => this.frame.dismiss("unread")]
      if (warnings.length) this.frame.notice("unread", wording.unread(warnings.length), [close])
      this.undrawn.look()
    } catch (error) {
      throw wording.unshowable(error.message)
    } finally {
      this.#quiet = false
    }
    this.#fitted = false
    this.#resized()
  }

  // What a case runs through: the drawing as it is now.
  async toSimulate() {
    this.modeler.get("directEditing").complete()
    this.saving.flush()
    const started = { xml: await this.#xml(), viewbox: this.modeler.get("canvas").viewbox() }
    this.modeler.get("canvas").getContainer().inert = true
    return started
  }

  still() {
    this.simulating.stop()
    this.show()
  }

  #point({ focus, asked }) {
    const wanted = focus && `${asked}/${focus}`
    if (wanted && wanted !== this.#focus) point(this.stage, focus)
    this.#focus = wanted
  }

  #selected() {
    if (!this.#follows || this.#quiet) return
    const selected = this.modeler.get("selection").get()
    this.#tell("selected", selected.length === 1 ? selected[0].id.replace(/_label$/, "") : null)
  }

  // Tell Python; a token that is refused again although it is new would be asked for for ever.
  report(name, value) {
    this.#refusals = name === "expired" ? this.#refusals + 1 : 0
    if (this.#refusals <= 2) this.#tell(name, value)
  }

  #changed() {
    if (this.#opened && !this.#quiet) this.saving.changed()
    this.show()
  }

  #resized() {
    if (!this.frame.canvas.clientWidth || !this.modeler.getDefinitions()) return
    if (this.#fitted) return this.modeler.get("canvas").resized()
    const width = this.frame.canvas.clientWidth
    if (width < 600) this.modeler.get("palette").close()
    this.#fitted = true
    begin(this.modeler, width)
  }

  // Say how things stand: saving, what can be undone, what is asked.
  show() {
    const { saving, frame, simulating } = this
    frame.status(wording.status(saving))
    const stack = this.modeler.get("commandStack")
    frame.buttons.undo.disabled = simulating.on || !stack.canUndo()
    frame.buttons.redo.disabled = simulating.on || !stack.canRedo()
    pressed(this)
    this.modeler.get("canvas").getContainer().inert = !this.#opened || simulating.on
    this.questions.show()
    this.newer.catchUp()
  }
}
