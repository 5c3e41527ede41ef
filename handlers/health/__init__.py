"""How the bot itself is, for its owner."""
