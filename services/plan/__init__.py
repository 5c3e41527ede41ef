"""What the coordinator sets for one indicator: plan, due date, target, course, who hands in."""
