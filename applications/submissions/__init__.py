"""What was handed in, as it was: files with their hashes, texts and facts, never changed."""
