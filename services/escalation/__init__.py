"""What is done about a unit that owes and is silent: proposed, pressed, told to its head or overseer."""
