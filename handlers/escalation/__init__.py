"""Units that owe and are silent: proposed to the coordinator, told to their heads and overseers."""
