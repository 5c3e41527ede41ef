"""The side the bot talks to: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""
