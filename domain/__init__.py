"""The rules of the field, pure: no input or output, no clock, nothing of the other rooms."""
