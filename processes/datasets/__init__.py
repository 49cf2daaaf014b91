"""Item 6: the data that processes make or need, and how open the corporation is with it."""
