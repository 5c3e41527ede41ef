"""A programme as its document states it, and what can be wrong with its file."""
