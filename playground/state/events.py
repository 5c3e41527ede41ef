"""What happens, told to every open page."""

import asyncio

from playground.state.store import Json

# A page that does not read for this long is dropped; it reloads everything when it reconnects.
_QUEUE = 1000


class Hub:
    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Json | None]] = set()
        self._closed = False

    def listen(self) -> asyncio.Queue[Json | None]:
        queue: asyncio.Queue[Json | None] = asyncio.Queue(_QUEUE)
        if self._closed:
            queue.put_nowait(None)
        self._listeners.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue[Json | None]) -> None:
        self._listeners.discard(queue)

    def tell(self, kind: str, **content: object) -> None:
        for queue in list(self._listeners):
            if queue.full():
                self._end(queue)
            else:
                queue.put_nowait({"type": kind, **content})

    def close(self) -> None:
        self._closed = True
        for queue in list(self._listeners):
            self._end(queue)

    def _end(self, queue: asyncio.Queue[Json | None]) -> None:
        """Empty it first: the end must fit, and what is left is of no use."""
        self._listeners.discard(queue)
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(None)
