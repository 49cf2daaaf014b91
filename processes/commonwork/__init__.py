"""Common work: the same work found in several places, decided by people, shared as one file."""
