"""Konveyor's questionnaires: read, scored by Konveyor's own rules, taken over, and written."""
