"""The consolidated report: how far it has come, then the file."""
