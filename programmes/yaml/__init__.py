"""A programme as YAML, written and read back."""
