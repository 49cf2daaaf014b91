"""Candidate products of an IT project: who sells them, how they are certified, until when."""
