"""What is computed anew, and by which version of its methodology, on both databases."""
