"""Handing in: the list, the card, the value, the explanation, one's own row, the receipt."""
