"""What it means where the database cannot be connected to: it may answer later, or never as it stands."""

import socket
import sqlite3
from enum import StrEnum

_NOT_NOW = ("08", "53", "57P")
"""How SQLSTATEs begin after which the same may work in a moment: hung up, too many, starting, stopping."""


class Mistake(StrEnum):
    """What of the address is not known there."""

    HOST = "host"
    USER = "user"
    DATABASE = "database"
    OPTION = "option"
    FILE = "file"
    OTHER = "other"


class DatabaseAway(Exception):
    """Nobody answers there, or not yet; the message is the reason in the machine's words, in one line."""


class DatabaseRefused(Exception):
    """Waiting would not help; the message is the reason in the server's words, in one line."""

    def __init__(self, wrong: Mistake, said: str) -> None:
        super().__init__(said)
        self.wrong = wrong


_WRONG = {"28P01": Mistake.USER, "28000": Mistake.USER, "3D000": Mistake.DATABASE}
NO_SUCH_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
"""What the look-up of a name says where there is none; anything else it says is passing."""


def meaning(error: Exception) -> DatabaseAway | DatabaseRefused:
    """Of what was raised while connecting, by the driver or by the way to the server."""
    said = next(iter(str(error).splitlines()), "") or type(error).__name__
    return DatabaseAway(said) if _is_passing(error) else DatabaseRefused(_wrong(error), said)


def _is_passing(error: Exception) -> bool:
    """A name that cannot be looked up *now* is a network that is not there yet; one that is not there at all
    is a mistake."""
    state = _state(error)
    if state:
        return state.startswith(_NOT_NOW)
    if isinstance(error, socket.gaierror):
        return error.errno not in NO_SUCH_HOST
    return isinstance(error, OSError)


def _wrong(error: Exception) -> Mistake:
    if isinstance(error, socket.gaierror):
        return Mistake.HOST
    if isinstance(error, sqlite3.Error):
        return Mistake.FILE
    if isinstance(error, TypeError | ValueError):
        return Mistake.OPTION
    return _WRONG.get(_state(error), Mistake.OTHER)


def _state(error: Exception) -> str:
    """PostgreSQL's own code for what is the matter, as its driver hands it on."""
    return getattr(error, "sqlstate", None) or ""
