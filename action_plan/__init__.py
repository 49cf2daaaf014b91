"""The plan's 18 items: who owns them, what serves them."""
