// bpmn-js with what the workbench adds to it.

import { CreateAppendAnythingModule } from "bpmn-js-create-append-anything"
import ColorPickerModule from "bpmn-js-color-picker"
import LintModule from "bpmn-js-bpmnlint"
import Modeler from "bpmn-js/lib/Modeler"
import MinimapModule from "diagram-js-minimap"

import { checks } from "./checks.js"
import { translate } from "./korean.js"
import { LabelsModule } from "./labels.js"
import { TEXT } from "./text.js"

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
