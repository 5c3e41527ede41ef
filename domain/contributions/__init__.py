"""The parts that contributors give of somebody else's figure."""
