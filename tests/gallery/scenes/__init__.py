"""The stories whose screens are shown."""
