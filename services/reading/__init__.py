"""How a document is read: what its sender answers about its period, its tables and its columns."""
