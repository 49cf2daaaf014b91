"""bpmn-js inside a Streamlit component, saving over routes of its own."""
