"""The coordinator's queue and the open questions of the programme's document."""
