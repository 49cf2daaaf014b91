"""Scorecards: where the plan and its work stand, today and on the days that were recorded."""
