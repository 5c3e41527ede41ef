"""What a conversation plugs in. ``handlers.registry`` lists them; nothing else knows their names."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiogram import Router

from domain.access import Role
from domain.drafts import DraftKind
from handlers.heard import Heard
from handlers.press import Place, Press
from handlers.screen import Screen
from handlers.show import Show
from services.context import Context
from services.drafts.find_draft import DraftFacts
from texts import Texts

Handle = Callable[[Heard, Context, Show], Awaitable[bool | None]]
"""Takes a message and answers it; true where the file that came with the words was kept, too."""
CANCEL = frozenset({"отмена", "отменить", "cancel"})
"""The only words that leave a question for free words."""
FREE_WORDS = ""
"""Instead of a button's data: the words are the answer, whatever they are the name of."""
ShowIn = Callable[[Context, Show, int], Awaitable[None]]
"""Shows one of its screens in a chat."""
Words = Callable[[Context, Any], Awaitable[Screen | None]]
"""What a notice says now, or ``None`` where there is nothing to say any more."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command and its place in the menu of each role; without any, it stands in everybody's."""

    name: str
    places: Mapping[Role, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTalk:
    """How one kind of draft is talked about.

    ``present`` shows where it stands, open or not, in place of a message; ``several`` does so where one
    update has changed more than one. ``answer`` takes the message that answers it: every one, unless it
    ``leaves_names`` to whatever they name. ``pressed_by`` gives what the button on its screen carries that
    words name; where ``free_words`` are asked for, any but «отмена» are its answer. ``leave`` is what becomes
    of it when «отмена» or an answer that can never be taken ends it, ``back`` where «отмена» leads then
    (home, unless said); ``files`` takes what is no text, where such may be its answer: whether it was taken.
    """

    present: Callable[[DraftFacts, Context, Show, Place], Awaitable[None]]
    answer: Callable[[Heard, DraftFacts, Context, Show], Awaitable[bool | None]]
    leave: Callable[[Context, int], Awaitable[object]]
    leaves_names: bool = False
    pressed_by: Callable[[str, DraftFacts, Context], Awaitable[str | None]] | None = None
    free_words: bool = False
    back: ShowIn | None = None
    several: ShowIn | None = None
    files: Callable[[Heard, DraftFacts, Context, Show], Awaitable[bool]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A folder of ``handlers``, described.

    ``presses`` are the words that its buttons begin with. ``drafts_in`` says of which actions which number
    is a draft; ``overview`` answers a stale button that carries none. ``says`` are words that mean one of
    its screens. ``names`` gives what takes a message that names something of its own; ``asks`` takes the
    questions in words, ``files`` the documents, ``replies`` what goes on with something that was told: of
    these there is one in the house. ``attaches`` takes files that belong to something said before, ``edits``
    what was changed after it was sent: each says whether it was its own.
    """

    name: str
    router: Callable[[], Router]
    presses: tuple[str, ...]
    commands: tuple[Command, ...] = ()
    drafts: Mapping[DraftKind, DraftTalk] = field(default_factory=dict)
    drafts_in: Mapping[str, int] = field(default_factory=dict)
    overview: Callable[[Press, Context, Show, Place], Awaitable[None]] | None = None
    notices: Mapping[type[Any], Words] = field(default_factory=dict)
    says: Mapping[frozenset[str], ShowIn] = field(default_factory=dict)
    names: Callable[[Heard, DraftFacts | None, Context], Awaitable[Handle | None]] | None = None
    asks: Handle | None = None
    files: Handle | None = None
    attaches: Handle | None = None
    replies: Callable[[Heard, Context], Awaitable[Handle | None]] | None = None
    edits: Handle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """What is shown where no conversation answers: to a stranger never more than the way in."""

    screen: Callable[[Context], Awaitable[Screen]]
    way_in: Callable[[Context], Awaitable[Screen | None]]
    show: ShowIn
    unknown_command: Callable[[Texts, str], Screen]
    not_understood: Callable[[Texts], Screen]
    only_words: Callable[[Texts], Screen]
