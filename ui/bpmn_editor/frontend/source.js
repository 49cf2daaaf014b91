// What the server holds: a model's bytes as text with the number of their revision.

import { decoded } from "./decoding.js"
import { withoutPrefixes } from "./references.js"

const UNREACHABLE = "서버에 닿지 않아 흐름도를 열지 못했습니다."
const UNEXPLAINED = "서버가 흐름도를 내주지 않았습니다. 잠시 뒤에 다시 여세요."

// Throws an Error with a sentence to show, and the answer's status where there was one.
export async function asked(address, token, { method = "GET", upon } = {}) {
  const headers = { "X-Editor-Token": token }
  if (upon !== undefined) headers["If-Match"] = `"${upon}"`
  let response
  try {
    response = await fetch(address, { method, headers })
  } catch {
    throw new Error(UNREACHABLE)
  }
  if (response.ok) return response
  const { sentence } = await response.json().catch(() => ({}))
  throw Object.assign(new Error(sentence ?? UNEXPLAINED), { status: response.status })
}

export async function model(address, token) {
  const response = await asked(address, token)
  const number = Number(response.headers.get("ETag").replaceAll(/\D/g, ""))
  return { number, xml: withoutPrefixes(decoded(await response.arrayBuffer())) }
}

// Let the server give a place to whatever the revision draws nowhere; a new revision comes of it.
export const place = (address, token, upon) => asked(`${address}/places`, token, { method: "POST", upon })
