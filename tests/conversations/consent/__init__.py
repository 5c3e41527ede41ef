"""The consent of a unit's head, in the chat."""
