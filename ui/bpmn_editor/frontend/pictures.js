// The menu behind the picture button: SVG and PNG, drawn by the server from the stored file with
// the fonts that it brings, so that they look the same everywhere; and print.

import { choice, make } from "./frame.js"
import { asked } from "./source.js"

// items(): [[label, action], …]; gives what opens and closes it
export function menu(button, items) {
  const box = make("div", { className: "dpg-editor-menu" })
  const close = () => {
    box.remove()
    button.setAttribute("aria-expanded", "false")
    document.removeEventListener("pointerdown", outside, true)
  }
  const outside = (event) => {
    if (!box.contains(event.target) && !button.contains(event.target)) close()
  }
  const back = () => {
    close()
    button.focus() // else whoever goes by keyboard begins at the top of the page again
  }
  box.addEventListener("click", back)
  for (const part of [box, button]) {
    part.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.isConnected) back()
    })
    part.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !box.contains(relatedTarget) && relatedTarget !== button) close()
    })
  }
  button.setAttribute("aria-haspopup", "true")
  return () => {
    if (box.isConnected) return close()
    box.replaceChildren(...items().map(choice))
    button.after(box)
    button.setAttribute("aria-expanded", "true")
    document.addEventListener("pointerdown", outside, true)
    box.querySelector("button").focus()
  }
}

// Let the browser save the revision's picture; kind: "svg" or "png". Throws as asked() does.
export async function download(address, token, number, kind) {
  const response = await asked(`${address}/${number}/picture.${kind}`, token)
  const url = URL.createObjectURL(await response.blob())
  const code = decodeURIComponent(address.split("/").at(-2))
  const name = `${code}.${address.split("/").at(-1)}.${number}.${kind}`
  Object.assign(document.createElement("a"), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60000)
}
