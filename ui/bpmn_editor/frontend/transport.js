// One save on its way: what the drawing was and what it is now, gzipped, to the model's address.

import { gzipSync, strToU8 } from "fflate"

export const KEEPALIVE_LIMIT = 60000 // browsers let 64 KB outlive their page, as they are sent
const PATIENCE = 30000
const UNREACHABLE = "서버에 닿지 않습니다. 저절로 다시 시도합니다."

// Compressed at once, without waiting: a page that is being closed sends no later than now.
// `base` is the revision that `opened` is, where the save is made upon a newer one.
export function packed({ opened, xml, base, upon, acceptLosses, choices }) {
  const said = { opened, edited: xml }
  if (base !== upon) said.base = base
  if (acceptLosses) said.accept_losses = true
  if (choices) said.choices = choices
  return gzipSync(strToU8(JSON.stringify(said)), { mtime: 0 })
}

// What the server answered, its status with it; status 0 when nothing came back.
export async function put(address, { token, upon, body }) {
  const request = {
    method: "PUT",
    headers: {
      "Content-Type": "application/json",
      "Content-Encoding": "gzip",
      "X-Editor-Token": token,
      "If-Match": `"${upon}"`,
    },
    body,
    keepalive: body.length <= KEEPALIVE_LIMIT,
    signal: AbortSignal.timeout(PATIENCE),
  }
  try {
    const response = await fetch(address, request)
    return { ...(await response.json()), status: response.status }
  } catch {
    return { status: 0, sentence: UNREACHABLE }
  }
}
