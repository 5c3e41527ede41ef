"""``import`` of a file whose programme is there: the difference first, the change on ``--apply``.

One that is called otherwise in the file is asked about.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.commands import import_file
from tests.sample_files import SAMPLES

KOPEYSK = str(SAMPLES / "kopeysk-2022-h1-report.docx")
MYTISHCHI = SAMPLES / "mytishchi.yaml"
TARGETS = "select number, target.wording from target join indicator on indicator.id = indicator_id"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)


class Told:
    """What the command said: its exit code and both of its outputs."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = import_file.main([*arguments])
        said = capsys.readouterr()
        self.out, self.err = said.out, said.err


def stored(query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect("data/bot.sqlite3")) as connection:
        return connection.execute(query).fetchall()


def changed(old: str, new: str) -> str:
    """The path of the Mytishchi programme with something else in it."""
    text = MYTISHCHI.read_text("utf-8")
    assert old in text
    Path("changed.yaml").write_text(text.replace(old, new, 1), "utf-8")
    return "changed.yaml"


def with_another_target() -> str:
    return changed("2022 год – 0,00", "2022 год – 5")


def test_a_changed_file_is_shown_and_applied_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, str(MYTISHCHI)).code == 0
    before, file = stored(TARGETS), with_another_target()
    shown = Told(capsys, file)
    assert shown.code == import_file.NOT_APPLIED == 3
    assert "would change" in shown.out
    assert "Изменится: 1\n• Показатель № 3" in shown.out
    assert re.search("цель: .*2022 год – 0,00.* → .*2022 год – 5", shown.out)
    assert shown.out.splitlines()[-1].startswith("Nothing was written. The same command with --apply")
    assert "<" not in shown.out, "plain text"
    assert stored(TARGETS) == before
    applied = Told(capsys, file, "--apply")
    assert (applied.code, "The changes were applied" in applied.out) == (0, True)
    assert "2022 год – 5" in dict(stored(TARGETS))["3"]
    again = Told(capsys, file, "--apply")
    assert (again.code, "Nothing has changed" in again.err) == (1, True)
    assert stored("select count(*) from programme") == [(1,)]
    assert stored("select count(*) from period") == [(1,)]


def test_all_of_a_long_difference_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A chat's screen has room for a part only."""
    Told(capsys, KOPEYSK)
    everyone = ",".join(str(number) for number in range(1, 27) if number != 6)
    shown = Told(capsys, KOPEYSK, "--answer", f"levels={everyone}")
    assert shown.code == 3
    assert "Изменится: 25" in shown.out
    assert shown.out.count("порядок счёта: нарастающим итогом → уровень") == 25, shown.out


def test_an_answer_beside_a_known_document_is_newer_than_what_is_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Told(capsys, KOPEYSK, "--answer", "15=УГХ")
    open_before = dict(stored("select key, answered_at from question"))
    assert open_before["22:who_hands_in"] is None
    applied = Told(capsys, KOPEYSK, "--answer", "22=УГХ", "--answer", "3=24", "--apply")
    assert "• Показатель № 22" in applied.out
    assert "→ сдаёт УГХ" in applied.out
    assert "• Показатель № 15" not in applied.out, "what was decided before stays"
    now = dict(stored("select key, answered_at from question"))
    assert now["22:who_hands_in"] is not None
    assert {key for key, at in now.items() if at is None} == open_before.keys() - {"22:who_hands_in"}


def test_figures_of_a_known_programme_are_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    Told(capsys, KOPEYSK, "--with-figures")
    figures = stored("select indicator_id, wording, state from submission")
    assert len(figures) > 20
    told = Told(capsys, KOPEYSK, "--with-figures", "--answer", "22=УГХ", "--apply")
    assert "Figures of the document: left out" in told.out
    assert stored("select indicator_id, wording, state from submission") == figures


@pytest.mark.parametrize("given", [(), ("--municipality", "Копейский городской округ")])
def test_a_file_that_names_no_municipality_needs_it_said(
    given: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """All doubts are listed nevertheless."""
    file = changed(re.findall(r"(?m)^municipality: .*\n", MYTISHCHI.read_text("utf-8"))[0], "")
    told = Told(capsys, "--dry-run", file, *given)
    assert (told.code, ":missing:municipality" in told.out) == ((0, False) if given else (1, True))
    assert ("--municipality" in told.err) is not bool(given)
    assert told.out.rstrip().endswith("Nothing was written.")
    assert Told(capsys, file, *given).code == (0 if given else 1)


def test_a_dry_run_looks_into_the_database_and_leaves_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = with_another_target()
    assert Told(capsys, "--dry-run", file).out.startswith("Would be taken in: ")
    assert not (tmp_path / "data").exists()
    Told(capsys, str(MYTISHCHI))
    database, files = (tmp_path / "data/bot.sqlite3").read_bytes(), sorted(tmp_path.rglob("*"))
    other = Told(capsys, "--dry-run", KOPEYSK)
    assert (other.code, other.out.startswith("Would be taken in: ")) == (0, True)
    same = Told(capsys, "--dry-run", str(MYTISHCHI))
    assert (same.code, same.out.startswith("Would change nothing: ")) == (0, True)
    new = Told(capsys, "--dry-run", file)
    assert (new.code, new.out.startswith("Would change programme 1: ")) == (0, True)
    assert "Изменится: 1" in new.out
    assert new.out.rstrip().endswith("Nothing was written.")
    assert (tmp_path / "data/bot.sqlite3").read_bytes() == database
    assert sorted(tmp_path.rglob("*")) == files


def test_a_dry_run_migrates_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Told(capsys, str(MYTISHCHI))
    with closing(sqlite3.connect("data/bot.sqlite3")) as connection, connection:
        connection.execute("update alembic_version set version_num = 'older'")
    told = Told(capsys, "--dry-run", str(MYTISHCHI))
    assert (told.code, "python -m bot migrate" in told.err) == (0, True)
    assert stored("select version_num from alembic_version") == [("older",)]
    assert not list((tmp_path / "data").glob("*before-migration*"))


def test_an_input_that_no_formula_uses_is_warned_of_and_stops_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = changed("formula: C = X + Y + Z", "formula: C = X + Z")
    told = "⚠️ На значение не влияет: № 3 — Y"
    assert told in Told(capsys, file, "--dry-run").out
    taken = Told(capsys, file)
    assert (taken.code, told in taken.out) == (0, True)


YEARS = "НА 2019-2024 ГОДЫ"


def retitled(capsys: pytest.CaptureFixture[str]) -> str:
    """A file of the programme that is taken in, under another title."""
    assert Told(capsys, str(MYTISHCHI)).code == 0
    return changed(YEARS, f"{YEARS} (с изменениями)")


def test_a_corrected_title_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    file = retitled(capsys)
    for arguments, code in (([file], import_file.NOT_APPLIED), ([file, "--dry-run"], 0)):
        asked = Told(capsys, *arguments)
        assert asked.code == code
        assert "A programme under a corrected name, or a new one?" in asked.out
        assert "  programme 1: " in asked.out
        assert "--same 1" in asked.out
        assert "--new" in asked.out
        assert asked.out.rstrip().endswith("Nothing was written.")
    assert stored("select count(*) from programme") == [(1,)]


def test_same_shows_what_the_title_becomes_and_applies_it(capsys: pytest.CaptureFixture[str]) -> None:
    file = retitled(capsys)
    shown = Told(capsys, file, "--same", "1")
    assert shown.code == import_file.NOT_APPLIED
    assert re.search(r"название: .* → .*\(с изменениями\)", shown.out)
    assert Told(capsys, file, "--same", "1", "--apply").code == 0
    assert stored("select count(*) from programme") == [(1,)]
    assert "already" in Told(capsys, file).err


def test_new_takes_it_in_beside_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, retitled(capsys), "--new").code == 0
    assert stored("select count(*) from programme") == [(2,)]


def test_same_needs_a_programme_that_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    refused = Told(capsys, retitled(capsys), "--same", "7")
    assert refused.code == 1
    assert refused.err
