"""Item 8: hours that redesigns free, and the public services that get them."""
