"""The rows of a workbook's sheets as the entries of one programme, each with its cell as its place."""

from collections.abc import Mapping
from dataclasses import replace

from domain.programme.document import SAID_BY, HeadingKind
from domain.programme.file_problems import FileProblemKind
from domain.programme.outline import usual_depth
from programmes.excel import sheets
from programmes.excel.cells import lines_of, meant
from programmes.excel.methodology import add_versions
from programmes.excel.parts import Problems, mapping
from programmes.excel.questions import question_node, undecided_nodes
from programmes.excel.read import Row
from programmes.excel.sheets import NUMBER
from programmes.executors.cells import title_key
from programmes.plain.nearest import nearest
from programmes.plain.nodes import FileNode, Place

_LINES = {what.lower(): key for key, what in sheets.ENTRIES.items()}
_LISTS = {"approval": "approval", "report_title": "title", "columns": "columns"}
_OF_REPORT = {"caption", "signature_post", "signature_name"}
_OF_INDICATOR = {
    column.key: column.key
    for column in sheets.ROWS.columns
    if column.key not in {"row", "measure_number", "wording", "depth"}
}


def build(rows: Mapping[str, list[Row]]) -> FileNode:
    """One mapping as ``programmes.plain.programme`` has it; ``FileProblems`` for rows that belong nowhere."""
    builder = _Builder()
    for row in rows[sheets.PROGRAMME.name]:
        builder.take_line(row)
    for row in rows[sheets.EXECUTORS.name]:
        builder.take_executor(row)
    for row in rows[sheets.ROWS.name]:
        builder.take_row(row)
    for row in rows[sheets.FOOTNOTES.name]:
        builder.take_footnote(row)
    builder.take_linked(rows)
    builder.take_questions(rows.get(sheets.QUESTIONS.name))
    add_versions(rows, builder.indicators, builder.problems)
    builder.problems.refuse(builder.indicators)
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root = FileNode(Place(1, 1, sheets.PROGRAMME.name, "A1"), {})
        self.report = FileNode(self.root.place, {})
        self.indicators: dict[str, FileNode] = {}
        self.problems = Problems()
        self.over, self.kinds = [self.root], list[HeadingKind]()
        self.measure: FileNode | None = None
        self.executors: dict[str, str] = {}
        self.undecided: list[tuple[str, str, str, Place]] = []

    def take_line(self, row: Row) -> None:
        """A line of the sheet «Программа»."""
        what = " ".join(row.text("what").lower().split())
        key = _LINES.get(what)
        value = row.cells.get("value")
        if key is None:
            near = sheets.ENTRIES.get(_LINES.get(nearest(what, _LINES), ""), "")
            self.problems.note(FileProblemKind.UNKNOWN_KEY, row.place, row.text("what"), near)
        elif value is not None:
            self._entry(key, value)

    def _entry(self, key: str, value: FileNode) -> None:
        text = str(value.content)
        target = self.report if key in _OF_REPORT or key in _LISTS else self.root
        if key in _LISTS:
            listed = target.sub_list(_LISTS[key])
            for line in lines_of(text):
                listed.append(FileNode(value.place, meant(line)))
        elif key in target.keys:
            self.problems.note(FileProblemKind.DUPLICATE_KEY, value.place, sheets.ENTRIES[key])
        else:
            target.put(key, FileNode(value.place, _value(key, text)))
        if target.keys and target is self.report and "report" not in self.root.keys:
            self.root.put("report", self.report)

    def take_executor(self, row: Row) -> None:
        """Whoever is named in an assignment is found by any way to write the title."""
        if "executor" not in row.cells:
            self.problems.missing(row.place, sheets.EXECUTORS.column("executor"))
            return
        node = mapping(row, {column.key: column.key for column in sheets.EXECUTORS.columns})
        name = str(node.at("executor").content)
        self.executors[title_key(name)] = name
        self.root.sub_list("executors").append(node)

    def take_row(self, row: Row) -> None:
        """A line of the sheet «Показатели», in the reading order."""
        kind = row.text("row")
        if kind in sheets.HEADING_KINDS:
            self._heading(row, HeadingKind(kind))
        elif kind == "measure":
            self._measure(row)
        elif kind == "indicator":
            self._indicator(row)
        elif "row" not in row.cells:
            self.problems.missing(row.place, sheets.ROWS.column("row"))
            self.problems.doubtful.add(row.text(NUMBER))

    def _heading(self, row: Row, kind: HeadingKind) -> None:
        """At its depth, which is at most one below the heading over it; without one where its kind stands."""
        depth = min(int(row.text("depth") or usual_depth(kind, self.kinds)), len(self.over))
        del self.over[depth:], self.kinds[depth - 1 :]
        node = mapping(row, {"wording": "heading", "aliases": "aliases"}, ("heading",))
        node.put("kind", FileNode(row.place, kind.value))
        self.over[-1].sub_list("headings").append(node)
        self.over.append(node)
        self.kinds.append(kind)
        self.measure = None

    def _measure(self, row: Row) -> None:
        keys = {"measure_number": "number", "wording": "measure"}
        self.measure = mapping(row, keys, ("measure",))
        self.over[-1].sub_list("measures").append(self.measure)
        if {NUMBER, "indicator", "target"} & row.cells.keys():
            self._indicator(row)

    def _indicator(self, row: Row) -> None:
        if self.measure is None:
            self.problems.note(FileProblemKind.NO_ROW_ABOVE, row.place, row.text("indicator"))
            return
        node = mapping(row, _OF_INDICATOR, ("indicator", "target"))
        if NUMBER not in row.cells and "measure_number" in row.cells:
            node.put(NUMBER, row.cells["measure_number"])
        self.measure.sub_list("indicators").append(node)
        self._note_undecided(row, node)
        number = str(node.at(NUMBER).content) if NUMBER in node.keys else ""
        if number in self.indicators:
            self.problems.note(FileProblemKind.DUPLICATE_NUMBER, node.at(NUMBER).place, number)
        elif number:
            self.indicators[number] = node

    def _note_undecided(self, row: Row, node: FileNode) -> None:
        """«не решено» leaves the field out, and the question about it open."""
        assert isinstance(node.content, dict)
        for field in SAID_BY.values():
            if row.text(field) == sheets.UNDECIDED:
                place = node.content.pop(field).place
                del node.keys[field]
                number = str(node.at(NUMBER).content) if NUMBER in node.keys else ""
                self.undecided.append((number, field, str(node.at("target").content), place))

    def take_questions(self, rows: list[Row] | None) -> None:
        """A workbook without the sheet says nothing of them, and its usual values are nobody's decision."""
        if rows is None and not self.undecided:
            self._forget_defaults()
            return
        nodes = [question_node(row) for row in rows or ()]
        self.root.sub_list("questions")
        for node in (*nodes, *undecided_nodes(self.undecided, nodes)):
            self.root.sub_list("questions").append(node)

    def _forget_defaults(self) -> None:
        usual = {field: sheets.ROWS.column(field).default for field in SAID_BY.values()}
        for node in self.indicators.values():
            assert isinstance(node.content, dict)
            for field, default in usual.items():
                if field in node.keys and node.at(field).content == default:
                    del node.content[field], node.keys[field]

    def take_footnote(self, row: Row) -> None:
        if "footnotes" not in self.root.keys:
            self.root.put("footnotes", FileNode(row.place, {}))
        notes = self.root.at("footnotes")
        cell = row.cells.get("mark")
        mark = meant(str(cell.content)) if cell is not None else ""
        if cell is None or mark in notes.keys:
            kind = FileProblemKind.MISSING if cell is None else FileProblemKind.DUPLICATE_KEY
            self.problems.note(kind, row.place, mark or sheets.FOOTNOTES.column("mark").title)
        else:
            notes.put(mark, row.cells.get("text", FileNode(row.place, "")))

    def take_linked(self, rows: Mapping[str, list[Row]]) -> None:
        """Rows that name an indicator by its number."""
        for row in rows[sheets.ASSIGNMENTS.name]:
            self._assignment(row)
        for row in rows[sheets.CHANGES.name]:
            keys = {"target": "target", "since": "since", "ground": "ground"}
            self._add("changes", row, mapping(row, keys, ("target",)))
        for row in rows[sheets.PLANS.name]:
            self._add("plans", row, mapping(row, {key: key for key in ("period", "value", "due")}))

    def _assignment(self, row: Row) -> None:
        for key in ("part", "executor"):
            if key not in row.cells:
                self.problems.missing(row.place, sheets.ASSIGNMENTS.column(key))
                return
        node = mapping(row, {"executor": row.text("part")})
        meant = self.executors.get(title_key(row.text("executor")))
        if meant is not None:
            node.put(row.text("part"), replace(row.cells["executor"], content=meant))
        self._add("assignments", row, node)

    def _add(self, key: str, row: Row, node: FileNode) -> None:
        indicator = self.problems.indicator(row, self.indicators)
        if indicator is not None:
            indicator.sub_list(key).append(node)


def _value(key: str, text: str) -> str:
    """Kinds of periods are words, everything else is as it stands."""
    if key != "period_kind":
        return meant(text)
    words = {word: value for value, word in sheets.PERIOD_KINDS.items()}
    return words.get(text.strip().lower(), text)
