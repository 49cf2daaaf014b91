// Saves a drawing as it is edited: a little after the last edit, each save on top of the revision
// that it was made from (If-Match). Failed saves are tried again; a newer revision stops it.

import * as drafts from "./drafts.js"

const PAUSE = 800
const FIRST_RETRY = 1000
const LONGEST_RETRY = 30000
const PATIENCE = 30000
const KEEPALIVE_LIMIT = 60000 // browsers let 64 KB outlive their page

const UNREACHABLE = "서버에 닿지 않습니다. 저절로 다시 시도합니다."

export class Saving {
  number = 0 // the revision that the drawing stands on
  savedAt = null
  problem = null // { sentence, status } of the last try
  conflict = null // { number, by, at, edits }: a newer revision, and how many of mine it keeps
  token = ""

  #edits = 0 // how many edits were made
  #kept = 0 // how many of them the server has
  #sending = null // { edits, xml }: sent, perhaps arrived, not answered
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
  stand(number) {
    this.#stop()
    Object.assign(this, { number, problem: null, conflict: null })
    this.#kept = this.#edits
    this.#sending = null
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
    if (this.pending) drafts.write(this.model, { number: this.number, xml, sending })
  }

  // Save my drawing on top of the newer revision, which stays in the line.
  keepMine() {
    this.number = this.conflict.number
    this.conflict = null
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
    const answer = await this.#put(await this.serialise())
    if (answer.status === 409 && this.conflict) {
      this.conflict.edits = edits
      this.problem = null
      this.tell("conflict", answer.kept)
    } else if (answer.status !== 409) this.problem = answer
    this.onChange()
  }

  async #send() {
    while (this.unsaved && !this.conflict) {
      this.#sending ??= { edits: this.#edits, xml: await this.serialise() }
      this.onChange()
      const answer = await this.#put(this.#sending.xml)
      if (answer.status === 200) this.#saved(answer)
      else return this.#refused(answer)
    }
  }

  #saved(answer) {
    Object.assign(this, { number: answer.number, savedAt: new Date(), problem: null })
    this.#kept = this.#sending.edits
    this.#sending = null
    this.#retry = FIRST_RETRY
    if (!this.unsaved) drafts.clear(this.model)
    this.tell("saved", this.number)
  }

  async #refused(answer) {
    const { edits, xml } = this.#sending
    const unanswered = answer.status === 0 || answer.status >= 500
    if (!unanswered) this.#sending = null // the server answered: it has not taken these bytes
    if (answer.status === 409) {
      this.conflict = { number: answer.number, by: answer.by, at: answer.at, edits }
      this.problem = null
      if (!this.pending) drafts.clear(this.model)
      this.tell("conflict", answer.kept)
      return
    }
    this.problem = answer
    drafts.write(this.model, { number: this.number, xml, sending: unanswered ? xml : null })
    if (answer.status === 403) this.tell("expired", Date.now())
    if (unanswered) {
      this.#later(this.#retry)
      this.#retry = Math.min(2 * this.#retry, LONGEST_RETRY)
    }
  }

  async #put(xml) {
    const body = new Blob([xml])
    this.#size = body.size
    const request = {
      method: "PUT",
      headers: {
        "Content-Type": "application/xml",
        "X-Editor-Token": this.token,
        "If-Match": `"${this.number}"`,
      },
      body,
      keepalive: body.size <= KEEPALIVE_LIMIT,
      signal: AbortSignal.timeout(PATIENCE),
    }
    try {
      const response = await fetch(this.address(), request)
      return { ...(await response.json()), status: response.status }
    } catch {
      return { status: 0, sentence: UNREACHABLE }
    }
  }

  #later(pause) {
    this.#stop()
    this.#timer = setTimeout(() => this.flush(), pause)
  }

  #stop() { clearTimeout(this.#timer) }
}
