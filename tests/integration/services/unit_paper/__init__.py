"""A unit's rows on paper, and what their signature marks."""
