"""Documents rebuilt after those of other districts: what must come out, or a doubt on that row or column.

A file beside a document says its rows; of those without one the last tests do. Nothing is lost: each cell
with a text stands in the ledger.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from domain.programme.ledger import Fate, WhyLeft
from office.document import WordTable, read_word
from programmes.as_data import as_data
from programmes.reading import read_document
from programmes.unreadable import UnreadableFile
from texts import texts

CASES = Path(__file__).resolve().parents[2] / "data" / "word" / "cases"
DOCUMENTS = sorted(path.stem for path in CASES.glob("*.docx"))
TOLD = sorted(path.stem for path in CASES.glob("*.json"))
FIELDS = ("measure", "indicator", "unit", "base", "fact", "explanation", "executors")
NOTHING = ("", "-", "–", "—")
OF_FIGURES = ("target", "targets", "fact")


def content(name: str) -> bytes:
    return (CASES / f"{name}.docx").read_bytes()


def data(name: str) -> dict[str, Any]:
    return as_data(texts("ru"), read_document(content(name), f"{name}.docx"))


def told(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return found


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    text = " ".join(str(value).split())
    return "" if text in NOTHING else text


def differences(name: str) -> Iterator[str]:
    """Whatever of the expected rows is neither there nor doubted."""
    found, expected = data(name), told(name)
    rows = found["programme"]["rows"]
    if len(rows) != len(expected["rows"]):
        yield f"{len(rows)} rows, not {len(expected['rows'])}"
    for row, wanted in zip(rows, expected["rows"], strict=False):
        about = {doubt["about"] for doubt in found["doubts"]}
        is_doubted = row["key"] in about
        columns_doubted = any(doubt["kind"] == "missing.roles" for doubt in found["doubts"])
        if wanted.get("number") and row["number"] not in ("", wanted["number"]):
            yield f"{row['key']}: number {row['number']!r}, not {wanted['number']!r}"
        for field in (*FIELDS, "target", "targets"):
            is_asked = is_doubted or (columns_doubted and not row[field] and field in OF_FIGURES)
            if field in wanted and plain(row[field]) != plain(wanted[field]) and not is_asked:
                yield f"{row['key']}: {field} {row[field]!r}, not {wanted[field]!r}"
        path = [plain(heading) for heading in row["path"]]
        if "path" in wanted and path[-len(wanted["path"]) :] != [plain(one) for one in wanted["path"]]:
            yield f"{row['key']}: path {path}, not {wanted['path']}"


@pytest.mark.parametrize("name", [name for name in TOLD if "expect_error" not in told(name)])
def test_the_rows_are_right_or_doubted(name: str) -> None:
    assert list(differences(name)) == []


def tables_of(blocks: Any) -> Iterator[WordTable]:
    for block in blocks:
        if isinstance(block, WordTable):
            yield block
            for row in block.rows:
                for cell in row:
                    yield from tables_of(cell.tables)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "18-spb-monitoring"])
def test_every_cell_stands_in_the_ledger(name: str) -> None:
    ledger = read_document(content(name), name).ledger
    tables = list(tables_of(read_word(content(name)).blocks))
    assert len(ledger.tables) == len(tables)
    for table, kept in zip(tables, ledger.tables, strict=True):
        assert len(kept.rows) == len(table.rows)
        texts_of = Counter(cell.text for row in table.rows for cell in row if cell.text)
        assert Counter(cell.text for row in kept.rows for cell in row.cells) == texts_of
        cells = [cell for row in kept.rows for cell in row.cells if cell.fate is Fate.LEFT]
        rows = [row for row in kept.rows if row.fate is Fate.LEFT]
        assert WhyLeft.NONE not in {*(row.why for row in rows), *(cell.why for cell in cells)}
        assert all(column.why or column.role for column in kept.columns)


def test_a_table_without_targets_is_refused_with_what_it_has() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_document(content("18-spb-monitoring"), "перечень.docx")
    assert refused.value.reason == "no_target"
    assert "Контрольные позиции" in refused.value.found


@pytest.mark.parametrize(
    ("name", "target", "fact"),
    [
        ("m01-sverkhu-indeks", "3,2", "1,1"),
        ("m03-fakt-po-kvartalam", "3,2", "1,1"),
        ("m04-summa-plan-fakt", "3,2", "1,1"),
        ("m06-proshlyy-god-pervym", "3,2", "1,1"),
        ("m07-net-perioda", "3,2", ""),
        ("m08-itogo", "3,2", "1,1"),
        ("m09-otklonenie", "3,2", "1,1"),
        ("m12-zapolnitel", "3,2", "1,1"),
        ("m16-mesto", "1", "5"),
        ("m17-dve-tablitsy-pokazateley", "3,2", "1,1"),
    ],
)
def test_the_one_row(name: str, target: str, fact: str) -> None:
    (row,) = data(name)["programme"]["rows"]
    assert (row["target"], row["fact"], row["explanation"]) == (target, fact, "")


def doubts(name: str) -> set[tuple[str, str]]:
    return {(doubt["about"], doubt["kind"]) for doubt in data(name)["doubts"]}


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("m07-net-perioda", ("period", "missing.period")),
        ("m16-mesto", ("1", "less_is_better")),
        ("m17-dve-tablitsy-pokazateley", ("table 2", "missing.table")),
        ("v13b-snachala-proshlyy-god", ("table 1", "missing.table")),
        ("v31b-ozhidaemyy-rezultat", ("4", "missing")),
        ("v03b-vlozhennaya-v-yacheyke", ("4", "missing")),
        ("w12h-plan-fakt-po-kvartalam", ("column 5", "missing.roles")),
        ("w12h-plan-fakt-po-kvartalam", ("column 9", "missing.roles")),
        ("12-ozersk-kvartaly", ("column 4", "missing.roles")),
        ("07-khabarovsk-plan-fakt", ("column 6", "missing.roles")),
        ("n01-nasty", ("2.2", "missing.merged_figure")),
    ],
)
def test_what_nobody_can_know_is_asked(name: str, doubt: tuple[str, str]) -> None:
    assert doubt in doubts(name)


def test_a_section_in_the_paragraph_over_each_table() -> None:
    rows = data("m11-razdel-abzatsem")["programme"]["rows"]
    assert [row["path"] for row in rows] == [["Благоустройство"], ["Культура"]]


def test_years_in_one_column_count_for_each() -> None:
    (row,) = data("m14-god-pyat-stolbtsov")["programme"]["rows"]
    assert row["targets"] == {"2022": "1", "2023": "2", "2024": "3", "2025": "3", "2026": "3"}


def test_the_document_made_to_be_nasty() -> None:
    found = data("n01-nasty")
    rows = found["programme"]["rows"]
    assert found["programme"]["title"] == "Муниципальная программа «Город»"
    assert [row["number"] for row in rows] == ["1", "2", "", "3", "4", "5"]
    assert [row["key"] for row in rows] == ["1", "2.1", "2.2", "3", "4", "5"]
    assert [row["fact"] for row in rows] == ["1,1", "800", "", "", "6 150", "45"]
    assert [row["explanation"] for row in rows][3] == ""
    assert next(entry["fate"] for entry in found["ledger"] if entry["at"] == "table 1, row 11") == "total"
