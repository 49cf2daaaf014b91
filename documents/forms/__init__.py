"""Forms that others made (.hwpx, .docx): which fields they have, and the same form filled in."""
