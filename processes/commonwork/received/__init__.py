"""Common work that other institutions have shared, kept apart from the register."""
