"""What is said of what lies ahead of a figure that is behind: by the year's end, by which day."""
