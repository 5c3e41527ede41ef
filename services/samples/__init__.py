"""Results as the use cases give them, without a database: for screens that are looked at and tested."""
