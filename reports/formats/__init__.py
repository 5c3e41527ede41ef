"""The report's table drawn, one format a file."""
