"""What was worked out of files, for as long as somebody is likely to talk about them."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

Found = TypeVar("Found")


class Recent:
    """The results asked for last; whoever comes later than that has them worked out again."""

    def __init__(self, most: int = 16) -> None:
        self._most = most
        self._known: OrderedDict[Hashable, Any] = OrderedDict()

    async def get(self, key: Hashable, work: Callable[[], Awaitable[Found]]) -> Found:
        """What is known under the key, else what ``work`` gives; nothing is kept of a failure."""
        if key not in self._known:
            self._known[key] = await work()
        self._known.move_to_end(key)
        found: Found = self._known[key]
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return found
