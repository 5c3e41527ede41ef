"""What waits: updates that came, notices that are owed, leases on both."""
