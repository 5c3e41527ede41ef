"""The methodology: formulas as data, checked when taken in, computed with their working shown.

Source: the domain page, «The Mytishchi methodology». A formula is text in a small grammar (``parsing``);
nothing is ever handed to Python to evaluate.
"""
