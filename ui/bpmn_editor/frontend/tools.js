// What the buttons do that the editor and the viewer share.

import { download, menu } from "./pictures.js"

const NOT_STARTED = "시뮬레이션을 시작하지 못했습니다. 연결을 확인하고 다시 켜세요."

// owner: { frame, stage, simulating, fit(), pictures(), toSimulate(), show(), still() }
export function tools(owner) {
  const zoom = (step) => () => owner.stage.get("zoomScroll").stepZoom(step)
  let open = null
  return {
    out: zoom(-1),
    in: zoom(1),
    fit: () => owner.fit(),
    screen: () => fullScreen(owner.frame.element),
    picture: () => (open ??= menu(owner.frame.buttons.picture, () => owner.pictures()))(),
    simulate: () => (owner.simulating.on ? owner.still() : simulate(owner)),
  }
}

// The entries of the menu for one revision; of: what it is called, where there are several.
// found(): { address, token, number }, or an Error thrown with a sentence.
export function pictures(frame, found, of = "") {
  const entry = (label, kind) => [`${label}${of && ` · ${of}`}`, async () => {
    try {
      const { address, token, number } = await found()
      await download(address, token, number, kind)
    } catch (refusal) {
      frame.notice("refusal", refusal.message, [["닫기", () => frame.dismiss("refusal")]])
    }
  }]
  return [entry("SVG 그림 받기", "svg"), entry("PNG 그림 받기 (2배 크기)", "png")]
}

async function simulate(owner) {
  try {
    const { xml, viewbox } = await owner.toSimulate()
    const running = owner.simulating.start(xml, viewbox)
    owner.show()
    await running
  } catch {
    owner.frame.notice("refusal", NOT_STARTED, [["닫기", () => owner.frame.dismiss("refusal")]])
    owner.still()
  }
}

export function pressed({ frame, simulating }) {
  frame.buttons.simulate.setAttribute("aria-pressed", String(simulating.on))
}

function fullScreen(element) {
  if (document.fullscreenElement) document.exitFullscreen()
  else element.requestFullscreen()
}
