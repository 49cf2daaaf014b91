"""What is followed of each item: milestones, typed-in figures, risks, decisions, weights."""
