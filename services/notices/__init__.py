"""What is owed to people: planned with its facts, looked up when it is sent."""
