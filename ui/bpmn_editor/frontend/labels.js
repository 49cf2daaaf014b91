// Files give labels beside events, gateways and flows boxes for the 11 px that editors use; ours
// are larger, so on screen the boxes grow with them. In the file they stay until they are moved.

import { isLabel } from "bpmn-js/lib/util/LabelUtil"

const USUAL_SIZE = 11
const ROOM = 2

function Labels(eventBus, elementRegistry, graphicsFactory, textRenderer) {
  const growth = textRenderer.getExternalStyle().fontSize / USUAL_SIZE
  eventBus.on("import.done", () => {
    for (const label of elementRegistry.filter(isLabel)) {
      const width = Math.ceil(label.width * growth) + ROOM
      label.x -= (width - label.width) / 2
      label.width = width
      graphicsFactory.update("shape", label, elementRegistry.getGraphics(label))
    }
  })
}

Labels.$inject = ["eventBus", "elementRegistry", "graphicsFactory", "textRenderer"]

export const LabelsModule = { __init__: ["labels"], labels: ["type", Labels] }
