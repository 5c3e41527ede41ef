"""The one shape of a programme file, whatever its format, and its checks."""
