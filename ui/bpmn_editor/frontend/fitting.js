// Which part of a diagram a canvas shows.

const MARGIN = 24
const LEGIBLE = 0.5 // names are made out from about half their size on
const OVERVIEW = 0.2 // below it not even the shapes are
const NARROW = 600

// Show the whole diagram (or another area) beside the palette, at most at its own size.
export function fit(viewer, area = null) {
  show(viewer, area, 0)
}

// Show the whole, or its beginning where that says nothing (a phone, a very long diagram): the rest
// is panned to. width: of all that is shown together.
export function begin(viewer, width, area = null) {
  fit(viewer, area)
  const { scale } = viewer.get("canvas").viewbox()
  if (scale < (width < NARROW ? LEGIBLE : OVERVIEW)) show(viewer, area, LEGIBLE)
}

function show(viewer, area, least) {
  const canvas = viewer.get("canvas")
  canvas.resized()
  const { inner: whole, outer } = canvas.viewbox()
  const inner = area ?? whole
  if (!outer.width || !outer.height || !inner.width) return
  const palette = canvas.getContainer().querySelector(".djs-palette")
  const left = palette ? palette.offsetLeft + palette.offsetWidth : 0
  const width = outer.width - left - 2 * MARGIN
  const height = outer.height - 2 * MARGIN
  const scale = Math.max(least, Math.min(1, width / inner.width, height / inner.height))
  const before = left + MARGIN + Math.max(0, (width - inner.width * scale) / 2)
  const above = MARGIN + Math.max(0, (height - inner.height * scale) / 2)
  canvas.viewbox({
    x: inner.x - before / scale,
    y: inner.y - above / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  })
}

// What is drawn, by id: labels belong to what they name.
export function drawn(viewer) {
  const elements = viewer.get("elementRegistry").filter((one) => one.parent && !one.labelTarget)
  return new Set(elements.map(({ id }) => id))
}

// Whether a drawing goes on from an earlier one, or is another (an uploaded file, a first drawing).
export function goesOn(before, after) {
  const kept = [...after].filter((id) => before.has(id)).length
  return kept * 2 >= Math.max(before.size, after.size, 1)
}

// The area that holds the diagrams of all viewers, as they lie in their files.
export function union(viewers) {
  const areas = viewers.map((one) => one.get("canvas").viewbox().inner).filter(({ width }) => width)
  const least = (name) => Math.min(...areas.map((one) => one[name]))
  const most = (name, size) => Math.max(...areas.map((one) => one[name] + one[size]))
  const [x, y] = [least("x"), least("y")]
  return { x, y, width: most("x", "width") - x, height: most("y", "height") - y }
}

// Bring the element, and the canvas itself, into view and select it; tell whether it is there.
export function point(viewer, id) {
  const element = id && viewer.get("elementRegistry").get(id)
  if (!element || !element.parent) return false
  const canvas = viewer.get("canvas")
  const root = canvas.findRoot(element)
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root)
  canvas.scrollToElement(element, 80)
  viewer.get("selection").select(element)
  const container = canvas.getContainer()
  container.style.scrollMarginBlock = "5rem" // what asks may lie below the window's edge
  container.scrollIntoView({ block: "nearest", behavior: "smooth" })
  return true
}
