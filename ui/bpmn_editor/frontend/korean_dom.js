// Puts the simulation's texts into Korean as they come into the document, before they are shown.

import { untranslated } from "./korean.js"
import { simulated } from "./korean_simulation.js"

const OWN = "[class*='bts-']"
const NAMED = ".bts-text, .bts-scope" // names from the diagram, ids of cases

// Watch what the simulation adds under the box; gives what ends it.
export function inKorean(box) {
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target.closest?.(OWN)) put(target)
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) put(node)
    }
  })
  observer.observe(box, { childList: true, subtree: true })
  put(box)
  return () => observer.disconnect()
}

function put(element) {
  const own = [...element.querySelectorAll(`${OWN}, ${OWN} *`)]
  if (element.closest(OWN)) own.push(element)
  for (const one of own) {
    for (const name of ["title", "aria-label"]) {
      if (one.hasAttribute(name)) replace(one, one.getAttribute(name), (korean) => one.setAttribute(name, korean))
    }
    for (const text of one.childNodes) {
      if (text.nodeType === Node.TEXT_NODE) replace(one, text.data, (korean) => { text.data = korean })
    }
  }
}

function replace(element, text, write) {
  if (!/[A-Za-z]{2}/.test(text) || /[가-힣]/.test(text)) return
  const korean = simulated(text)
  if (korean !== undefined) write(korean)
  else if (!element.matches(NAMED)) untranslated.add(text.trim())
}
