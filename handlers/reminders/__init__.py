"""Reminders and what is done with one: filled in, put off, passed on, waited for, replied to."""
