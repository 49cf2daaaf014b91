// Tells the server every few seconds that this window has the model open, and hears who else has
// and whether a newer revision stands.

const PULSE = 15000

export class Presence {
  #visit = crypto.randomUUID()
  #timer = 0
  #there = false

  // address(), token(): where and with what right; heard({ others, me, number, by }): the answer
  constructor({ address, token, heard }) {
    Object.assign(this, { address, token, heard })
    document.addEventListener("visibilitychange", () => this.#seen())
    addEventListener("pagehide", () => this.#away())
  }

  come() {
    this.#there = true
    this.#seen()
  }

  go() {
    if (!this.#there) return
    this.#away()
    this.#there = false
  }

  #seen() {
    clearInterval(this.#timer)
    if (!this.#there || document.hidden) return
    this.#timer = setInterval(() => this.#pulse(), PULSE)
    this.#pulse()
  }

  async #pulse() {
    try {
      const response = await this.#tell({})
      if (response.ok && this.#there) this.heard(await response.json())
    } catch { /* saving tells when the network is gone */ }
  }

  #away() {
    clearInterval(this.#timer)
    if (this.#there) this.#tell({ leaving: true }).catch(() => {})
  }

  #tell(more) {
    return fetch(`${this.address()}/presence`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Editor-Token": this.token() },
      body: JSON.stringify({ visit: this.#visit, ...more }),
      keepalive: true,
    })
  }
}
