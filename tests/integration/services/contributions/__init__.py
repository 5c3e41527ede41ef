"""Contributors: who gives a part, what becomes of it."""
