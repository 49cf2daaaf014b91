"""Redesign: what to change about a process, applied to a to-be draft and compared (①)."""
