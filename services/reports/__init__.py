"""The consolidated report, and how far it has come."""
