// Puts a drawing into the page. Streamlit removes and rebuilds the page's elements at will, so a
// drawing that leaves the page is parked with its undo stack and comes back as it was.

import { Drawing } from "./drawing.js"
import { untranslated } from "./korean.js"

const KEPT = 6

// On the window, so that a bundle loaded anew finds the drawings of the one before.
const first = !window.dpgEditor
const { drawings } = (window.dpgEditor ??= { drawings: new Map(), untranslated })

export function mount(host, data, tell) {
  const drawing = drawings.get(data.model) ?? new Drawing(data, styled(data.style))
  drawings.delete(data.model)
  drawings.set(data.model, drawing) // the one used last is last
  drawing.attach(host, data, tell)
  forgetTheOldest()
  return drawing
}

function forgetTheOldest() {
  for (const [model, drawing] of [...drawings].slice(0, -KEPT)) {
    if (!drawing.forgettable) continue
    drawings.delete(model)
    drawing.destroy()
  }
}

// Link the styles once; the promise comes true when they are there, or will not come.
function styled(style) {
  const href = new URL(style, document.baseURI).href
  if (document.head.querySelector(`link[href="${href}"]`)) return Promise.resolve()
  return new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href })
    link.onload = link.onerror = done
    document.head.append(link)
  })
}

function leaving(event) {
  for (const drawing of drawings.values()) {
    drawing.leave()
    if (event.type === "beforeunload" && drawing.atRisk) event.preventDefault()
  }
}

if (first) {
  addEventListener("beforeunload", leaving)
  addEventListener("pagehide", leaving)
  addEventListener("online", () => drawings.forEach((drawing) => drawing.saving.flush()))
  document.addEventListener("visibilitychange", (event) => { if (document.hidden) leaving(event) })
}
