"""Waiting for what is not there yet: said once, and once more when it is there."""

import logging

_LONGEST = 30.0
_log = logging.getLogger(__name__)


class Patience:
    """``who`` is waited for, in growing steps."""

    def __init__(self, who: str) -> None:
        self._who = who
        self._pause = 0.0

    def failed(self, reason: object) -> float:
        """For how many seconds to wait before the next try."""
        if not self._pause:
            _log.warning("%s does not answer (%s): waiting for it", self._who, reason)
        self._pause = min(max(1.0, self._pause * 2), _LONGEST)
        return self._pause

    def answered(self) -> None:
        if self._pause:
            _log.warning("%s answers", self._who)
        self._pause = 0.0
