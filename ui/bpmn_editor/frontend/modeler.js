// bpmn-js with what the workbench adds to it.

import { CreateAppendAnythingModule } from "bpmn-js-create-append-anything"
import ColorPickerModule from "bpmn-js-color-picker"
import LintModule from "bpmn-js-bpmnlint"
import Modeler from "bpmn-js/lib/Modeler"
import MinimapModule from "diagram-js-minimap"

import { checks } from "./checks.js"
import { translate } from "./korean.js"
import { LabelsModule } from "./labels.js"

const TEXT = { fontFamily: "'Pretendard GOV', sans-serif", fontSize: 13, lineHeight: 1.25 }
const MARGIN = 24

export function makeModeler(container) {
  const modeler = new Modeler({
    container,
    textRenderer: { defaultStyle: TEXT, externalStyle: TEXT },
    linting: { active: false, bpmnlint: checks },
    additionalModules: [
      CreateAppendAnythingModule,
      ColorPickerModule,
      LabelsModule,
      LintModule,
      MinimapModule,
      { translate: ["value", translate] },
    ],
  })
  container.querySelector(".djs-palette-toggle").title = "그리기 도구 열기"
  return modeler
}

// Show the whole diagram beside the palette, at most at its own size.
export function fit(modeler) {
  const canvas = modeler.get("canvas")
  canvas.resized()
  const { inner, outer } = canvas.viewbox()
  if (!outer.width || !outer.height || !inner.width) return
  const palette = canvas.getContainer().querySelector(".djs-palette")
  const left = palette ? palette.offsetLeft + palette.offsetWidth : 0
  const width = outer.width - left - 2 * MARGIN
  const height = outer.height - 2 * MARGIN
  const scale = Math.min(1, width / inner.width, height / inner.height)
  const before = left + MARGIN + (width - inner.width * scale) / 2
  const above = (outer.height - inner.height * scale) / 2
  canvas.viewbox({
    x: inner.x - before / scale,
    y: inner.y - above / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  })
}
