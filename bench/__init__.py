"""How fast it is: each of our pieces beside its floor, in one run."""
