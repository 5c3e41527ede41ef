"""A unit's rows on paper, in the chat."""
