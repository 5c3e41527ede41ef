"""Rule 12: what a conversation must plug in. Left out of the registry, it makes one of these red."""

import ast
from importlib import import_module
from pathlib import Path

import pytest
from aiogram import Router
from aiogram.filters import Command

import handlers
from domain.access import Role
from domain.drafts import DraftKind
from handlers import menu, registry
from handlers.press import read_press
from handlers.routers import build_routers
from services.notices.kinds import KINDS
from tests.conversations.examples import examples_by_folder
from texts import texts
from texts.catalogue import LANGUAGES

ROOM = Path(handlers.__path__[0])
FOLDERS = sorted(path.parent.name for path in ROOM.glob("*/__init__.py"))
ON_TOP = sorted(ROOM.glob("*.py"))


def test_every_folder_is_a_conversation_in_the_registry() -> None:
    assert sorted(one.name for one in registry.CONVERSATIONS) == FOLDERS


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_conversation_that_is_left_out_is_missed(folder: str) -> None:
    """Each brings something that nobody else has: its buttons at least."""
    plugged_in = import_module(f"handlers.{folder}.conversation").CONVERSATION
    assert plugged_in in registry.CONVERSATIONS
    assert [registry.PRESSES[word] for word in plugged_in.presses] == [plugged_in] * len(plugged_in.presses)


def test_the_registry_alone_knows_their_names() -> None:
    found = [
        f"{path.name}: {name}"
        for path in ON_TOP
        if path.name not in ("registry.py", "examples.py")
        for name in _imported(path)
        if any(name.startswith(f"handlers.{folder}") for folder in FOLDERS)
    ]
    assert found == []


def test_a_conversation_leads_to_others_by_what_they_show() -> None:
    """It calls their ``talk`` and draws their screens; no router, no description, no registry."""
    private = ("router", "conversation", "notices", "named")
    found = [
        f"{path.parent.name}/{path.name}: {name}"
        for path in ROOM.glob("*/*.py")
        for name in _imported(path)
        if name.startswith("handlers.registry")
        or any(
            name.startswith(f"handlers.{other}.{what}")
            for other in FOLDERS
            for what in private
            if other != path.parent.name
        )
    ]
    assert found == []


def _imported(path: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    whole = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return whole + [
        f"{node.module}.{alias.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]


def test_every_conversation_brings_its_examples() -> None:
    assert {folder for folder, examples in examples_by_folder() if examples} == {*FOLDERS, "handlers"}


def test_every_kind_of_notice_has_words() -> None:
    assert {kind.KIND for kind in registry.NOTICES} == set(KINDS)


def test_every_kind_of_draft_can_be_shown_again() -> None:
    assert set(registry.DRAFTS) == set(DraftKind)


def test_every_kind_of_draft_has_a_button_that_carries_it() -> None:
    for one in registry.CONVERSATIONS:
        assert bool(one.drafts) == bool(one.drafts_in), one.name


def test_every_button_is_some_conversations() -> None:
    handled = {word for router in build_routers() for word in _words(router)}
    assert handled == set(registry.PRESSES)


def _words(router: Router) -> set[str]:
    """The words that the buttons begin with which a router and those below it let through."""
    filters = [one.callback for handler in router.callback_query.handlers for one in handler.filters or ()]
    own = {str(one._conversation) for one in filters if hasattr(one, "_conversation")}
    return own.union(*(_words(below) for below in router.sub_routers))


def test_every_command_is_heard_in_any_case() -> None:
    """«/START», as a phone writes it at the beginning of a line."""
    filters = [
        one.callback
        for router in build_routers()
        for below in router.chain_tail
        for handler in below.message.handlers
        for one in handler.filters or ()
    ]
    commands = [one for one in filters if isinstance(one, Command)]
    assert len(commands) > 10
    assert [one.commands for one in commands if not one.ignore_case] == []


def test_two_conversations_with_one_button_are_an_error() -> None:
    with pytest.raises(ValueError, match="submit"):
        registry._joined([("submit", 1), ("submit", 2)])


def test_the_menus_are_those_of_the_storyboard() -> None:
    everybody = ("start", "help", "language")
    assert menu.commands_of(set()) == everybody
    assert menu.commands_of({Role.EXECUTOR}) == ("tasks", "status", "progress", "report", *everybody)
    assert menu.commands_of({Role.DEPUTY}) == ("status", "tasks", "progress", "report", *everybody)
    assert menu.commands_of({Role.COORDINATOR}) == (
        *("review", "status", "progress", "period", "plan", "report", "invite", "people"),
        *everybody,
    )
    assert menu.commands_of(set(Role))[:4] == ("tasks", "status", "progress", "report")
    for language in LANGUAGES:
        described = menu.described(set(Role), language)
        assert all(text == texts(language).label(f"menu.{name}") for name, text in described)


@pytest.mark.parametrize(
    ("text", "action", "numbers", "word"),
    [
        ("submit:send:7:2", "send", (7, 2), ""),
        ("invite:role:1:0:=coordinator", "role", (1, 0), "coordinator"),
        ("file:apply:3:1:=a1b2", "apply", (3, 1), "a1b2"),
    ],
)
def test_a_button_is_read_as_it_was_made(text: str, action: str, numbers: tuple[int, ...], word: str) -> None:
    _, press = read_press(text)
    assert press is not None
    assert (press.action, press.numbers, press.word) == (action, numbers, word)


@pytest.mark.parametrize("text", ["", "submit", "submit:send:x", "submit:send:٣", "submit:send:--5"])
def test_what_no_button_carries_is_no_press(text: str) -> None:
    assert read_press(text)[1] is None
