"""Step tables: a process as rows that anyone can write, and the diagram that they stand for.

table = files.read(content)               # CSV or XLSX
content = diagram(table)                  # a laid out BPMN file
table = table_of(content)                 # of any BPMN file
content = updated(content, edited_table)  # only what was edited changes
"""

from processes.bpmn.steps.applying import removals, updated
from processes.bpmn.steps.diagram import diagram
from processes.bpmn.steps.extracting import table as table_of
from processes.bpmn.steps.model import BadSteps, Follow, Step, StepTable

__all__ = [
    "BadSteps",
    "Follow",
    "Step",
    "StepTable",
    "diagram",
    "removals",
    "table_of",
    "updated",
]
