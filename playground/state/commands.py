"""Command menus by scope and language, and which one a person sees."""

import json
from typing import Any

from playground.errors import bad_request
from playground.state.store import Json, Store

_PLAIN_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
}


def scope_key(scope: Any) -> str:
    """The scope as one string; `chat` carries its chat's id."""
    kind = scope.get("type") if isinstance(scope, dict) else "default"
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind == "chat":
        return f"chat:{scope.get('chat_id')}"
    raise bad_request("can't parse BotCommandScope: unsupported type specified")


class Commands:
    def __init__(self, store: Store) -> None:
        self._store = store

    def set(self, scope: str, language: str, commands: list[Json]) -> None:
        self._store.run(
            "INSERT INTO commands VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
            scope,
            language,
            json.dumps(commands, ensure_ascii=False),
        )

    def delete(self, scope: str, language: str) -> None:
        self._store.run("DELETE FROM commands WHERE scope = ? AND language = ?", scope, language)

    def get(self, scope: str, language: str) -> list[Json] | None:
        row = self._store.one("SELECT body FROM commands WHERE scope = ? AND language = ?", scope, language)
        return None if row is None else json.loads(row["body"])

    def seen_by(self, person_id: int, language: str) -> list[Json]:
        """The narrowest scope wins, and in it the person's language before the common list."""
        for scope in (f"chat:{person_id}", "all_private_chats", "default"):
            for code in (language, ""):
                found = self.get(scope, code)
                if found:
                    return found
        return []
