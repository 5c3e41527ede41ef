"""What every conversation's draft has in common: where it stands, which one listens."""
