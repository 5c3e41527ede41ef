"""All of a programme's data as a file."""
