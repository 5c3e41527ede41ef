"""The form of a report out of the document that it was read from."""
