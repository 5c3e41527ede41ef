"""The playground as a whole: what the two HTTP sides act upon."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from playground.errors import bad_request, forbidden
from playground.state.clock import Clock
from playground.state.commands import Commands
from playground.state.events import Hub
from playground.state.files import Shelf
from playground.state.limits import Limits
from playground.state.messages import Messages
from playground.state.people import People, chat_object, user_object
from playground.state.queries import Queries
from playground.state.store import Json, Store
from playground.state.updates import Updates

DEFAULT_TOKEN = "42:PLAYGROUND"  # noqa: S105 - a public sample, it opens nothing


@dataclass(frozen=True)
class Options:
    """How a playground is started.

    `people` are dicts of id, first_name and optionally last_name, username, language_code, about, started
    (the bot may write to them already); ids already known are left alone. `clock` counts only where no clock
    is stored yet; a `frozen` one stands unless moved. `query_lifetime`: seconds of real time in which a
    button may be answered. `limits`: 429 beyond Telegram's sending limits. `welcome` is a JSON file: what the
    page says first, by language, and the `sample` beside it that can be taken and sent.
    """

    data: Path
    token: str = DEFAULT_TOKEN
    people: Iterable[Json] = ()
    clock: datetime | None = None
    frozen: bool = False
    query_lifetime: float = 30.0
    limits: bool = True
    welcome: Path | None = None
    bot_username: str = "programme_bot"
    bot_name: str = "Сведения по программам"


@dataclass
class World:
    options: Options
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.store = Store(self.options.data / "playground.sqlite")
        self.clock = Clock(self.store, self.options.clock, frozen=self.options.frozen)
        self.people = People(self.store)
        self.messages = Messages(self.store)
        self.updates = Updates(self.store)
        self.queries = Queries(self.store, self.options.query_lifetime)
        self.commands = Commands(self.store)
        self.shelf = Shelf(self.store, self.options.data / "playground-files")
        self.hub = Hub()
        self.limits = Limits(on=self.options.limits)
        self.people.seed(self.options.people)

    @property
    def bot(self) -> Json:
        """The bot as the Bot API's User."""
        return {
            "id": int(self.options.token.split(":")[0]),
            "is_bot": True,
            "first_name": self.store.meta("bot_name") or self.options.bot_name,
            "username": self.options.bot_username,
        }

    def user(self, person_id: int) -> Json | None:
        person = self.people.get(person_id)
        return user_object(person) if person else None

    def writable_chat(self, chat_id: int | None) -> Json:
        """The chat for a message of the bot, or the refusal Telegram would give."""
        person = self.people.chat(chat_id) if chat_id is not None else None
        if person is None:
            raise bad_request("chat not found")
        if person["blocked"]:
            raise forbidden("bot was blocked by the user")
        if not person["started"]:
            raise forbidden("bot can't initiate conversation with a user")
        return chat_object(person)

    def seen_chat(self, chat_id: int | None) -> Json:
        """A chat the bot has been written from; others do not exist for it."""
        person = self.people.chat(chat_id) if chat_id is not None else None
        if person is None or not person["started"]:
            raise bad_request("chat not found")
        return chat_object(person)

    def post(self, chat: Json, sender: Json, content: Json) -> Json:
        """Number, date and store a message; the caller commits and tells."""
        message = {
            "message_id": self.messages.next_id(chat["id"]),
            "from": sender,
            "chat": chat,
            "date": self.clock.unix(),
            **content,
        }
        self.messages.insert(message)
        return message

    def tell(self, kind: str, message: Json) -> None:
        self.hub.tell(kind, chat_id=message["chat"]["id"], message=message)

    def quoted(self, chat_id: int, message_id: int | None) -> Json | None:
        """The message replied to, without the one it replied to itself, as in the Bot API."""
        found = self.messages.get(chat_id, message_id) if message_id else None
        if found is None:
            return None
        return {key: value for key, value in found.items() if key != "reply_to_message"}

    def bot_settings(self, language: str = "") -> dict[str, Any]:
        """Its texts are those that somebody with this language sees."""
        described = {
            key: self.store.meta(f"bot_{key}:{language}") or self.store.meta(f"bot_{key}") or ""
            for key in ("description", "short_description")
        }
        return self.bot | described

    def close(self) -> None:
        """End every long poll and event stream, so that the server can stop at once."""
        self.updates.close()
        self.hub.close()
