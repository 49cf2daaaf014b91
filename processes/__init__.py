"""DOMAIN ①: the register of business processes, their import, their BPMN models."""
