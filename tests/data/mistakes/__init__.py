"""Mistakes in formulas, each with the sentence it gets: ``formulas.yaml`` is for reading.

Each row puts something wrong into ``programme.yaml`` (``instead of`` the first formula where it does not say
of what) and has what is said about it through both doors. ``python -m tests.data.mistakes`` writes the
sentences of all rows anew: read what changed before it is kept.
"""
