"""What follows from a verdict: conditions, the dated path, and when it has to be made anew."""
