"""Who has a model open right now, as their windows tell every few seconds.

store.seen(db, visit, process_id, "as-is", who="김민서", at=now())
store.others(db, visit, process_id, "as-is", at=now())    # (Other("박서준", windows=1),)
"""
