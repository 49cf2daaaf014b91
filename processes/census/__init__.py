"""The survey in rounds: who has described their work, who has not, and what is missing."""
