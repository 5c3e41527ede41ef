"""Handing in for a unit: `/tasks УГХ`."""
