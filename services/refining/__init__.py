"""Preliminary figures: marked, refined, and those that wait for it."""
