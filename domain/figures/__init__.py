"""A figure: read, completed into a handed-in row, and how it stands against its target."""
