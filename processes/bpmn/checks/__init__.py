"""Checks of a model, none of which keeps it from being saved."""
