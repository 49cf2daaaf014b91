"""One document model and its writers: HWPX, DOCX, PDF, Markdown, JSON. Knows no domain."""
