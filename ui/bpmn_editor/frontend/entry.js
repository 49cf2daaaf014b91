// What the bundle offers to the page.

import "bpmn-js/dist/assets/diagram-js.css";
import "bpmn-js/dist/assets/bpmn-js.css";
import "bpmn-js/dist/assets/bpmn-font/css/bpmn.css";

export { default as Modeler } from "bpmn-js/lib/Modeler";
