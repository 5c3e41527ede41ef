"""``docs/methodology.md`` as data: its examples as workbook and YAML, what is handed in, what comes out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from domain.methodology.given import Cell, Decided, Given, Rows, Value
from domain.time.periods import Period
from programmes.excel.rows import rows_of
from programmes.excel.sheets import SHEETS, Sheet
from programmes.excel.write import draw

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "methodology.md").read_text("utf-8")
MONTHS = ("январь", "февраль", "март")
PROGRAMME = """\
title: Пример
period_kind: quarter
measures:
  - number: 1
    measure: Мероприятие
    indicators:
      - {number: 1, indicator: Показатель, target: "100", course: level}
"""
TABLE = r"((?:^\|.*\n)+)"
Row = dict[str, str]


@dataclass(frozen=True)
class Worked:
    """One example: ``sheets`` by name, each row by the titles of its columns."""

    name: str
    sheets: dict[str, list[Row]]
    methodology: list[dict[str, Any]]
    period: Period
    handed_in: list[Row]
    lists: dict[str, list[Row]]
    expected: str
    verdict: str

    @property
    def number(self) -> str:
        return self.sheets["Методика"][0].get("№ показателя", "1")

    def plain(self) -> dict[str, Any]:
        """The programme around it: the page's own rows where it has some."""
        if "Показатели" not in self.sheets:
            return dict(yaml.load(PROGRAMME, Loader=yaml.BaseLoader))
        sections: list[dict[str, Any]] = []
        for row in self.sheets["Показатели"]:
            title = row["Задача, раздел или мероприятие"]
            if row["Вид строки"] == "раздел":
                sections.append({"section": title, "measures": []})
                continue
            course = "level" if row["Порядок счёта"] == "уровень" else "running_total"
            indicator = {
                "number": row["№ показателя"],
                "indicator": row["Показатель"],
                "target": row["Целевое значение"],
                "course": course,
            }
            measure = {"number": row["№ мероприятия"], "measure": title, "indicators": [indicator]}
            sections[-1]["measures"].append(measure)
        return {"title": "Пример", "period_kind": "year", "sections": sections}

    def as_yaml(self) -> bytes:
        plain = self.plain()
        measures = [one for over in plain.get("sections", [plain]) for one in over["measures"]]
        indicators = [one for measure in measures for one in measure["indicators"]]
        next(one for one in indicators if one["number"] == self.number)["methodology"] = self.methodology
        return yaml.safe_dump(plain, allow_unicode=True).encode()

    def as_workbook(self) -> bytes:
        """The programme's sheets, with the rows of the page put into those of the methodology."""
        rows = rows_of(self.plain())
        for sheet in SHEETS:
            if sheet.name in self.sheets and sheet.name != "Показатели":
                rows[sheet.name] = [self._row(sheet, row) for row in self.sheets[sheet.name]]
        return draw(rows, ())

    def _row(self, sheet: Sheet, row: Row) -> dict[str, Any]:
        cells = {"№ показателя": "1", "Действует с": "01.01.2022"} | {
            key: text for key, text in row.items() if text
        }
        keys = {column.title: column.key for column in sheet.columns}
        return {"bare": True, **{keys[title]: text for title, text in cells.items()}}

    def given(self) -> Given:
        values = [row for row in self.handed_in if row["За что"] not in ("решение", "факт")]
        decided = [row for row in self.handed_in if row["За что"] == "решение"]
        return Given(
            values=tuple(map(_value, values)),
            rows=tuple(Rows(name, tuple(map(_cells, rows))) for name, rows in self.lists.items()),
            decisions=tuple(Decided(row["Обозначение"], row["Значение"]) for row in decided),
        )

    def facts(self) -> dict[str, str]:
        """What other indicators have, by their numbers."""
        facts = (row for row in self.handed_in if row["За что"] == "факт")
        return {row["Обозначение"].removeprefix("№ "): row["Значение"] for row in facts}


def _value(row: Row) -> Value:
    name, when, number = row["Обозначение"], row["За что"], Decimal(row["Значение"].replace(",", "."))
    if when in MONTHS:
        return Value(name, number, MONTHS.index(when) + 1)
    return Value(name, number, period=when)


def _cells(row: Row) -> tuple[Cell, ...]:
    return tuple(
        Cell(column, Decimal(text), text) if text.isdigit() else Cell(column, text=text)
        for column, text in row.items()
    )


def table(lines: str) -> list[Row]:
    """A table of the page: its rows by their titles, formulas without the marks around them."""
    titles, _, *rows = map(_split, lines.splitlines())
    return [dict(zip(titles, row, strict=True)) for row in rows]


def _split(line: str) -> list[str]:
    return [cell.strip().strip("`") for cell in line.strip()[1:-1].split("|")]


def examples() -> list[Worked]:
    chapters = re.split(r"^### (?=Пример \d)", PAGE.partition("\n## Проверки")[0], flags=re.MULTILINE)[1:]
    return [_worked(chapter) for chapter in chapters]


def _worked(chapter: str) -> Worked:
    sheets = re.findall(rf"^Лист «([^»]+)»\n\n{TABLE}", chapter, re.MULTILINE)
    lists = re.findall(rf"^Строки списка «([^»]+)»\n\n{TABLE}", chapter, re.MULTILINE)
    handed_in = re.search(rf"^Сдано за (\S+):\n\n{TABLE}", chapter, re.MULTILINE)
    block = re.search(r"```yaml\n(.*?)```", chapter, re.DOTALL)
    got = re.search(r"^Получится: \*\*([\d, ]*\d)[^*]*\*\*(?:, «([^»]+)»)?", chapter, re.MULTILINE)
    assert handed_in is not None
    assert block is not None
    assert got is not None
    return Worked(
        chapter.partition("\n")[0],
        {name: table(lines) for name, lines in sheets},
        yaml.load(block[1], Loader=yaml.BaseLoader),
        Period.from_key(handed_in[1]),
        table(handed_in[2]),
        {name: table(lines) for name, lines in lists},
        got[1].replace(" ", ""),
        got[2] or "",
    )


def mistakes() -> Iterator[tuple[str, str]]:
    """The table of frequent mistakes: what is typed, and what to type instead."""
    (lines,) = re.findall(rf"^\| вместо \| напишите \|\n\| --- \| --- \|\n{TABLE}", PAGE, re.MULTILINE)
    yield from ((first, second) for first, second in map(_split, lines.splitlines()))
