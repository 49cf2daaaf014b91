// SVG elements made by hand; text goes in as text, never as markup.

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

// Half of the way along a connection.
export function middle(waypoints) {
  const lengths = waypoints.slice(1).map((to, at) => distance(waypoints[at], to))
  let left = lengths.reduce((sum, one) => sum + one, 0) / 2
  for (const [at, length] of lengths.entries()) {
    if (left <= length && length > 0) return between(waypoints[at], waypoints[at + 1], left / length)
    left -= length
  }
  return waypoints[0]
}

function distance(one, other) { return Math.hypot(other.x - one.x, other.y - one.y) }

function between(one, other, share) {
  return { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share }
}
