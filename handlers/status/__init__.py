"""How things stand: the picture and the text."""
