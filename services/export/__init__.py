"""All of a programme's data, as far as one reaches it."""
