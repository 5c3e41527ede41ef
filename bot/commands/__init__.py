"""One file for each command of ``python -m bot``; each imports only what it needs."""
