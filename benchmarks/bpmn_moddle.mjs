// bpmn-moddle over files: milliseconds to read each, and to read it, list its facts and measure it,
// best of the rounds; and what it writes again.
// node bpmn_moddle.mjs NODE_MODULES ROUNDS OUT FILE…

import { readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { pathToFileURL } from "node:url"

const [modules, rounds, out, ...files] = process.argv.slice(2)
const { BpmnModdle } = await import(pathToFileURL(modules + "/bpmn-moddle/dist/index.js"))
const moddle = new BpmnModdle()

// Milliseconds of processor time: other work on the machine does not count.
function now() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const texts = files.map((file) => readFileSync(file, "utf8"))
const best = files.map(() => [Infinity, Infinity])

// Every element below the root: id, type, name, the ends of flows, the places of shapes and edges.
function facts(root) {
  const found = []
  const waiting = [root]
  while (waiting.length) {
    const element = waiting.pop()
    const { sourceRef, targetRef, bounds, waypoint } = element
    const place = bounds && `${bounds.x},${bounds.y} ${bounds.width}×${bounds.height}`
    const way = waypoint?.map(({ x, y }) => `${x},${y}`).join(" ")
    const ends = [sourceRef?.id, targetRef?.id]
    found.push([element.id, element.$type, element.name, ...ends, place ?? way])
    for (const property of element.$descriptor?.properties ?? []) {
      if (property.isAttr || property.isReference) continue
      const inside = element[property.name]
      for (const child of Array.isArray(inside) ? inside : [inside]) {
        if (child?.$type) waiting.push(child)
      }
    }
  }
  return found
}

// Size, CNC, degrees and kinds: what counting gives.
function metrics(stated) {
  const flows = stated.filter(([, type]) => type === "bpmn:SequenceFlow")
  const degrees = new Map()
  for (const [, , , source, target] of flows) {
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
  }
  const gateways = stated.filter(([, type]) => type?.endsWith("Gateway"))
  return {
    cnc: flows.length / degrees.size,
    gateways: gateways.length,
    most: Math.max(0, ...gateways.map(([id]) => degrees.get(id) ?? 0)),
  }
}

for (let round = 0; round <= rounds; round++) {
  // the first round warms the compiler up and isn't counted
  for (const [place, text] of texts.entries()) {
    const start = now()
    const { rootElement } = await moddle.fromXML(text)
    const read = now() - start
    metrics(facts(rootElement))
    const all = now() - start
    if (round) best[place] = [Math.min(best[place][0], read), Math.min(best[place][1], all)]
  }
}
for (const [place, text] of texts.entries()) {
  const { rootElement } = await moddle.fromXML(text)
  const { xml } = await moddle.toXML(rootElement, { format: true })
  writeFileSync(join(out, basename(files[place])), xml)
}
console.log(JSON.stringify(Object.fromEntries(files.map((file, place) => [file, best[place]]))))
