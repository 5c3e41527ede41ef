"""The two databases of the tests: made, copied, used again."""
