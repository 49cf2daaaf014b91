"""The assessments of the corporation and of its systems: which there are, how far, what result."""
