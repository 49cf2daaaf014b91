"""What a draft may cite: facts, each with value, source, certainty and date, and where from."""
