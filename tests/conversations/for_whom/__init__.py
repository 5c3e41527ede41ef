"""A coordinator hands in for a unit."""
