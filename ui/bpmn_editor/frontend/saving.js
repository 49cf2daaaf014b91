// Saves a drawing as it is edited: a little after the last edit, each save as what was edited
// since the one before, on top of the revision that it was made from (If-Match). Failed saves are
// tried again; what meets a newer revision in the same place stops it until someone chooses.

import * as drafts from "./drafts.js"
import { KEEPALIVE_LIMIT, packed, put } from "./transport.js"

const PAUSE = 800
const FIRST_RETRY = 1000
const LONGEST_RETRY = 30000

export class Saving {
  number = 0 // the revision that the drawing stands on
  opened = "" // that revision as bpmn-js writes it: what edits are measured from
  savedAt = null
  problem = null // { sentence, status, losses } of the last try
  conflict = null // { number, by, at, conflicts, edits }: edits = how many of mine it keeps
  behind = false // the line holds changes of others that the drawing does not show yet
  mergedWith = [] // whose
  token = ""

  #edits = 0 // how many edits were made
  #kept = 0 // how many of them the server has
  #sending = null // { edits, xml, opened, base, upon, … }: sent, perhaps arrived, not answered
  #deciding = {} // what a person decided for the next save: upon, choices, acceptLosses
  #running = null
  #timer = 0
  #retry = FIRST_RETRY
  #size = 0

  constructor({ model, address, serialise, onChange, tell }) {
    Object.assign(this, { model, address, serialise, onChange, tell })
  }

  get unsaved() { return this.#kept < this.#edits }
  get idle() { return !this.unsaved && !this.#running }
  get busy() { return Boolean(this.#running) }

  // Whether leaving the page now could lose something.
  get atRisk() {
    const blocked = this.problem || this.conflict || this.#size > KEEPALIVE_LIMIT
    return this.pending && Boolean(blocked)
  }

  // Whether there are edits that the server has neither in the line nor beside it.
  get pending() { return this.#edits > Math.max(this.#kept, this.conflict?.edits ?? 0) }

  // The drawing shows the revision now, whatever it showed before.
  stand(number, opened) {
    this.#stop()
    Object.assign(this, { number, opened, problem: null, conflict: null, behind: false })
    this.#kept = this.#edits
    this.#sending = null
    this.#deciding = {}
    this.onChange()
  }

  changed() {
    this.#edits += 1
    if (!this.conflict) this.#later(PAUSE)
    this.onChange()
  }

  renew(token) {
    if (token === this.token) return
    this.token = token
    if (this.problem?.status === 403) this.flush()
  }

  // Save what is unsaved now. Never throws: the outcome is in the state.
  flush() {
    this.#stop()
    if (this.conflict || !this.unsaved) return Promise.resolve()
    this.#running ??= this.#send().finally(() => {
      this.#running = null
      this.onChange()
    })
    return this.#running
  }

  // The page may go at any moment: send what can be sent, write down the rest.
  async leave() {
    if (!this.pending) return
    this.conflict ? this.#keepLater() : this.flush()
    const sending = this.#sending?.xml ?? null
    const xml = await this.serialise()
    if (this.pending) this.#draft(xml, sending)
  }

  // Save on top of the newer revision, which stays in the line; where both changed the same, by
  // the choices (conflict key -> "mine" or "theirs").
  resolve(choices) {
    this.#deciding = { upon: this.conflict.number, choices }
    this.conflict = null
    return this.flush()
  }

  // Save although something will be missing that nobody deleted.
  acceptLosses() {
    this.#deciding = { ...this.#deciding, acceptLosses: true }
    this.problem = null
    return this.flush()
  }

  // Tell whether all of my edits are kept beside the line, so that theirs can be shown.
  async giveWay() {
    await this.#keepLater()
    return !this.pending
  }

  async #keepLater() {
    if (!this.conflict || !this.pending) return
    const edits = this.#edits
    const answer = await this.#put(this.#composed(await this.serialise()))
    if (answer.status === 409 && this.conflict) {
      Object.assign(this.conflict, { edits, conflicts: answer.conflicts ?? [] })
      this.problem = null
      this.tell("conflict", answer.kept)
    } else if (answer.status !== 409) this.problem = answer
    this.onChange()
  }

  async #send() {
    while (this.unsaved && !this.conflict) {
      const edits = this.#edits
      const xml = this.#sending ? null : await this.serialise()
      if (xml === this.opened) {
        this.#nothing(edits)
        continue
      }
      this.#sending ??= { ...this.#composed(xml), edits }
      this.onChange()
      const answer = await this.#put(this.#sending)
      if (answer.status === 200) this.#saved(answer)
      else return this.#refused(answer)
    }
  }

  #composed(xml) {
    const { number, opened } = this
    return { xml, opened, base: number, upon: number, ...this.#deciding }
  }

  // Edited back to what it was: there is nothing to send.
  #nothing(edits) {
    this.#kept = edits
    this.problem = null
    if (!this.unsaved) drafts.clear(this.model)
  }

  #saved(answer) {
    const { edits, xml, base, upon } = this.#sending
    if (answer.merged || base !== upon) this.behind = true
    this.mergedWith = answer.others ?? this.mergedWith
    Object.assign(this, { number: answer.number, opened: xml, savedAt: new Date(), problem: null })
    this.#kept = edits
    this.#sending = null
    this.#deciding = {}
    this.#retry = FIRST_RETRY
    if (!this.unsaved) drafts.clear(this.model)
    this.tell("saved", this.number)
  }

  async #refused(answer) {
    const { edits, xml } = this.#sending
    const unanswered = answer.status === 0 || answer.status >= 500
    if (!unanswered) this.#sending = null // the server answered: it has not taken these bytes
    if (answer.status === 409) {
      const { number, by, at, conflicts = [] } = answer
      this.conflict = { number, by, at, conflicts, edits }
      this.mergedWith = [by]
      this.problem = null
      this.#deciding = {}
      if (!this.pending) drafts.clear(this.model)
      this.tell("conflict", answer.kept)
      return
    }
    this.problem = answer
    this.#draft(xml, unanswered ? xml : null)
    if (answer.status === 403) this.tell("expired", Date.now())
    if (unanswered) {
      this.#later(this.#retry)
      this.#retry = Math.min(2 * this.#retry, LONGEST_RETRY)
    }
  }

  #put(save) {
    const body = packed(save)
    this.#size = body.length
    return put(this.address(), { token: this.token, upon: save.upon, body })
  }

  #draft(xml, sending) {
    drafts.write(this.model, { number: this.number, opened: this.opened, xml, sending })
  }

  #later(pause) {
    this.#stop()
    this.#timer = setTimeout(() => this.flush(), pause)
  }

  #stop() { clearTimeout(this.#timer) }
}
