"""bpmn-js inside a Streamlit component, saving over routes of its own.

component   mounts the editor: it gets ids and a signed token, never the drawing
routes      GET and PUT a model, and the bundle's files
exchange    what the routes do with the database
tokens      who may open and save which model, until when; secret: what signs them
frontend/   the editor's JavaScript, built into dist/ by make setup
"""
