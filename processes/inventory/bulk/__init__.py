"""Many processes changed at once, kept so that the change can be taken back as a whole."""
