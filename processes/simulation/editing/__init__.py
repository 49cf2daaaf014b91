"""A scenario edited by people: tables of cells in minutes, percent and hours, and back."""
