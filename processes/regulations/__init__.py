"""Item 3: which laws and rules force paper, how far they are amended, what paper is left."""
