"""What a coordinator looks at: what has changed since the last version, what was said about it before."""
