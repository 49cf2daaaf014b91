"""Who does what in a model: responsible, accountable, consulted, informed.

rules    each letter from lanes, approvals, hand-overs and messages, with its reason
table    the letters by activity and role, people's word on top; files  the same as rows
order    the activities in the order of the flow
store    what people have set over the derived letters
"""
