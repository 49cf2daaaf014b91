"""The people who may sign in, with roles and passwords."""
