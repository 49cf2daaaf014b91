"""Measures of the plan's items that compute themselves from what the workbench holds."""
