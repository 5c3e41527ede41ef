"""How figures are computed from what was given, and computed anew when what they follow from changes."""
