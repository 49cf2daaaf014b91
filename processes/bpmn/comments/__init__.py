"""What people say about the elements of a model: threads that are answered and done with.

model    a thread with its comments, values only
threads  where threads belong in a model as it stands; pure
store    the tables, which only grow, and the drafts of what is still being written
"""
