"""«Нули по графику»: figures whose work comes later, ticked, before anybody sees them in red."""
