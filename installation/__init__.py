"""The set-up: environments, editor bundle, fonts, and the commands that the Makefile calls.

Runs under the system's own Python, before anything is installed: standard library only.
"""
