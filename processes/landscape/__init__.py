"""The whole register as one picture and one outline: areas, groups, processes by their hours."""
