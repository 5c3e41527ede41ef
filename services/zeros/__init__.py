"""Figures that are behind because their work comes later, before anybody sees them red."""
