"""The same half-year without a conversation: ``import --with-figures``, then ``report``."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.__main__ import main
from domain.figures.standing import State
from models.repositories.programme import periods
from models.unit_of_work import Database
from programmes.reading import read_document
from services.standing.assessed import overview
from tests.data.small_documents import rows, word
from tests.times import PATIENCE
from tests.word_reader import read, tidied

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "programmes" / "samples"
SEED = SAMPLES / "kopeysk-2022-h1-report.docx"
STATES = {
    State.MET: "1 2 5 7 9 17 18 19 20 21 22 23 25 26",
    State.ON_PACE: "3 4 10 14 24",
    State.BEHIND: "8 11 12 13 15 16",
    State.NOT_COMPARED: "6 27",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample was imported and its report was written."""
    place = tmp_path_factory.mktemp("command_line")
    answers = ("--answer", "3=24", "--answers", str(SAMPLES / "kopeysk.answers"))
    run(place, "import", str(SEED), "--with-figures", *answers)
    run(place, "report", "--period", "2022-H1", "--out", "report.docx")
    return place


def run(place: Path, *arguments: str) -> str:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(place), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "bot", *arguments]
    told = subprocess.run(
        command, cwd=place, env=bare, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_the_report_is_the_published_one(folder: Path) -> None:
    seed, back = read(SEED.read_bytes()), read((folder / "report.docx").read_bytes())
    assert tidied(back.rows) == tidied(seed.rows)
    assert back.notes == seed.notes
    assert [line for line in back.before if line] == [line for line in seed.before if line]
    assert [line for line in back.after if line] == [line for line in seed.after if line]


def test_the_states_are_those_of_the_field(folder: Path) -> None:
    found = asyncio.run(states(folder))
    assert found == {number: state for state, numbers in STATES.items() for number in numbers.split()}


async def states(folder: Path) -> dict[str, State]:
    database = Database(f"sqlite+aiosqlite:///{folder}/data/bot.sqlite3")
    async with database.reader() as session:
        [(programme_id, _, _)] = await periods.with_period(session, "2022-H1")
        [period] = await periods.of_programme(session, programme_id)
        view = await overview(session, programme_id, period)
    await database.close()
    return {item.indicator.number: item.standing.state for item in view.items}


def test_the_book_and_the_data_are_written_by_their_endings(folder: Path) -> None:
    run(folder, "report", "--period", "2022-H1", "--out", "report.xlsx")
    assert "27 indicators, 1 periods" in run(folder, "export", "--out", "data.json")
    assert load_workbook(folder / "report.xlsx").sheetnames[0] == "Отчёт"
    assert len(json.loads((folder / "data.json").read_text("utf-8"))["figures"]) == 27


def test_the_report_is_read_as_the_same_programme(folder: Path) -> None:
    compiled = read_document((folder / "report.docx").read_bytes(), "report.docx")
    published = read_document(SEED.read_bytes(), SEED.name)
    assert compiled.programme == published.programme
    assert compiled.period == published.period
    assert compiled.facts == published.facts


def test_an_unfinished_report_is_read_as_the_same_programme_without_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["import", str(SEED)]) == 0
    assert main(["report", "--period", "2022-H1", "--out", "draft.docx"]) == 0
    content = (tmp_path / "draft.docx").read_bytes()
    assert "ПРОЕКТ" in read(content).before
    compiled = read_document(content, "draft.docx")
    published = read_document(SEED.read_bytes(), SEED.name)
    assert compiled.programme == published.programme
    assert compiled.period == published.period
    assert [fact for fact in compiled.facts if fact.wording.strip("- ")] == []


def test_a_second_programme_comes_with_its_figures_into_the_same_database(tmp_path: Path) -> None:
    """The database is of this version already then: nothing else has loaded all tables."""
    figures = ("12", "40", "800"), ("5", "11", "300")
    for name in ("Культура", "Спорт"):
        above = f"Отчет о реализации муниципальной программы «{name}»"
        (tmp_path / f"{name}.docx").write_bytes(word("городской округ Энск", above, rows(*figures)))
        run(tmp_path, "import", f"{name}.docx", "--new", "--with-figures", "--answer", "period=2022-H1")
    with closing(sqlite3.connect(tmp_path / "data" / "bot.sqlite3")) as connection:
        found = connection.execute("SELECT programme_id, count(*) FROM submission GROUP BY 1").fetchall()
    assert found == [(1, 3), (2, 3)]
