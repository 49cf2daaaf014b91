"""How much each section or axis counts: weights that people set, and how they set them."""
