"""All of a programme's data as tables, in the formats that other programs read."""
