"""The form that a call gives out: its fields, what fills each, and the form filled from a draft."""
