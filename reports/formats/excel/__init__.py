"""The consolidated report as an Excel book."""
