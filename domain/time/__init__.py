"""Periods, working days, deadlines."""
