"""Pieces of reading a figure or a target: characters, digits, the words around them."""
