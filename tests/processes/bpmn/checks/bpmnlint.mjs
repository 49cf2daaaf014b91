// bpmnlint's recommended rules over files: {file: [[rule, element id], …]} as JSON.
// node bpmnlint.mjs NODE_MODULES FILE…   A fresh Linter each time: a used one leaks state.

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"

const [modules, ...files] = process.argv.slice(2)
const require = createRequire(pathToFileURL(modules + "/"))
const { BpmnModdle } = await import(pathToFileURL(modules + "/bpmn-moddle/dist/index.js"))
const { Linter } = require("bpmnlint")
const NodeResolver = require("bpmnlint/lib/resolver/node-resolver")
const config = require("bpmnlint/config/recommended")

const found = {}
for (const file of files) {
  const { rootElement } = await new BpmnModdle().fromXML(readFileSync(file, "utf8"))
  const linter = new Linter({ config, resolver: new NodeResolver({ require }) })
  const results = Object.entries(await linter.lint(rootElement))
  found[file] = results.flatMap(([rule, reports]) => reports.map(({ id }) => [rule, id ?? ""]))
}
console.log(JSON.stringify({ version: require("bpmnlint/package.json").version, found }))
