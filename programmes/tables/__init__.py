"""What the tables of a document mean: columns, rows, and what was done with each cell."""
