// The stored bytes are the file as it came, in whatever encoding; the modeler reads text.

const DECLARED = /^(<\?xml[^>]*?encoding=["'])([\w.-]+)/

export function decoded(buffer) {
  const text = new TextDecoder(encoding(new Uint8Array(buffer))).decode(buffer)
  return text.replace(DECLARED, "$1UTF-8")
}

function encoding(bytes) {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  const name = DECLARED.exec(start.replace("\u00ef\u00bb\u00bf", ""))?.[2] ?? "utf-8"
  try {
    return new TextDecoder(name).encoding
  } catch {
    return "utf-8"
  }
}
