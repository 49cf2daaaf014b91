"""Answers: given by people, inherited, suggested by the register, read from files."""
