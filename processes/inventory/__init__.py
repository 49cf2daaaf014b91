"""The register: what is known of each business process, unknown kept apart from zero."""
