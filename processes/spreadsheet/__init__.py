"""Import of a register from .xlsx and .csv as people really keep them."""
