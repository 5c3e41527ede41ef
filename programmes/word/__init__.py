"""A programme out of a Word file."""
