"""Diagnosis of a process: digital maturity, RPA suitability, redesign priority, honest saving."""
