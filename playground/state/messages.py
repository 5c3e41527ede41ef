"""Messages: stored as the Bot API would show them, numbered per chat, numbers never reused."""

import json
import sqlite3
from typing import Any

from playground.state.store import Json, Store


def _body(row: sqlite3.Row) -> Json:
    body: Json = json.loads(row["body"])
    return body


class Messages:
    def __init__(self, store: Store) -> None:
        self._store = store

    def next_id(self, chat_id: int) -> int:
        row = self._store.one(
            "UPDATE chats SET last_message_id = last_message_id + 1 WHERE id = ? RETURNING last_message_id",
            chat_id,
        )
        assert row is not None, "the chat was looked up before"
        return int(row["last_message_id"])

    def insert(self, message: Json) -> None:
        from_bot = int(message["from"]["is_bot"])
        self._store.run(
            "INSERT INTO messages (chat_id, id, from_bot, body) VALUES (?, ?, ?, ?)",
            *self._key(message),
            from_bot,
            json.dumps(message, ensure_ascii=False),
        )

    def replace(self, message: Json) -> None:
        body = json.dumps(message, ensure_ascii=False)
        self._store.run(
            "UPDATE messages SET body = ? WHERE chat_id = ? AND id = ?", body, *self._key(message)
        )

    @staticmethod
    def _key(message: Json) -> tuple[Any, Any]:
        return message["chat"]["id"], message["message_id"]

    def get(self, chat_id: int, message_id: int) -> Json | None:
        row = self._store.one(
            "SELECT body FROM messages WHERE chat_id = ? AND id = ? AND NOT deleted", chat_id, message_id
        )
        return None if row is None else _body(row)

    def delete(self, chat_id: int, message_id: int) -> None:
        self._store.run("UPDATE messages SET deleted = 1 WHERE chat_id = ? AND id = ?", chat_id, message_id)

    def after(self, chat_id: int, message_id: int) -> list[Json]:
        rows = self._store.all(
            "SELECT body FROM messages WHERE chat_id = ? AND id > ? AND NOT deleted ORDER BY id",
            chat_id,
            message_id,
        )
        return [_body(row) for row in rows]

    def last(self, chat_id: int) -> Json | None:
        row = self._store.one(
            "SELECT body FROM messages WHERE chat_id = ? AND NOT deleted ORDER BY id DESC LIMIT 1", chat_id
        )
        return None if row is None else _body(row)

    def unread(self, chat_id: int, read_id: int) -> int:
        row = self._store.one(
            "SELECT COUNT(*) AS n FROM messages WHERE chat_id = ? AND id > ? AND from_bot AND NOT deleted",
            chat_id,
            read_id,
        )
        return int(row["n"]) if row else 0
