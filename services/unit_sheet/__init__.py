"""One unit's sheet: given out, read when it comes back, taken in one press."""
