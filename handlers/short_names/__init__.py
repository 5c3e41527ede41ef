"""What indicators are called in lists, pictures and captions."""
