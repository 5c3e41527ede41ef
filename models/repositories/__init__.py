"""Every query, one file for each group of tables."""
