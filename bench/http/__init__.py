"""The whole way of an update: people in one process, the bot in another, HTTP between them."""
