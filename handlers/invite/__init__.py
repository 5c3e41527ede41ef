"""Inviting: the programme, the unit, the role, the text to forward."""
