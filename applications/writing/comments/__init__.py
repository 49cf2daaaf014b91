"""What people say about a section or a passage of it: threads, answered and done with."""
