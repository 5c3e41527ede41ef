"""The queue of updates and the long poll over it, with Telegram's offset rules."""

import asyncio
import json

from playground.errors import ApiError
from playground.state.store import Json, Store

_ALLOWED = "allowed_updates"
_CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
_LONGEST_POLL = 50.0


class Updates:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._arrived = asyncio.Event()
        self._poll = 0
        self._closed = False

    def push(self, kind: str, content: Json) -> None:
        """Queue one update, unless the bot said it does not want this kind."""
        allowed = json.loads(self._store.meta(_ALLOWED) or "[]")
        if allowed and kind not in allowed:
            return
        self._store.run(
            "INSERT INTO updates (body) VALUES (?)", json.dumps({kind: content}, ensure_ascii=False)
        )

    def wake(self) -> None:
        """Let the waiting poll look again; call it after the commit."""
        self._arrived.set()

    def close(self) -> None:
        self._closed = True
        self.wake()

    def allow(self, kinds: list[str]) -> None:
        self._store.set_meta(_ALLOWED, json.dumps(kinds))

    def confirm(self, offset: int) -> None:
        if offset > 0:
            self._store.run("DELETE FROM updates WHERE id < ?", offset)
        elif offset < 0:
            self._store.run(
                "DELETE FROM updates WHERE id NOT IN (SELECT id FROM updates ORDER BY id DESC LIMIT ?)",
                -offset,
            )

    def drop_all(self) -> None:
        self._store.run("DELETE FROM updates")

    def pending_count(self) -> int:
        row = self._store.one("SELECT COUNT(*) AS n FROM updates")
        return int(row["n"]) if row else 0

    def pending(self, limit: int) -> list[Json]:
        rows = self._store.all("SELECT id, body FROM updates ORDER BY id LIMIT ?", limit)
        return [{"update_id": row["id"], **json.loads(row["body"])} for row in rows]

    async def poll(self, offset: int, limit: int, timeout_seconds: float) -> list[Json]:
        """Wait until something is pending; a later poll ends this one with 409."""
        self._poll += 1
        mine = self._poll
        self.wake()
        self.confirm(offset)
        deadline = asyncio.get_running_loop().time() + min(timeout_seconds, _LONGEST_POLL)
        while True:
            if mine != self._poll:
                raise ApiError(409, _CONFLICT)
            found = self.pending(limit)
            if found or self._closed or not await self._wait_until(deadline):
                return found

    async def _wait_until(self, deadline: float) -> bool:
        """True when woken; a fresh event each time, so that every waiter wakes once."""
        self._arrived = event = self._arrived if not self._arrived.is_set() else asyncio.Event()
        try:
            async with asyncio.timeout_at(deadline):
                await event.wait()
        except TimeoutError:
            return False
        return True
