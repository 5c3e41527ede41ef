"""Who may import whom, and which library lives in which room (docs: the house). Held from the first day."""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ROOMS: dict[str, set[str]] = {
    "domain": set(),
    "texts": {"domain"},
    "models": {"domain"},
    "office": set(),
    "reports": {"domain", "texts", "office"},
    "programmes": {"domain", "texts", "office"},
    "services": {"models", "reports", "programmes", "domain"},
    "handlers": {"services", "texts", "domain"},
    "scheduler": {"services"},
    "bot": {"domain", "texts", "models", "reports", "programmes", "services", "handlers", "scheduler"},
    "alembic": {"models"},
    "playground": set(),
}
"""Room to the other rooms it may import. Nothing imports ``playground``, ``tests`` or ``bench``."""

STRANGERS: dict[str, set[str]] = {
    "programmes.plain": {"programmes.word", "programmes.excel", "programmes.yaml"},
    "programmes.word": {"programmes.excel", "programmes.yaml"},
    "programmes.excel": {"programmes.word", "programmes.yaml"},
    "programmes.yaml": {"programmes.word", "programmes.excel"},
    "reports.charts": {"reports.formats"},
    "reports.formats": {"reports.charts"},
    "models.tables": {"models.repositories", "models.unit_of_work"},
    "domain.time": {"domain.figures", "domain.programme", "domain.methodology"},
    "domain.methodology": {"domain.figures.form", "domain.figures.standing", "domain.programme"},
    "playground.content": {"playground.bot_api", "playground.play_api"},
    "services.review": {"programmes.answers.lines"},  # what is tapped is no line to be read again
}
"""Folder to those that it knows nothing of, mostly of the same room."""

LIBRARIES: dict[str, set[str]] = {
    "aiogram": {"bot", "handlers"},
    "aiohttp": {"bot", "playground"},
    "aiohttp_socks": {"bot"},
    "sqlalchemy": {"models", "alembic"},
    "aiosqlite": {"models"},
    "alembic": {"alembic", "bot"},
    "apscheduler": {"scheduler"},
    "matplotlib": {"reports"},
    "lxml": {"office"},
    "openpyxl": {"programmes"},
    "xlsxwriter": {"programmes", "reports"},
    "typst": {"reports"},
    "yaml": {"programmes"},
    "pydantic": {"programmes", "bot"},
    "pydantic_settings": {"bot"},
    "babel": {"texts"},
    "lark": {"domain"},
    "holidays": {"domain"},
    "rapidfuzz": {"domain"},
    "snowballstemmer": {"domain"},
}
"""Library to the rooms that may import it; a library that is not named here may be imported nowhere."""

NEVER_IMPORTED = {"asyncpg", "tzdata"}
"""Dependencies that another library asks for by name: drivers, the time zones."""

PACKAGES = {"yaml": "pyyaml"}
"""A library's name among the dependencies, where it is not its own."""

ALLOWED_AS_EXCEPTION = {
    # The session's type in signatures: a use case hands it to repositories and asks it nothing itself.
    ("services", "sqlalchemy"): "sqlalchemy.ext.asyncio.AsyncSession",
}

NO_INPUT_OR_OUTPUT = {
    "os",
    "pathlib",
    "socket",
    "subprocess",
    "sqlite3",
    "urllib",
    "io",
    "tempfile",
    "asyncio",
    "time",
}
"""What ``domain`` may not import of the standard library: it does no input or output and has no clock."""


@cache
def imported(source: str) -> tuple[str, ...]:
    """Every module a source imports, with the name it takes from it; inside functions too."""
    return tuple(_imported(source))


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"<relative>.{node.module}"


def complaints(room: str, source: str) -> list[str]:
    """What is wrong with the imports of a source that stands in a room."""
    return [f"{room} imports {module}" for module in imported(source) if not _fine(room, module)]


def _fine(room: str, module: str) -> bool:
    top = module.split(".", maxsplit=1)[0]
    if top == room or module == ALLOWED_AS_EXCEPTION.get((room, top)):
        return True
    if top in LIBRARIES:
        return room in LIBRARIES[top]
    if top in ROOMS:
        return top in ROOMS[room]
    if room == "domain" and top in NO_INPUT_OR_OUTPUT:
        return False
    return top in sys.stdlib_module_names


def strange(folder: str, source: str) -> list[str]:
    """What a source of a folder imports of folders that it knows nothing of."""
    forbidden = [name for known, names in STRANGERS.items() if _within(folder, known) for name in names]
    return [
        f"{folder} imports {module}"
        for module in imported(source)
        if any(_within(module, one) for one in forbidden)
    ]


def _within(module: str, package: str) -> bool:
    return f"{module}.".startswith(f"{package}.")


def sources() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def test_every_file_keeps_to_its_room() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {complaint}"
        for path in sources()
        for complaint in complaints(path.relative_to(ROOT).parts[0], path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_folders_of_a_room_know_no_more_of_each_other_than_they_must() -> None:
    found = []
    for path in sources():
        folder = ".".join(path.relative_to(ROOT).parent.parts)
        found += [f"{path.relative_to(ROOT)}: {one}" for one in strange(folder, path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize("folder", STRANGERS)
def test_a_planted_import_of_a_strange_folder_is_found(folder: str) -> None:
    assert (ROOT / folder.replace(".", "/")).is_dir()
    for other in STRANGERS[folder]:
        assert strange(folder, f"def f():\n    from {other} import something")
        assert strange(f"{folder}.deeper", f"import {other}.something")


def test_every_room_is_there_and_known() -> None:
    known = {*ROOMS, "tests", "bench", "docs", "data", "build"}
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    assert rooms <= known
    assert set(ROOMS) <= rooms


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("domain", "import models.base"),
        ("domain", "from datetime import UTC\nimport asyncio"),
        ("handlers", "def f():\n    from models.tables.person import Person"),
        ("handlers", "from sqlalchemy import select"),
        ("services", "from aiogram import Bot"),
        ("services", "from sqlalchemy import select"),
        ("services", "from services import a\nfrom texts import texts"),
        ("scheduler", "async def f():\n    if True:\n        import handlers.show"),
        ("reports", "import matplotlib.pyplot\nimport sqlalchemy"),
        ("bot", "import playground.app"),
        ("playground", "from domain.time.periods import Period"),
        ("models", "import requests"),
        ("bot", "from . import worker"),
    ],
)
def test_a_planted_forbidden_import_is_found(room: str, source: str) -> None:
    assert len(complaints(room, source)) == 1


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("services", "from sqlalchemy.ext.asyncio import AsyncSession"),
        ("handlers", "from aiogram import Router\nfrom services.context import Context"),
        ("alembic", "import sqlalchemy as sa\nfrom alembic import op\nfrom models.tables import Base"),
        ("bot", "from handlers.show import Show\nimport asyncio"),
    ],
)
def test_what_is_allowed_is_not_complained_about(room: str, source: str) -> None:
    assert complaints(room, source) == []


def libraries_of(room: str) -> set[str]:
    """The first names of everything that a room imports."""
    paths = (ROOT / room).rglob("*.py")
    return {module.partition(".")[0] for path in paths for module in imported(path.read_text("utf-8"))}


def test_every_library_that_is_named_is_used_where_it_may_be() -> None:
    used = {room: libraries_of(room) for room in ROOMS}
    excepted = {(library, room) for room, library in ALLOWED_AS_EXCEPTION}
    found = {
        library: {room for room in ROOMS if library in used[room] and (library, room) not in excepted}
        for library in LIBRARIES
    }
    assert found == LIBRARIES


def test_every_library_is_a_dependency_and_every_dependency_a_library() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[^\w-]", one, maxsplit=1)[0] for one in project["dependencies"]}
    assert wanted == {PACKAGES.get(one, one.replace("_", "-")) for one in LIBRARIES} | NEVER_IMPORTED


def test_pyplot_is_imported_nowhere() -> None:
    """Its figures stay in memory until closed."""
    found = [path for path in sources() if "matplotlib.pyplot" in set(imported(path.read_text("utf-8")))]
    assert found == []


def test_no_folder_has_more_than_fifteen_modules() -> None:
    rooms = [ROOT / room for room in (*ROOMS.keys() - {"alembic"}, "tests", "bench")]
    modules = [path for room in rooms for path in room.rglob("*.py") if path.name != "__init__.py"]
    counted = Counter(str(path.parent.relative_to(ROOT)) for path in modules)
    assert {folder: count for folder, count in counted.items() if count > 15} == {}
