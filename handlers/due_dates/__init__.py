"""A due date that came with a figure: the coordinator accepts it or says why not, its author is told."""
