// The strokes of the buttons' signs, on 24 × 24.

const SIGNS = {
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  out: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5 12 4 4M8 11h6",
  in: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5 12 4 4M8 11h6m-3-3v6",
  fit: "M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5",
  screen: "M14 4h6v6m0-6-7 7M10 20H4v-6m0 6 7-7",
  picture: "M12 4v11m-4-4 4 4 4-4M4 19h16",
  first: "M6 5v14M18 5l-8 7 8 7z",
  back: "m16 5-8 7 8 7z",
  play: "m7 4 12 8-12 8z",
  pause: "M8 5v14m8-14v14",
  next: "m8 5 8 7-8 7z",
}

export const LABELS = {
  undo: "실행 취소 (Ctrl+Z)",
  redo: "다시 실행 (Ctrl+Y)",
  out: "작게 보기",
  in: "크게 보기",
  fit: "화면에 맞추기",
  screen: "전체 화면",
  picture: "그림으로 받기, 인쇄",
  first: "처음으로",
  back: "한 단계 뒤로",
  play: "재생",
  pause: "멈춤",
  next: "한 단계 앞으로",
}

// A button that shows a sign only; its label is read out and shown as a tip.
export function signed(name, action) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "dpg-editor-sign"
  sign(button, name)
  button.addEventListener("click", action)
  return button
}

export function sign(button, name) {
  button.title = LABELS[name]
  button.setAttribute("aria-label", LABELS[name])
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${SIGNS[name]}"/></svg>`
}
