"""Which revision of a line is the published one, and what revisions are called.

store    publish, take back, name; the history of both, which only grows
"""
