"""Drafts: their sections and texts, what they begin with, and the document they become."""
