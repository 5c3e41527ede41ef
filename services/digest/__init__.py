"""The weekly digest: who gets it, what it says, asking for it and declining it."""
