"""Versions of a questionnaire: published ones that never change, and drafts of the next."""
