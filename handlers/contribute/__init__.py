"""Contributors: the card of a part, its receipt, what is said of parts beside the figure."""
