"""Coming in: the stranger's way in, the invitation, home, help, language."""
