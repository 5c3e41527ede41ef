"""The coordinator's word: the queue, accepting, returning, another value, open questions."""
