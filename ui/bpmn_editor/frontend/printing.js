// A diagram alone on a landscape page, fitted: a copy of what is shown, marks included, stands in
// the document for as long as it is printed.

const MARGIN = 16
const SHEET = "dpg-print-sheet"

// diagrams: [{ viewer, label, extra }], extra: elements to stand under the diagram (a legend)
export function print(title, diagrams) {
  const sheet = document.createElement("div")
  sheet.className = SHEET
  const heading = Object.assign(document.createElement("h1"), { textContent: title })
  const row = document.createElement("div")
  row.className = "dpg-print-diagrams"
  row.append(...diagrams.map(diagram))
  sheet.append(heading, row, ...diagrams.flatMap(({ extra = [] }) => extra))
  document.querySelector(`body > .${SHEET}`)?.remove()
  document.body.append(sheet)
  addEventListener("afterprint", () => sheet.remove(), { once: true })
  window.print()
}

function diagram({ viewer, label }) {
  const box = document.createElement("figure")
  if (label) box.append(Object.assign(document.createElement("figcaption"), { textContent: label }))
  const mark = viewer.get("canvas").getContainer().parentNode.querySelector("a.bjs-powered-by")
  box.append(copied(viewer), mark.cloneNode(true)) // the mark of bpmn.io stands in every view
  return box
}

// The drawn diagram as an SVG of its own: the whole of it, whatever part the screen shows.
function copied(viewer) {
  const canvas = viewer.get("canvas")
  const original = canvas.getContainer().querySelector(":scope > svg")
  const copy = original.cloneNode(true)
  const viewport = copy.querySelector(".viewport")
  viewport.removeAttribute("transform")
  copy.querySelectorAll(".djs-hit, .djs-outline, .djs-dragger").forEach((one) => one.remove())
  const { x, y, width, height } = bounds(original.querySelector(".viewport"))
  const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN]
  copy.setAttribute("viewBox", box.join(" "))
  copy.setAttribute("preserveAspectRatio", "xMidYMid meet")
  for (const name of ["width", "height", "style", "tabindex"]) copy.removeAttribute(name)
  renamed(copy)
  return copy
}

function bounds(viewport) {
  const hidden = viewport.closest(".djs-container")
  hidden.classList.add("djs-outline-hidden")
  try {
    return viewport.getBBox()
  } finally {
    hidden.classList.remove("djs-outline-hidden")
  }
}

// Arrow heads are found by their ids: those of the copy must not be those of the hidden original.
function renamed(copy) {
  for (const one of copy.querySelectorAll("defs [id]")) one.id = `print-${one.id}`
  for (const one of copy.querySelectorAll("[style*='url('], [marker-end], [marker-start], [marker-mid]")) {
    for (const { name, value } of [...one.attributes]) {
      if (value.includes("url(")) one.setAttribute(name, value.replace(/url\((["']?)#/g, "url($1#print-"))
    }
  }
}
