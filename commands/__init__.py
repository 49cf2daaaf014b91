"""The command groups of manage.py, one file per group."""
