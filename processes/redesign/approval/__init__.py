"""Putting a compared to-be up for approval, the decision, and what follows from it."""
