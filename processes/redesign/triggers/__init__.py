"""The triggers of the heuristics, by the groups of the literature: functions of a case."""
