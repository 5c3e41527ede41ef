"""A unit's sheet, drawn and read."""
