// One drawing of one process: a modeler, its saving, its frame. Lives longer than its place in
// the page, until the registry forgets it.

import * as drafts from "./drafts.js"
import { fit, point } from "./fitting.js"
import { Frame } from "./frame.js"
import { Marks } from "./marks.js"
import { makeModeler } from "./modeler.js"
import { Newer } from "./newer.js"
import { download, menu } from "./pictures.js"
import { Presence } from "./presence.js"
import { print } from "./printing.js"
import { Questions } from "./questions.js"
import { Saving } from "./saving.js"
import { Simulating } from "./simulating.js"
import * as source from "./source.js"
import * as wording from "./wording.js"

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
      onChange: () => this.#show(),
      tell: (name, value) => this.#report(name, value),
    })
    this.newer = new Newer(this)
    this.questions = new Questions(this)
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
    const zoom = (step) => () => this.stage.get("zoomScroll").stepZoom(step)
    let open = null
    return {
      undo: stack("undo"),
      redo: stack("redo"),
      out: zoom(-1),
      in: zoom(1),
      fit: () => fit(this.stage),
      screen: () => this.#fullScreen(),
      picture: () => (open ??= menu(this.frame.buttons.picture, this.#pictures()))(),
      retry: () => this.saving.flush(),
      simulate: () => (this.simulating.on ? this.#edit() : this.#simulate()),
    }
  }

  #pictures() {
    return [
      ["SVG 그림 받기", () => this.#download("svg")],
      ["PNG 그림 받기 (2배 크기)", () => this.#download("png")],
      ["인쇄", () => this.print()],
    ]
  }

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
    if (!this.#opened) this.#open().then(() => this.#point(data.focus))
    else {
      this.#point(data.focus)
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

  print() { print(this.title, [{ viewer: this.modeler }]) }

  async #open() {
    if (this.#opening) return
    this.#opening = true
    this.frame.dismiss("refusal")
    this.frame.status({ text: "여는 중…", tone: "busy" })
    try {
      const [{ number, xml }] = await Promise.all([this.#fetch(), this.styled])
      await this.#import(xml)
      const opened = await this.#xml()
      this.saving.stand(number, opened)
      this.#usable(true)
      await this.#resume(number, xml, opened)
    } catch (refusal) {
      if (refusal.status === 403) this.#report("expired", Date.now())
      this.frame.status({ text: "열지 못했습니다", tone: "danger" })
      this.frame.notice("refusal", refusal.message, [["다시 열기", () => this.#open()]])
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

  // Show the newest revision at the same place, unless something was edited meanwhile; force: even
  // then, and what was not saved is gone. Tells whether it did.
  async reload({ force = false } = {}) {
    const canvas = this.modeler.get("canvas")
    const { x, y, width, height } = canvas.viewbox()
    const selected = this.modeler.get("selection").get().map(({ id }) => id)
    try {
      const { number, xml } = await this.#fetch()
      if (!force && (this.saving.pending || (this.#opened && this.handsFull))) return false
      this.#edit()
      this.#usable(false)
      await this.#import(xml)
      this.saving.stand(number, await this.#xml())
      drafts.clear(this.model)
      this.#usable(true)
      canvas.viewbox({ x, y, width, height })
      const elements = this.modeler.get("elementRegistry")
      this.modeler.get("selection").select(selected.map((id) => elements.get(id)).filter(Boolean))
      return true
    } catch (refusal) {
      const again = () => (this.#opened ? this.reload() : this.#open())
      this.frame.notice("refusal", refusal.message, [["다시 열기", again]])
      return false
    }
  }

  // What can't be shown can't be drawn on: an empty canvas must never be saved in its place.
  #usable(usable) {
    this.#opened = usable
    this.modeler.get("canvas").getContainer().inert = !usable || this.simulating.on
    this.frame.canvas.inert = !usable
  }

  #fetch() { return source.model(this.address, this.saving.token) }

  async #xml() { return (await this.modeler.saveXML({ format: true })).xml }

  async #import(xml) {
    this.#quiet = true
    try {
      const { warnings } = await this.modeler.importXML(xml)
      this.frame.dismiss("refusal")
      this.frame.dismiss("unread")
      if (warnings.length) this.frame.notice("unread", wording.unread(warnings.length))
    } catch (error) {
      throw new Error(wording.unshowable(error.message))
    } finally {
      this.#quiet = false
    }
    this.#fitted = false
    this.#resized()
  }

  async #simulate() {
    if (!this.#opened) return
    this.modeler.get("directEditing").complete()
    this.saving.flush()
    try {
      const running = this.simulating.start(await this.#xml(), this.modeler.get("canvas").viewbox())
      this.#show()
      await running
    } catch {
      this.frame.notice("refusal", "시뮬레이션을 시작하지 못했습니다. 연결을 확인하고 다시 켜세요.")
      this.#edit()
    }
  }

  #edit() {
    this.simulating.stop()
    this.#show()
  }

  async #download(kind) {
    try {
      await this.saving.flush()
      if (!this.saving.number) throw new Error("아직 저장한 그림이 없습니다. 먼저 그리세요.")
      await download(this.address, this.saving.token, this.saving.number, kind)
    } catch (refusal) {
      this.frame.notice("refusal", refusal.message, [["닫기", () => this.frame.dismiss("refusal")]])
    }
  }

  #point(focus) {
    if (focus && focus !== this.#focus) point(this.stage, focus)
    this.#focus = focus ?? null
  }

  #selected() {
    if (!this.#follows || this.#quiet) return
    const selected = this.modeler.get("selection").get()
    this.#tell("selected", selected.length === 1 ? selected[0].id.replace(/_label$/, "") : null)
  }

  // Tell Python; a token that is refused again although it is new would be asked for for ever.
  #report(name, value) {
    this.#refusals = name === "expired" ? this.#refusals + 1 : 0
    if (this.#refusals <= 2) this.#tell(name, value)
  }

  #changed() {
    if (this.#opened && !this.#quiet) this.saving.changed()
    this.#show()
  }

  #resized() {
    if (!this.frame.canvas.clientWidth || !this.modeler.getDefinitions()) return
    if (this.#fitted) return this.modeler.get("canvas").resized()
    if (this.frame.canvas.clientWidth < 600) this.modeler.get("palette").close()
    this.#fitted = true
    fit(this.modeler)
  }

  #show() {
    const { saving, frame, simulating } = this
    frame.status(wording.status(saving))
    const stack = this.modeler.get("commandStack")
    frame.buttons.undo.disabled = simulating.on || !stack.canUndo()
    frame.buttons.redo.disabled = simulating.on || !stack.canRedo()
    frame.buttons.simulate.setAttribute("aria-pressed", String(simulating.on))
    this.modeler.get("canvas").getContainer().inert = !this.#opened || simulating.on
    this.questions.show()
    this.newer.catchUp()
  }

  #fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen()
    else this.frame.element.requestFullscreen()
  }
}
