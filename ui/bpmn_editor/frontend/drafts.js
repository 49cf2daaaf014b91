// What the server does not have yet, kept in the browser: a closed tab, a crash or a dead
// network loses no edit. `sending` was sent without an answer: it may have arrived.

const key = (model) => `dpg-draft/${model}`

export function write(model, draft) {
  try {
    localStorage.setItem(key(model), JSON.stringify(draft))
  } catch { /* full or blocked: the page still asks before it is left */ }
}

export function read(model) {
  try {
    return JSON.parse(localStorage.getItem(key(model)))
  } catch {
    return null
  }
}

export function clear(model) {
  try {
    localStorage.removeItem(key(model))
  } catch { /* blocked: nothing was written either */ }
}
