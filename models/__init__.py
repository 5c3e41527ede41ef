"""What is kept: one file for each table, every query in ``repositories``, one unit of work."""
