"""Who may do what: people and their roles, sign-in and sessions, and the record of access."""
