"""Who comes in and what they are here."""
