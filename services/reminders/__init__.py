"""Reminding whoever owes: planned by a tick, worded when it is told, true for as long as it stands."""
