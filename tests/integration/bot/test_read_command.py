"""``python -m bot read``: what a document says, for people and for programs."""

import json
from pathlib import Path

import pytest

from bot.commands.read import main
from tests.data.programme_files import ABOVE, KOPEYSK, TITLES
from tests.data.table_files import DrawnCell, as_book, as_open

CASES = Path(__file__).resolve().parents[2] / "data" / "word" / "cases"
QUARTERS = CASES / "w12h-plan-fakt-po-kvartalam.docx"

Capsys = pytest.CaptureFixture[str]


def test_a_table_for_people(capsys: Capsys) -> None:
    assert main([str(KOPEYSK)]) == 0
    out = capsys.readouterr().out
    assert "Копейский городской округ: Программа по повышению" in out
    assert "Период: 1 полугодие 2022" in out
    assert "Строк: 36: 27 показателей, 9 заголовков" in out
    assert "графа 5 «Фактическое значение показателя за отчетный период» — факт за период" in out
    assert "№ 3: в факте 3 числа: 1 полугодие – 10 передано" in out


def test_data_for_programs(capsys: Capsys) -> None:
    assert main([str(KOPEYSK), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"programme", "doubts", "ledger"}
    assert found["programme"]["period"] == "2022-H1"
    row = found["programme"]["rows"][10]
    assert (row["number"], row["key"], row["unit"], row["at"]) == ("11", "11", "ед.", "table 1, row 18")
    assert row["targets"] == {"2022": "4", "2023": "3", "2024": "2"}
    assert len(row["path"]) == 2
    assert {doubt["about"] for doubt in found["doubts"]} >= {"3", "5", "6", "22", "27"}
    assert {"at", "what", "fate", "reason"} <= set(found["ledger"][0])


def test_a_doubt_names_its_column_and_an_answer_decides_it(capsys: Capsys) -> None:
    main([str(QUARTERS), "--json"])
    before = json.loads(capsys.readouterr().out)
    assert ("column 9", "missing.roles") in [(one["about"], one["kind"]) for one in before["doubts"]]
    main([str(QUARTERS), "--json", "--answer", "column Год факт=fact"])
    after = json.loads(capsys.readouterr().out)
    assert [row["fact"] for row in before["programme"]["rows"]] == [""] * 5
    assert [row["fact"] for row in after["programme"]["rows"]] == ["1,1", "7", "800", "6 150", "45"]


def test_a_document_without_a_period_gives_no_figure_until_it_is_said(capsys: Capsys) -> None:
    path = str(CASES / "m07-net-perioda.docx")
    main([path])
    assert "Период не назван" in capsys.readouterr().out
    main([path, "--json", "--answer", "period=2022-H1"])
    assert json.loads(capsys.readouterr().out)["programme"]["rows"][0]["fact"] == "1,1"


def test_a_refusal_is_a_sentence(capsys: Capsys) -> None:
    path = str(CASES / "18-spb-monitoring.docx")
    assert main([path, "--json"]) == 1
    refused = json.loads(capsys.readouterr().out)
    assert list(refused) == ["refused"]
    assert "Контрольные позиции" in refused["refused"]
    assert main([path]) == 1
    assert capsys.readouterr().err.startswith("В таблице нет графы с целевым")


@pytest.mark.parametrize("arguments", [["nowhere.docx"], [str(QUARTERS), "--answer", "table=two"]])
def test_a_wrong_call_is_one_line(arguments: list[str], capsys: Capsys) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("name", ["сведения.odt", "сведения.xlsx"])
def test_libreoffice_and_excel_are_read_too(name: str, tmp_path: Path, capsys: Capsys) -> None:
    rows = [[DrawnCell(text) for text in row] for row in (TITLES, ["1", "м", "п, ед.", "5", "3", "УГХ", ""])]
    path = tmp_path / name
    path.write_bytes((as_open if name.endswith("odt") else as_book)(ABOVE, rows))
    assert main([str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["programme"]
    assert (found["municipality"], found["period"]) == ("Копейский городской округ", "2022-H1")
    assert [(row["target"], row["fact"]) for row in found["rows"]] == [("5", "3")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{\\rtf1 }", "сохраните как .docx"),
        (b"\xff\xd8\xff\xe0", "Это картинка"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "сохраните как .docx"),
    ],
)
def test_other_doors_are_closed_with_a_sentence(
    content: bytes, said: str, tmp_path: Path, capsys: Capsys
) -> None:
    path = tmp_path / "файл"
    path.write_bytes(content)
    assert main([str(path)]) == 1
    assert said in capsys.readouterr().err
