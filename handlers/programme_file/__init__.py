"""Taking in a programme from the file somebody sends."""
