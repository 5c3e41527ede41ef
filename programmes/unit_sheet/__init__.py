"""One unit's sheet: given out filled with what is known, read when it comes back."""
