"""The language of formulas: read, checked, printed."""
