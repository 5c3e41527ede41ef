"""A unit's sheet: given out, and taken when it comes back."""
