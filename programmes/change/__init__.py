"""A changed document beside the programme that is kept."""
