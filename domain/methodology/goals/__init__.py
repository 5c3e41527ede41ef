"""What it would take to reach the target."""
