"""The inputs of a computed figure as people type them: one, a list, the months of a series."""
