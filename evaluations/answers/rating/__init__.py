"""Several people who rate by themselves, and the answer that their lead makes of it."""
