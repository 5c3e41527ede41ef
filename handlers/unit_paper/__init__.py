"""A unit's rows on paper: printed for its head, marked as signed when they come back."""
