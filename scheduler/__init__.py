"""A few fixed ticks; each calls one use case."""
