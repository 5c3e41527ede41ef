"""What the coordinator sets for an indicator: plan, due date, target, how it counts."""
