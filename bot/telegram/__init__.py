"""The way to Telegram: what is in its way, and for how long one waits then."""
