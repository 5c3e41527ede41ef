"""A coordinator's answers to what a document leaves open."""
