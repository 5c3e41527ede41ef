"""The sheets of the methodology: rows that belong to one version of one indicator's methodology."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.programme.file_problems import FileProblemKind
from programmes.excel import sheets
from programmes.excel.parts import Problems, mapping, numbered
from programmes.excel.read import Row
from programmes.excel.sheets import SINCE
from programmes.plain.nodes import FileNode
from programmes.plain.values import day_of

_MARKS = {"reconstructed": "reconstructed", "document": "document"}
_OF_BOTH = {key: key for key in ("label", "unit", "kind", "table", "question")} | _MARKS
_OF_INPUT = {"name": "input", "every": "every", "course": "course", "day": "day"} | _OF_BOTH
_OF_VERSION = {
    key: key for key in (SINCE, "label", "result", "every", "unit", "digits", "verdict", "document")
}
_PLACES = {
    "first_from": "first_from",
    "unreliable_is_last": "unreliable_is_last",
    "places_document": "document",
}


@dataclass(slots=True)
class _Version:
    """``wholes`` are the inputs, tables and decisions met last, whose rows follow, by kind and name."""

    node: FileNode
    wholes: dict[tuple[str, str], FileNode] = field(default_factory=dict)


def add_versions(
    rows: Mapping[str, list[Row]], indicators: Mapping[str, FileNode], problems: Problems
) -> None:
    """Every version with its inputs, formulas and the rest, put into its indicator."""
    builder = _Builder(problems, indicators)
    for row in rows[sheets.METHODOLOGY.name]:
        indicator = problems.indicator(row, indicators)
        if indicator is not None:
            indicator.sub_list("methodology").append(builder.version(row))
    takers = (
        (sheets.INPUTS, builder.input),
        (sheets.FORMULAS, builder.formula),
        (sheets.TABLES, builder.table),
        (sheets.DECISIONS, builder.decision),
        (sheets.NOTES, builder.note),
    )
    for sheet, take in takers:
        for row in rows[sheet.name]:
            version = builder.of(row)
            if version is not None:
                take(version, row)


class _Builder:
    def __init__(self, problems: Problems, indicators: Mapping[str, FileNode]) -> None:
        self.problems = problems
        self.indicators = indicators
        self.versions: dict[tuple[str, str], _Version] = {}
        self.undated: set[str] = set()

    def version(self, row: Row) -> FileNode:
        node = mapping(row, _OF_VERSION)
        node.put("formulas", FileNode(row.place, []))
        places = mapping(row, _PLACES)
        if places.keys:
            node.put("places", places)
        self.versions[self._key(row)] = _Version(node)
        if day_of(row.text(SINCE)) is None:
            if SINCE in row.cells:
                self.problems.note(FileProblemKind.NOT_A_DATE, row.cells[SINCE].place, row.text(SINCE))
            else:
                self.problems.missing(row.place, sheets.METHODOLOGY.column(SINCE))
            self.undated.add(numbered(row, self.indicators))
        return node

    def of(self, row: Row) -> _Version | None:
        """The version that the row belongs to; of one whose indicator is gone the row is told with that."""
        version = self.versions.get(self._key(row))
        number = numbered(row, self.indicators)
        is_told = version is not None or number in self.undated
        if not is_told and self.problems.indicator(row, self.indicators) is not None:
            self.problems.version(row, number)
        return version

    def _key(self, row: Row) -> tuple[str, str]:
        """Days are the same however they are written."""
        since = row.text(SINCE)
        day = day_of(since)
        return numbered(row, self.indicators), day.isoformat() if day else since

    def input(self, version: _Version, row: Row) -> None:
        if row.text("list"):
            column = mapping(row, {"name": "column"} | _OF_BOTH, ("label",))
            self._below(version, "input", row.text("list"), "columns", column)
        else:
            node = mapping(row, _OF_INPUT, ("label",))
            version.wholes["input", row.text("name")] = node
            version.node.sub_list("inputs").append(node)

    def formula(self, version: _Version, row: Row) -> None:
        for key in ("name", "text"):
            if key not in row.cells:
                self.problems.missing(row.place, sheets.FORMULAS.column(key))
                return
        if row.text("kind") == "guard":
            keys = {"name": "guard", "text": "condition", "label": "question"} | _MARKS
            version.node.sub_list("guards").append(mapping(row, keys, ("question",)))
            return
        node = mapping(row, {"label": "label"} | _MARKS)
        node.keys["name"] = row.cells["name"].place
        text = f"{row.text('name')} = {row.text('text')}"
        node.put("formula", FileNode(row.cells["text"].place, text))
        version.node.sub_list("formulas").append(node)

    def table(self, version: _Version, row: Row) -> None:
        name = row.text("table")
        if row.text("interval"):
            band = mapping(row, {"interval": "interval", "value": "value", "choice": "word"} | _MARKS)
            self._below(version, "table", name, "scale", band)
        elif row.text("choice"):
            choice = mapping(
                row, {"choice": "choice", "label": "label", "value": "value"} | _MARKS, ("label",)
            )
            self._below(version, "table", name, "choices", choice)
        else:
            node = mapping(row, {"table": "table", "label": "label"} | _MARKS, ("label",))
            self._whole(version, "table", name, "choices", node)

    def decision(self, version: _Version, row: Row) -> None:
        name = row.text("decision")
        if row.text("option"):
            option = mapping(row, {"option": "option", "label": "label"}, ("label",))
            self._below(version, "decision", name, "options", option)
        else:
            node = mapping(row, {"decision": "decision", "label": "question"} | _MARKS, ("question",))
            self._whole(version, "decision", name, "options", node)

    def note(self, version: _Version, row: Row) -> None:
        version.node.sub_list("notes").append(mapping(row, {"note": "note"} | _MARKS))

    def _whole(self, version: _Version, kind: str, name: str, parts: str, node: FileNode) -> None:
        node.put(parts, FileNode(node.place, []))
        version.wholes[kind, name] = node
        version.node.sub_list(f"{kind}s").append(node)

    def _below(self, version: _Version, kind: str, name: str, parts: str, node: FileNode) -> None:
        whole = version.wholes.get((kind, name))
        if whole is None:
            self.problems.note(FileProblemKind.NO_ROW_ABOVE, node.place, name)
        else:
            whole.sub_list(parts).append(node)
