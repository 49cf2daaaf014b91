// bpmn-moddle over files: milliseconds to read each, best of the rounds, and what it writes again.
// node bpmn_moddle.mjs NODE_MODULES ROUNDS OUT FILE…

import { readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { pathToFileURL } from "node:url"

const [modules, rounds, out, ...files] = process.argv.slice(2)
const { BpmnModdle } = await import(pathToFileURL(modules + "/bpmn-moddle/dist/index.js"))
const moddle = new BpmnModdle()
const texts = files.map((file) => readFileSync(file, "utf8"))
const best = files.map(() => Infinity)

for (let round = 0; round <= rounds; round++) {
  // the first round warms the compiler up and isn't counted
  for (const [place, text] of texts.entries()) {
    const start = performance.now()
    await moddle.fromXML(text)
    if (round) best[place] = Math.min(best[place], performance.now() - start)
  }
}
for (const [place, text] of texts.entries()) {
  const { rootElement } = await moddle.fromXML(text)
  const { xml } = await moddle.toXML(rootElement, { format: true })
  writeFileSync(join(out, basename(files[place])), xml)
}
console.log(JSON.stringify(Object.fromEntries(files.map((file, place) => [file, best[place]]))))
