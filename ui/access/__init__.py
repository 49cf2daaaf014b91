"""Sign-in on the web: its modes, its page and routes, who is at the keyboard, the headers."""
