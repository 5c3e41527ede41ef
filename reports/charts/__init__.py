"""The status picture."""
