"""What 'apply' does for each heuristic that can be drawn: functions of a draft and a finding."""
