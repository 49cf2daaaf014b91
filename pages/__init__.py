"""One screen per file: functions only, layout only. ui/shell.py registers them."""
