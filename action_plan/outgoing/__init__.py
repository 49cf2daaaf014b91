"""What documents left the workbench and what the checker said of files, for item ④."""
