"""What is asked and written of all programmes at once: how many statements a tick sends does not grow."""
