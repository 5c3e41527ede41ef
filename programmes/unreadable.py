"""A file that could not be read as a programme: a fact, its sentence lives in ``texts``."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.refusals import Refusal
from office.unreadable import BadFile, Unreadable


class UnreadableFile(Refusal):
    """``reason`` says what is wrong, ``found`` which columns there are; travels between processes."""

    def __init__(self, reason: Unreadable, found: str = "") -> None:
        super().__init__(reason, found)
        self.reason = reason
        self.found = found


@contextmanager
def refusing_bad_files() -> Iterator[None]:
    """What is wrong with the file itself becomes a refusal."""
    try:
        yield
    except BadFile as bad:
        raise UnreadableFile(bad.reason) from bad
