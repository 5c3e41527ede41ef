"""What computes a checked methodology: formulas made into functions once, and the figures of one period."""
