"""One dictionary of roles, systems, documents, data and laws for register and models."""
