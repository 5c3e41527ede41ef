"""People of the playground and their private chats with the bot."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from playground.state.store import Json, Store

_USER_FIELDS = ("first_name", "last_name", "username", "language_code")
_FIRST_NEW_ID = 900_000_001


def user_object(person: sqlite3.Row) -> Json:
    """A person as the Bot API's User."""
    named = {field: person[field] for field in _USER_FIELDS if person[field]}
    return {"id": person["id"], "is_bot": False, **named}


def chat_object(person: sqlite3.Row) -> Json:
    """A person's private chat as the Bot API's Chat."""
    named = {field: person[field] for field in _USER_FIELDS[:3] if person[field]}
    return {"id": person["id"], "type": "private", **named}


class People:
    def __init__(self, store: Store) -> None:
        self._store = store

    def seed(self, people: Iterable[Json]) -> None:
        """Add those whose id is not known yet; the known ones are left alone."""
        with self._store.transaction():
            for person in people:
                if self.get(int(person["id"])) is None:
                    self.add(person)

    def add(self, person: Json) -> int:
        with self._store.transaction():
            person_id = int(person["id"]) if person.get("id") else self._free_id()
            fields: list[Any] = [str(person[f]) if person.get(f) else None for f in (*_USER_FIELDS, "about")]
            self._store.run(
                "INSERT INTO people (id, first_name, last_name, username, language_code, about, position)"
                " VALUES (?, ?, ?, ?, ?, ?, (SELECT COUNT(*) FROM people))",
                person_id,
                *fields,
            )
            self._store.run(
                "INSERT INTO chats (id, kind, person_id, started) VALUES (?, 'private', ?, ?)",
                person_id,
                person_id,
                int(bool(person.get("started"))),
            )
        return person_id

    def _free_id(self) -> int:
        row = self._store.one("SELECT MAX(id) AS top FROM people")
        return max(_FIRST_NEW_ID, (row["top"] or 0) + 1 if row else 0)

    def get(self, person_id: int) -> sqlite3.Row | None:
        return self._store.one("SELECT * FROM people WHERE id = ?", person_id)

    def chat(self, chat_id: int) -> sqlite3.Row | None:
        return self._store.one(
            "SELECT people.*, chats.started, chats.blocked, chats.read_id, chats.last_message_id"
            " FROM chats JOIN people ON people.id = chats.person_id WHERE chats.id = ?",
            chat_id,
        )

    def chat_ids(self) -> list[int]:
        return [row["id"] for row in self._store.all("SELECT id FROM people ORDER BY position")]

    def mark(self, chat_id: int, *, blocked: bool | None = None, started: bool | None = None) -> None:
        if blocked is not None:
            self._store.run("UPDATE chats SET blocked = ? WHERE id = ?", int(blocked), chat_id)
        if started is not None:
            self._store.run("UPDATE chats SET started = ? WHERE id = ?", int(started), chat_id)

    def mark_read(self, chat_id: int) -> None:
        self._store.run("UPDATE chats SET read_id = last_message_id WHERE id = ?", chat_id)
