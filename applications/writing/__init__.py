"""Several people writing the sections of one draft, and nothing of anybody's lost.

tokens       a text as words; where it may be cut without breaking a letter
aligning     which words of two texts are the same; bounded in time
differences  what two texts say differently, word by word
merging      the changes of two people put together by the three-way rule
passages     where a quoted passage stands in a later text, or that it has gone
All of these are pure.
"""
