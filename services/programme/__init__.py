"""A programme's file: received, read, stored, compared, written over what is kept."""
