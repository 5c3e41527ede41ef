"""``convert``, ``schema`` and ``import --dry-run`` as somebody calls them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands import convert, import_file
from programmes.reading import read_document
from tests import sample_files
from tests.sample_files import SAMPLES

KOPEYSK = SAMPLES / "kopeysk-2022-h1-report.docx"
ANSWERS = SAMPLES / "kopeysk.answers"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_word_to_yaml_to_excel_to_yaml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert convert.main([str(KOPEYSK), "k.yaml", "--answers", str(ANSWERS)]) == 0
    told = capsys.readouterr().out
    assert "figures are not part of a programme file" in told
    assert "3:several_numbers" in told
    assert convert.main(["k.yaml", "k.xlsx"]) == 0
    assert convert.main(["k.xlsx", "again.yaml"]) == 0
    assert (tmp_path / "again.yaml").read_bytes() == (tmp_path / "k.yaml").read_bytes()
    document = read_document((tmp_path / "k.xlsx").read_bytes(), "k.xlsx")
    assert document.programme == sample_files.kopeysk().programme
    schema = (tmp_path / "k.yaml").read_text("utf-8").splitlines()[0].split("$schema=")[1]
    assert json.loads((tmp_path / schema).read_text("utf-8"))["type"] == "object"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["none.yaml", "x.xlsx"], 2, "no file"),
        ([str(KOPEYSK), "x.docx"], 2, ".yaml or .xlsx"),
        (["bad.yaml", "x.xlsx"], 1, "Line 2, character 1: there is no entry «titel» here."),
        (["bad.png", "x.xlsx"], 1, "This is a picture"),
        ([str(KOPEYSK), "x.yaml", "--answer", "3=x"], 1, "does not fit"),
    ],
)
def test_what_cannot_be_converted(
    arguments: list[str], code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.yaml").write_text("period_kind: year\ntitel: Рост\n", "utf-8")
    (tmp_path / "bad.png").write_bytes(b"\x89PNG")
    assert convert.main(arguments) == code
    assert words in capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize("name", ["kopeysk.yaml", "mytishchi.yaml", KOPEYSK.name, "m.xlsx"])
def test_a_dry_run_writes_nothing(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = sample_files.mytishchi()
    target = Path("m.xlsx")
    target.write_bytes(convert.written(document, target))
    before = sorted(tmp_path.rglob("*"))
    assert import_file.main(["--dry-run", str(SAMPLES / name if name != "m.xlsx" else target)]) == 0
    assert sorted(tmp_path.rglob("*")) == before
    told = capsys.readouterr().out
    assert told.startswith("Would be taken in: ")
    assert told.rstrip().endswith("Nothing was written.")


def test_a_dry_run_says_what_would_happen(capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file.main(["--dry-run", str(SAMPLES / "mytishchi.yaml")]) == 0
    told = capsys.readouterr().out
    assert "2022-Q2: 0 tasks, 0 sections, 4 measures (4 with an indicator), 2 executors" in told
    assert "time zone Europe/Moscow, deadline «10-го числа следующего месяца»" in told
    assert "computed by a methodology: 1, 2, 3, 4" in told


def test_the_doubtful_cells_of_kopeysk(capsys: pytest.CaptureFixture[str]) -> None:
    """The whole list, and a cell decided on the command line."""
    assert import_file.main(["--dry-run", str(KOPEYSK), "--answer", "3=24"]) == 0
    told = capsys.readouterr().out
    doubtful = told[told.index("Doubtful:") :].splitlines()[1:-1]
    keys = [line.split()[0] for line in doubtful]
    assert keys[:6] == [
        "5:range_top",
        "6:no_indicator",
        "22:who_hands_in",
        "27:target_parts",
        "27:approximate",
        "27:narrative",
    ]
    assert [key.split(":")[1] for key in keys[6:]] == ["same_executor"] * 3 + ["course"]
    assert "21 executors" in told


@pytest.mark.parametrize("name", ["mytishchi.yaml", "m.xlsx"])
def test_other_files_are_taken_in(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = Path("m.xlsx")
    target.write_bytes(convert.written(sample_files.mytishchi(), target))
    file = str(SAMPLES / name if name != "m.xlsx" else target)
    assert import_file.main([file]) == 0
    assert "4 measures" in capsys.readouterr().out
    assert import_file.main([file]) == 1
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [
        b"title: *x\n",
        b"title: x\nperiod_kind: year\nmunicipality: a\ntitle: y\n",
        b"title: x\nperiod_kind: year\n",
    ],
)
def test_a_bad_file_stores_nothing(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bad.yaml").write_bytes(content)
    assert import_file.main(["bad.yaml"]) == 1
    assert capsys.readouterr().err
    assert not list((tmp_path / "data").rglob("files/*/*"))


def test_they_start_without_telegram_and_without_a_database() -> None:
    code = (
        "import sys\nfrom bot.__main__ import main\n"
        f"assert main(['convert', {str(SAMPLES / 'mytishchi.yaml')!r}, 'm.xlsx']) == 0\n"
        "heavy = {'aiogram', 'sqlalchemy', 'matplotlib', 'alembic'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(SAMPLES.parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


QUARTERS = (
    Path(__file__).resolve().parents[2] / "data" / "word" / "cases" / "w12h-plan-fakt-po-kvartalam.docx"
)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([], "column 9"),
        (["--answer", "column Год факт=fact"], "5 figures of the document: left out"),
    ],
)
def test_a_column_is_decided_beside_the_file(
    answers: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [str(QUARTERS), "--dry-run", "--municipality", "округ Энск", *answers]
    assert import_file.main(arguments) == 0
    out = capsys.readouterr().out
    assert (words in out) is bool(answers)
    assert ("Год факт" in out) is not bool(answers)


def test_a_part_that_no_column_has_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert convert.main([str(QUARTERS), "x.yaml", "--answer", "column Год факт=money"]) == 1
    assert "«column Год факт=money» does not fit" in capsys.readouterr().err
