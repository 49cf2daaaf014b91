// The bundle: what the component asks for, and all styles of the editor.

import "./editor.css"

export { mount } from "./mounting.js"
