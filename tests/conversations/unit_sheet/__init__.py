"""A unit's sheet, given out and sent back."""
