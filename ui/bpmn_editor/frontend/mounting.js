// Puts a drawing into the page. Streamlit removes and rebuilds the page's elements at will, so a
// drawing that leaves the page is parked with its undo stack and comes back as it was.

import { untranslated } from "./korean.js"

const KEPT = 6
const KINDS = {
  editor: async () => (await import("./drawing.js")).Drawing,
  viewer: async () => (await import("./viewing.js")).Viewing,
}

// On the window, so that a bundle loaded anew finds the drawings of the one before.
const first = !window.dpgEditor
const { drawings } = (window.dpgEditor ??= { drawings: new Map(), untranslated })

// wanted(): whether the place in the page is still there when the code has come.
export async function mount(host, data, tell, wanted) {
  const loaded = styled(data.style)
  const Kind = await KINDS[data.kind]()
  if (!wanted()) return null
  const drawing = drawings.get(data.model) ?? new Kind(data, loaded)
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
  const there = document.head.querySelector(`link[href="${href}"]`)
  if (there) return there.loaded
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href })
  link.dataset.dpgEditor = ""
  link.loaded = new Promise((done) => { link.onload = link.onerror = done })
  document.head.append(link)
  return link.loaded
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
  addEventListener("online", () => drawings.forEach((drawing) => drawing.retry()))
  document.addEventListener("visibilitychange", (event) => { if (document.hidden) leaving(event) })
}
