"""Figures in, files and pictures out: the consolidated report and the status picture."""
