"""Calls for applications: who asks for what until when, how it is scored, on which form."""
