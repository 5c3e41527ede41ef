"""What the playground keeps: people, messages, updates, its clock."""
