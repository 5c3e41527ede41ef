"""What is asked ahead of a figure that is behind: will it be by the year's end, by when."""
