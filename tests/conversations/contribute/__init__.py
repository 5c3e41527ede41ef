"""Contributors, in the chat."""
