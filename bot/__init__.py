"""Where the parts meet: settings, intake, messenger, clock, worker, and the commands that start them."""
