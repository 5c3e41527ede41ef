"""A unit's own rows for its head's signature, and by which letter or scan they were signed."""
