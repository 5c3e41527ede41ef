"""Callback queries: who pressed what, and how the bot answered."""

import secrets
import sqlite3
import time

from playground.errors import bad_request
from playground.state.store import Store

_EXPIRED = "query is too old and response timeout expired or query ID is invalid"


class Queries:
    """`lifetime` is in real seconds, as a person waits in real time whatever the playground's clock says."""

    def __init__(self, store: Store, lifetime: float) -> None:
        self._store = store
        self._lifetime = lifetime

    def ask(self, chat_id: int, message_id: int, person_id: int, data: str) -> str:
        query_id = str(secrets.randbits(62))
        self._store.run(
            "INSERT INTO queries (id, chat_id, message_id, person_id, data, asked_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            query_id,
            chat_id,
            message_id,
            person_id,
            data,
            time.time(),
        )
        return query_id

    def get(self, query_id: str) -> sqlite3.Row | None:
        return self._store.one("SELECT * FROM queries WHERE id = ?", query_id)

    def answer(self, query_id: str, text: str, url: str, *, alert: bool) -> sqlite3.Row:
        row = self.get(query_id)
        if row is None or row["answered"] or time.time() - row["asked_at"] > self._lifetime:
            raise bad_request(_EXPIRED)
        self._store.run(
            "UPDATE queries SET answered = 1, text = ?, alert = ?, url = ? WHERE id = ?",
            text,
            int(alert),
            url,
            query_id,
        )
        return row
