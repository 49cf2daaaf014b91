"""The list of IT projects as a table: written out, and read back or in from departments' own."""
