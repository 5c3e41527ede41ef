"""Column 6: who is named there, and who does what."""
