"""The playground's own clock: it runs in real time, can be moved, and survives a restart."""

import time
from datetime import datetime, timedelta

from playground.state.store import Store

_KEY = "clock"


class Clock:
    """Real seconds added to a movable base; `frozen` stands still unless moved."""

    def __init__(self, store: Store, start: datetime | None, *, frozen: bool = False) -> None:
        self._store = store
        self._frozen = frozen
        stored = store.meta(_KEY)
        first = datetime.fromisoformat(stored) if stored else start or datetime.now().astimezone()
        self._base = first if first.tzinfo else first.astimezone()
        self._anchor = time.monotonic()
        self._unseen = False
        """Moved, and the bot has not said yet that it has done what there was to do."""
        self.save()

    @property
    def frozen(self) -> bool:
        return self._frozen

    def now(self) -> datetime:
        passed = 0.0 if self._frozen else time.monotonic() - self._anchor
        return self._base + timedelta(seconds=passed)

    def unix(self) -> int:
        return int(self.now().timestamp())

    def iso(self) -> str:
        return self.now().isoformat(timespec="seconds")

    def move(self, to: datetime) -> None:
        """Stand at `to`; a time without an offset is meant in the clock's own zone."""
        zone = self._base.tzinfo
        self._base = to.astimezone(zone) if to.tzinfo else to.replace(tzinfo=zone)
        self._anchor = time.monotonic()
        self._unseen = True
        self.save()

    def see(self, until: datetime) -> bool:
        """The bot has done all there was until then; whether it is the first word of it since a move."""
        first = self._unseen and until >= self._base
        self._unseen = self._unseen and not first
        return first

    def shift(self, seconds: float) -> None:
        self.move(self.now() + timedelta(seconds=seconds))

    def save(self) -> None:
        self._store.set_meta(_KEY, self.now().isoformat())
