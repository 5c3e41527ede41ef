"""A field of an indicator is declared once: one line more, and its column, and it is everywhere."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DECLARED = ("domain/programme/document.py", '    source: Annotated[str, Said("Источник", 30, "откуда")] = ""')
COLUMN = ("models/tables/indicator.py", '    source: Mapped[str] = mapped_column(Text, default="")')
BEHIND = {DECLARED[0]: "    activity: Annotated", COLUMN[0]: "    activity: Mapped"}
SAID = "Росстат"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product with the field declared and its column; the rooms that do not change are links."""
    folder = tmp_path_factory.mktemp("further")
    for room in ROOT.iterdir():
        if not (room / "__init__.py").exists():
            continue
        if room.name in ("domain", "models"):
            shutil.copytree(room, folder / room.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (folder / room.name).symlink_to(room)
    for file, line in (DECLARED, COLUMN):
        path = folder / file
        text = path.read_text("utf-8")
        assert text.count(BEHIND[file]) == 1
        path.write_text(text.replace(BEHIND[file], f"{line}\n{BEHIND[file]}"), "utf-8")
    return folder


def test_a_further_field_travels_everywhere(copy: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-B", "-m", "tests.integration.programmes.further_field", str(copy)],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {
        "yaml": SAID,
        "excel": SAID,
        "schema": "откуда",
        "difference": [["source", "", SAID]],
        "word": SAID,
        "rows": SAID,
        "snapshot": SAID,
    }


NAMED_IN = {
    "activity": {
        "domain/programme/document.py",  # the declaration
        "models/tables/indicator.py",  # the column
        "programmes/tables/columns/meaning.py",  # how a table calls its column
        "programmes/tables/columns/column.py",
    },
    "kind_words": {
        "domain/programme/document.py",
        "models/tables/indicator.py",
        "programmes/tables/columns/meaning.py",
        "programmes/tables/columns/column.py",
    },
    "less_is_better": {
        "domain/programme/document.py",
        "models/tables/indicator.py",
        "domain/figures/targets.py",  # what it does to a target
        "domain/programme/in_formulas.py",  # the target as formulas see it
        "services/standing/expected.py",
        "programmes/change/edits.py",  # the coordinator's answer
        "services/plan/count_indicator.py",
        "services/review/answer_question.py",  # the kind of question
        "handlers/plan/screens.py",
    },
}


@pytest.mark.parametrize("name", NAMED_IN)
def test_a_field_is_named_where_it_means_something_and_nowhere_else(name: str) -> None:
    rooms = [path for path in ROOT.iterdir() if (path / "__init__.py").exists() and path.name != "tests"]
    named = {str(path.relative_to(ROOT)) for room in rooms for path in room.rglob("*.py") if says(path, name)}
    assert named <= NAMED_IN[name]


def says(path: Path, name: str) -> bool:
    """As a name, an attribute, an argument or a text of the code; comments do not count."""
    text = path.read_text("utf-8")
    if name not in text:
        return False
    nodes = ast.walk(ast.parse(text))
    return any(
        name in (getattr(node, part, None) for part in ("id", "attr", "arg", "name", "value"))
        for node in nodes
    )
