// One drawing of one process: a modeler, its saving, its frame. Lives longer than its place in
// the page, until the registry forgets it.

import { decoded } from "./decoding.js"
import * as drafts from "./drafts.js"
import { Frame } from "./frame.js"
import { fit, makeModeler } from "./modeler.js"
import { Saving } from "./saving.js"
import * as wording from "./wording.js"

export class Drawing {
  #opened = false
  #opening = false
  #fitted = false
  #quiet = false // events of an import are no edits
  #refusals = 0 // tokens refused in a row
  #tell = () => {}

  // styled: a promise; what is measured before the styles are there is wrong.
  constructor(data, styled) {
    this.styled = styled
    this.model = data.model
    this.address = new URL(data.address, document.baseURI).href
    const stack = (verb) => () => this.modeler.get("commandStack")[verb]()
    const zoom = (step) => () => this.modeler.get("zoomScroll").stepZoom(step)
    this.frame = new Frame({
      undo: stack("undo"),
      redo: stack("redo"),
      out: zoom(-1),
      in: zoom(1),
      fit: () => fit(this.modeler),
      screen: () => this.#fullScreen(),
      retry: () => this.saving.flush(),
    })
    this.modeler = makeModeler(this.frame.canvas)
    this.saving = new Saving({
      model: this.model,
      address: () => this.address,
      serialise: async () => (await this.modeler.saveXML({ format: true })).xml,
      onChange: () => this.#show(),
      tell: (name, value) => this.#report(name, value),
    })
    this.modeler.on("commandStack.changed", () => this.#changed())
    this.#usable(false)
    new ResizeObserver(() => this.#resized()).observe(this.frame.canvas)
  }

  // Show the drawing in the host; where the page knows a newer revision, load that.
  attach(host, data, tell) {
    this.#tell = tell
    this.saving.renew(data.token)
    if (this.frame.element.parentNode !== host) host.replaceChildren(this.frame.element)
    if (!this.#opened) this.#open()
    else if (data.number > this.saving.number && this.saving.idle) this.#reload()
  }

  park(host) {
    if (this.frame.element.parentNode !== host) return
    this.leave()
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

  destroy() { this.modeler.destroy() }

  async #open() {
    if (this.#opening) return
    this.#opening = true
    this.frame.dismiss("refusal")
    this.frame.status({ text: "여는 중…", tone: "busy" })
    try {
      const [{ number, xml }] = await Promise.all([this.#fetch(), this.styled])
      await this.#import(xml)
      this.saving.stand(number)
      this.#usable(true)
      await this.#resume(number, xml)
    } catch (refusal) {
      if (refusal.status === 403) this.#report("expired", Date.now())
      this.frame.status({ text: "열지 못했습니다", tone: "danger" })
      this.frame.notice("refusal", refusal.message, [["다시 열기", () => this.#open()]])
    } finally {
      this.#opening = false
    }
  }

  // Take up what this browser kept because the server never confirmed it.
  async #resume(number, xml) {
    const draft = drafts.read(this.model)
    if (!draft || draft.xml === xml) return drafts.clear(this.model)
    try {
      await this.#import(draft.xml)
    } catch {
      return this.#import(xml)
    }
    this.saving.stand(draft.sending === xml ? number : draft.number)
    this.saving.changed()
  }

  async #reload() {
    const canvas = this.modeler.get("canvas")
    const { x, y, width, height } = canvas.viewbox()
    try {
      const { number, xml } = await this.#fetch()
      if (this.saving.pending) return // edited meanwhile
      this.saving.stand(number)
      this.#usable(false)
      await this.#import(xml)
      this.#usable(true)
      canvas.viewbox({ x, y, width, height })
    } catch (refusal) {
      const again = () => (this.#opened ? this.#reload() : this.#open())
      this.frame.notice("refusal", refusal.message, [["다시 열기", again]])
    }
  }

  // What can't be shown can't be drawn on: an empty canvas must never be saved in its place.
  #usable(usable) {
    this.#opened = usable
    this.frame.canvas.inert = !usable
  }

  async #fetch() {
    let response
    try {
      response = await fetch(this.address, { headers: { "X-Editor-Token": this.saving.token } })
    } catch {
      throw new Error("서버에 닿지 않아 흐름도를 열지 못했습니다.")
    }
    if (!response.ok) {
      const { sentence } = await response.json().catch(() => ({}))
      const message = sentence ?? "서버가 흐름도를 내주지 않았습니다. 잠시 뒤에 다시 여세요."
      throw Object.assign(new Error(message), { status: response.status })
    }
    const number = Number(response.headers.get("ETag").replaceAll(/\D/g, ""))
    return { number, xml: decoded(await response.arrayBuffer()) }
  }

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
    const { saving, frame } = this
    frame.status(wording.status(saving))
    const stack = this.modeler.get("commandStack")
    frame.buttons.undo.disabled = !stack.canUndo()
    frame.buttons.redo.disabled = !stack.canRedo()
    if (!saving.conflict) return frame.dismiss("conflict")
    frame.notice("conflict", wording.conflict(saving.conflict), [
      ["내 그림으로 저장", () => saving.keepMine()],
      ["상대 그림 열기", () => this.#openTheirs()],
    ])
  }

  async #openTheirs() {
    if (await this.saving.giveWay()) await this.#reload()
  }

  #fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen()
    else this.frame.element.requestFullscreen()
  }
}
