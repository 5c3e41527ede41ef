"""How a process holds its work: leases, what is in hand, the worker beside it."""
