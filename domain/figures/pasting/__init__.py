"""A long explanation that a client of Telegram cut into several messages."""
