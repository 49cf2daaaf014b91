"""Reports for the board and for citizens, made from the scorecards. Says what the data holds."""
