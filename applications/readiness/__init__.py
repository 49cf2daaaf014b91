"""Whether a draft is ready to be handed in: what must hold, rule by rule."""
