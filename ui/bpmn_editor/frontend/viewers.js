// bpmn-js where nothing can be edited.

import NavigatedViewer from "bpmn-js/lib/NavigatedViewer"
import OutlineModule from "bpmn-js/lib/features/outline"

import { translate } from "./korean.js"
import { LabelsModule } from "./labels.js"
import { TEXT } from "./text.js"

export function makeViewer(container, modules = []) {
  return new NavigatedViewer({
    container,
    textRenderer: { defaultStyle: TEXT, externalStyle: TEXT },
    additionalModules: [
      LabelsModule,
      OutlineModule,
      ...modules,
      { translate: ["value", translate] },
    ],
  })
}
