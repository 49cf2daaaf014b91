"""What a call asks for, entry by entry: sections, papers, scoring heads."""
