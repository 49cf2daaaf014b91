"""DOMAIN ②: Digital by Design drafts, tied to the facts that they quote."""
