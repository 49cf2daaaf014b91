"""BPMN 2.0 models: the stored bytes, read into facts, drawn as a picture. Never regenerated."""
