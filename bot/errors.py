"""What can go wrong outside the rules of the field, and how a command that it ends says so."""

import traceback
from pathlib import Path

from models.connecting import DatabaseAway, DatabaseRefused, Mistake

_ROOT = Path(__file__).resolve().parents[1]


class BadSettings(Exception):
    """A setting is wrong or missing; the message is one line that names it and says what to do."""


class CannotStart(Exception):
    """Something the bot needs is not there; the message is one line that says what to do."""


class Broken(Exception):
    """The running bot cannot go on; the message is one line, and a new start may help."""


class WorkerCrashed(Exception):
    """The worker process died under a job; another one has taken its place."""


_TO_DO = {
    Mistake.HOST: "DATABASE_URL names a host that is not known ({}): look at what stands after the @",
    Mistake.USER: "DATABASE_URL is refused by the database ({}): look at the user and the password",
    Mistake.DATABASE: "DATABASE_URL names a database that is not there ({}): make it with createdb first",
    Mistake.OPTION: "DATABASE_URL has something that is not understood ({}): look at what stands after the ?",
    Mistake.FILE: "The database's file cannot be opened ({}): look at DATA_DIR, and whose it is",
    Mistake.OTHER: "DATABASE_URL leads to what does not work ({}): look at it, and at the server's log",
}


def line_of(error: Exception) -> str | None:
    """What is foreseen, in one line that says what to do; ``None`` where it is a crash."""
    if isinstance(error, BadSettings | CannotStart):
        return str(error)
    if isinstance(error, DatabaseRefused):
        return _TO_DO[error.wrong].format(error)
    if isinstance(error, DatabaseAway):
        return f"The database does not answer ({error}): start it, or look at DATABASE_URL"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return None


def cause_of(error: BaseException) -> str:
    """What tells one trouble from another in an alarm: the error's name, and where in our code it arose."""
    places = (Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__))
    own = [path for path in places if path.is_relative_to(_ROOT) and ".venv" not in path.parts]
    name = type(error).__name__
    return f"{name} ({own[-1].relative_to(_ROOT)})" if own else name
