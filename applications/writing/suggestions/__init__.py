"""Other wordings that people propose for a section or a passage, accepted or rejected."""
