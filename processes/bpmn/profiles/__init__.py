"""Models written for other programs that read less than the whole of BPMN."""

from processes.bpmn.profiles.bpmn_python import exported

PROFILES = {"bpmn-python": exported}

__all__ = ["PROFILES", "exported"]
