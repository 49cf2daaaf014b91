// The chunk that is fetched when a case is run for the first time.

import styles from "bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css" with { type: "text" }
import TokenSimulationModule from "bpmn-js-token-simulation/lib/viewer"

import { makeViewer } from "./viewers.js"

export function makeSimulator(container) {
  if (!document.head.querySelector("style[data-dpg-simulation]")) {
    const style = document.createElement("style")
    style.dataset.dpgSimulation = ""
    style.textContent = styles
    // Before our own styles, which take back what these set outside of a simulation.
    const own = document.head.querySelector("link[data-dpg-editor]")
    own ? own.before(style) : document.head.append(style)
  }
  return makeViewer(container, [TokenSimulationModule])
}
