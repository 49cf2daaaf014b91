"""Soundness of a BPMN model: deadlock, lack of synchronisation, dead elements, improper end."""

from processes.bpmn.soundness.checking import BOUND, check
from processes.bpmn.soundness.verdict import Firing, Kind, Problem, Verdict

__all__ = ["BOUND", "Firing", "Kind", "Problem", "Verdict", "check"]
