"""Questions to people: typed, sent, answered, listed."""
