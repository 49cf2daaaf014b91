"""All IT projects side by side: fit and readiness, when, and what blocks whom.

found = gathering.gathered(db, "saas-readiness", today)
found.standings[0].wave.title
"""
