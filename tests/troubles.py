"""What went wrong in the bot while a test waited for its answer, in as few lines as tell it."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiogram.exceptions import AiogramError

ROOT = Path(__file__).resolve().parents[1]


class Troubles(logging.Handler):
    """Every exception that the bot logged but Telegram's refusals, which tests of the limits want."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not isinstance(error, AiogramError):
            self.found.append(f"{record.getMessage()}\n{_summary(error)}")


@contextmanager
def watched() -> Iterator[Troubles]:
    troubles = Troubles()
    log = logging.getLogger("bot")
    log.addHandler(troubles)
    try:
        yield troubles
    finally:
        log.removeHandler(troubles)


def _summary(error: BaseException) -> str:
    """``KeyError: 'x'``, and the last line of ours on the way to it."""
    kind = f"{type(error).__name__}: {error}"
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    if not own:
        return kind
    last = own[-1]
    place = Path(last.filename).relative_to(ROOT)
    return f"{kind}\n{place}:{last.lineno} in {last.name}: {last.line}"


def _is_ours(filename: str) -> bool:
    path = Path(filename)
    return path.is_relative_to(ROOT) and ".venv" not in path.parts
