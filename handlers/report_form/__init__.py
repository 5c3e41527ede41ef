"""A document of the wanted layout becomes what reports are printed in."""
