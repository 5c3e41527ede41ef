"""The report printed in the programme's own document: only what changes is touched."""
