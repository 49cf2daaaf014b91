"""How well machines can read a document: what a HWPX, DOCX or PDF holds, and what to mend (④)."""
