"""Sessions: begun by a sign-in, ended by idleness, age, sign-out, or a change of the account."""
