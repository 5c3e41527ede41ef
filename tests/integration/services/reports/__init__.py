"""Figures whose work comes later."""
