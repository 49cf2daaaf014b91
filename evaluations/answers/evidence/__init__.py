"""Files that prove an answer: told by their content, kept once by their SHA-256."""
