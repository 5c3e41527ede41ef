"""What a message consists of: text and entities, keyboards, pictures."""
