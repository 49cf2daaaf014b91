"""Who writes which section, until when, and how far they are."""
