"""Which message an input came in, and what still has to be asked about one."""

from dataclasses import dataclass, replace

KEPT = 60
"""Messages; a year of months in pairs is half of that."""


@dataclass(frozen=True, slots=True)
class HeardInput:
    """``keys`` of the inputs that were given by one message, 0 for a button (``Wanted.key``)."""

    message: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeardInputs:
    """``messages`` from old to new. ``doubt`` is a text that can be read in more ways than one."""

    messages: tuple[HeardInput, ...] = ()
    doubt: str = ""
    doubt_message: int | None = None

    @property
    def last(self) -> tuple[str, ...]:
        """What was given last."""
        return self.messages[-1].keys if self.messages else ()

    @property
    def ids(self) -> tuple[int, ...]:
        """Every message that inputs were heard in."""
        found = [one.message for one in self.messages if one.message]
        return (*found, self.doubt_message) if self.doubt_message else tuple(found)

    def of(self, message: int) -> tuple[str, ...]:
        """What a message gave."""
        return next((one.keys for one in reversed(self.messages) if one.message == message), ())

    def owned(self, message: int) -> tuple[str, ...]:
        """What of that has not been given anew since."""
        later: set[str] = set()
        for one in reversed(self.messages):
            if one.message == message:
                return tuple(key for key in one.keys if key not in later)
            later |= set(one.keys)
        return ()

    def with_keys(self, message: int | None, keys: tuple[str, ...]) -> "HeardInputs":
        """After a message, or a button, has given these."""
        others = tuple(one for one in self.messages if one.message not in (message or 0, 0))
        return HeardInputs((*others, HeardInput(message or 0, keys))[-KEPT:])

    def with_doubt(self, text: str, message: int | None) -> "HeardInputs":
        return replace(self, doubt=text.strip(), doubt_message=message)

    def without_doubt(self) -> "HeardInputs":
        return replace(self, doubt="", doubt_message=None)
