"""How much of Telegram's rate is this process's, where several use one token.

Whoever sends what is owed takes what the others leave; each of them has a few messages a second at once, and
as many as it needs, up to an even part, once the sender has had time to read so. Each says with its pulse
what it needs: that is a share rented until the next beat.
"""

import math
from collections import deque
from collections.abc import Collection

RESERVE = 3
"""Messages a second that each process may send without having said so."""
_REMEMBERED = 8
_READ_AFTER = 3


class Portion:
    """``overall`` is the rate of all together."""

    def __init__(self, overall: float) -> None:
        self._overall = overall
        self._needs: deque[int] = deque(maxlen=_REMEMBERED)
        self._told: deque[int] = deque([0], maxlen=_READ_AFTER)

    def need(self, answers: int, seconds: float) -> int:
        """What to say: the most that people asked for in one beat of late, in messages a second."""
        self._needs.append(math.ceil(answers / max(seconds, 0.1)))
        self._told.append(max(self._needs))
        return self._told[-1]

    def ours(self, others: Collection[int], *, sends: bool) -> float:
        """Of messages a second, given what the others said; less at once, more when all have read it."""
        if not others:
            return self._overall
        most = self._overall / (len(others) + 1)
        if sends:
            return self._overall - sum(_claimed(one, most) for one in others)
        return _claimed(min(self._told), most)


def _claimed(wanted: int, most: float) -> float:
    return min(max(wanted, RESERVE), most)
