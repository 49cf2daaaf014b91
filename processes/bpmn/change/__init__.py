"""A save understood as a change: found between two files, put into a third one's bytes, merged.

source      a file as a tree that keeps every character
matching    which element of one file is which of another
editing     between(): the edits that lead from one file to another
applying    apply(): the edits put into a file's own bytes
merging     merge(): two people's edits of one file
differences differences(): what two models differ in, in words
"""

from processes.bpmn.change.applying import Misplaced, apply
from processes.bpmn.change.conflicts import Conflict
from processes.bpmn.change.differences import Difference, Kind, differences
from processes.bpmn.change.editing import Change, between
from processes.bpmn.change.merging import Choice, Merge, merge
from processes.bpmn.change.source import Unspliceable

__all__ = [
    "Change",
    "Choice",
    "Conflict",
    "Difference",
    "Kind",
    "Merge",
    "Misplaced",
    "Unspliceable",
    "apply",
    "between",
    "differences",
    "merge",
]
