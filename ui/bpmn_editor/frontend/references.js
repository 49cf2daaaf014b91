// Names of elements with a namespace's prefix before them (bpmnElement="bpmn2:Task_1"): the schema
// allows it, some tools write it, and bpmn-js finds nothing under them. It gets them without.

const ATTRIBUTE = /(\s(?:bpmnElement|default|labelStyle|sourceElement|targetElement|\w+Ref)=["'])([\w.-]+):([^"'\s:]+)(?=["'])/g
const CONTENT = /(<(?:[\w.-]+:)?(?:incoming|outgoing|\w+Refs?)>\s*)([\w.-]+):([^<\s:]+)(?=\s*<)/g

export function withoutPrefixes(xml) {
  const prefixes = new Set(all(xml, /\sxmlns:([\w.-]+)=/g))
  const ids = new Set(all(xml, /\sid=["']([^"']+)["']/g))
  const local = (whole, before, prefix, id) => (
    prefixes.has(prefix) && ids.has(id) && !ids.has(`${prefix}:${id}`) ? before + id : whole
  )
  return xml.replace(ATTRIBUTE, local).replace(CONTENT, local)
}

function all(xml, pattern) { return [...xml.matchAll(pattern)].map(([, found]) => found) }
