"""Reports that come back signed: what they change, what is kept."""
