"""The scorecards, one a file: figures, table, picture and what lies behind each mark."""
