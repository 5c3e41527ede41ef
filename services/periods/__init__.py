"""Periods: opened, closed, opened again; deadlines and days off."""
