"""What is said when an update could not be handled: to the person, and to the owners."""

from handlers.screen import Screen
from texts import figures, texts


def apology(language: str) -> Screen:
    """For whoever sent it: it is not their fault, and what to do now."""
    return Screen(texts(language)("failure.apology"))


def alarm(language: str, update_id: int, error: str) -> Screen:
    """For the owners: which update, and the error's name as it stands in the log."""
    return Screen(texts(language)("failure.alarm", update_id=update_id, error=figures.short(error, 300)))
