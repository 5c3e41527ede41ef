"""What the bot serves over HTTP on its own machine."""
