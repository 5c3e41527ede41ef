"""What is said ahead of a figure that is behind: by the year's end, a due date and the word on it."""
