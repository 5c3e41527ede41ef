"""A simulated half-year of reminders: people of all sorts, a bot that dies, a network that goes away.

What should have come is worked out here by plain counting of days, on purpose without a look at ``domain``.
"""
