"""The consent of a unit's head."""
