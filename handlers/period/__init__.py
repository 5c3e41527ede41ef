"""The periods of a programme: open the next, close, open again."""
