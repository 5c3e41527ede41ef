"""What people are told: the kinds, by whom they are for; planned by who causes them, worded when sent."""
