"""Logging to standard error, in which the bot's token never appears."""

import logging
import re
import sys

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{30,}")
_TALKATIVE = ("aiogram.event", "alembic", "apscheduler", "aiosqlite", "asyncio", "matplotlib", "PIL")
_HIDDEN = "<token>"


def redacted(text: str, secret: str = "") -> str:
    """The text without the token: neither this one nor anything that looks like one."""
    if secret:
        text = text.replace(secret, _HIDDEN).replace(secret.replace(":", "%3A"), _HIDDEN)
    return _TOKEN.sub(_HIDDEN, text)


class Redacting(logging.Formatter):
    """Redacts the finished line, so that tracebacks and addresses in errors are covered too."""

    def __init__(self, secret: str = "") -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record), self._secret)


def set_up(level: str, secret: str = "") -> None:
    """Send everything to standard error at the level asked for."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
