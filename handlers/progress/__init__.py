"""Who has handed in, and what is done about those who have not."""
