"""Preliminary figures: marked with the day by which they will be refined."""
