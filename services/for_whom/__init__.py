"""A coordinator hands in for a unit: by letter, by telephone, by a sheet."""
