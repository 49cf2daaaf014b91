"""What people say about a question, one after the other."""
