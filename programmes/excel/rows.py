"""A plain programme (``programmes.plain.whole``) as the rows of its workbook's sheets."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from domain.programme.document import SAID_BY
from programmes.excel import sheets
from programmes.excel.questions import question_rows
from programmes.excel.sheets import NUMBER, SINCE
from programmes.plain.questions import undecided

Plain = Mapping[str, Any]
Row = dict[str, Any]
BARE = "bare"
"""Stands in a row whose other cells stay empty: no default is shown there."""
_MARKS = ("reconstructed", "document")


def rows_of(plain: Plain) -> dict[str, list[Row]]:
    """The rows by sheet; a row has an entry for each column that says something."""
    found: dict[str, list[Row]] = {sheet.name: [] for sheet in sheets.SHEETS}
    found[sheets.QUESTIONS.name].extend(question_rows(plain, _names(plain)))
    found[sheets.PROGRAMME.name].extend(_programme(plain))
    found[sheets.EXECUTORS.name].extend(plain.get("executors", ()))
    found[sheets.FOOTNOTES.name].extend(
        {"mark": [mark], "text": text} for mark, text in plain.get("footnotes", {}).items()
    )
    is_open = _open_fields(plain)
    for row, indicator in _reading_order(plain):
        found[sheets.ROWS.name].append({**row, **is_open(indicator)})
        if indicator is not None:
            for name, more in _of_indicator(indicator):
                found[name].append({NUMBER: indicator["number"], **more})
    return found


def _names(plain: Plain) -> dict[str, str]:
    """What the indicators are called, by number."""
    known = (one for _, one in _reading_order(plain) if one is not None)
    return {one["number"]: one.get("short") or one["indicator"] for one in known}


def _open_fields(plain: Plain) -> Callable[[Plain | None], Row]:
    """What is asked about an indicator's fields stands in their cells, unless these say something."""
    asked = set(undecided(plain.get("questions") or ()))

    def fields_of(indicator: Plain | None) -> Row:
        number = indicator["number"] if indicator is not None else ""
        names = (name for name in SAID_BY.values() if (number, name) in asked)
        return {name: sheets.UNDECIDED for name in names if indicator is not None and name not in indicator}

    return fields_of


def _programme(plain: Plain) -> Iterator[Row]:
    """Single entries always have their line, so that a coordinator sees what may be filled in."""
    report = plain.get("report", {})
    for key, what in sheets.ENTRIES.items():
        inner = report.get("title" if key == "report_title" else key)
        value = plain.get(key, "") if key in _OF_PROGRAMME else inner
        if key == "period_kind":
            value = sheets.PERIOD_KINDS[str(value)]
        for line in [[one] for one in value] if isinstance(value, list) else [value or ""]:
            yield {"what": what, "value": line}


_OF_PROGRAMME = (
    "municipality",
    "title",
    "timezone",
    "period_kind",
    "period",
    "deadline",
    "head_deadline",
)


def _reading_order(plain: Plain) -> Iterator[tuple[Row, Plain | None]]:
    """Rows of the sheet «Показатели», each with its indicator where it has one."""
    yield from _measures(plain)
    yield from _sections(plain)
    for task in plain.get("tasks", ()):
        yield _heading("task", task), None
        yield from _measures(task)
        yield from _sections(task)
    yield from _headings(plain.get("headings", ()), 1)


def _sections(plain: Plain) -> Iterator[tuple[Row, Plain | None]]:
    for section in plain.get("sections", ()):
        yield _heading("section", section), None
        yield from _measures(section)


def _headings(headings: Iterable[Plain], depth: int) -> Iterator[tuple[Row, Plain | None]]:
    for heading in headings:
        row = {"row": heading.get("kind", "section"), "wording": heading["heading"], "depth": depth}
        yield {BARE: True, **row, "aliases": heading.get("aliases", [])}, None
        yield from _measures(heading)
        yield from _headings(heading.get("headings", ()), depth + 1)


def _heading(kind: str, heading: Plain) -> Row:
    return {BARE: True, "row": kind, "wording": heading[kind], "aliases": heading.get("aliases", [])}


def _measures(plain: Plain) -> Iterator[tuple[Row, Plain | None]]:
    """The first indicator stands in its measure's own row."""
    for measure in plain.get("measures", ()):
        row = {"row": "measure", "measure_number": measure["number"], "wording": measure["measure"]}
        first, *others = measure.get("indicators", ()) or (None,)
        yield {**row, **(_cells(first) if first else {BARE: True})}, first
        for other in others:
            yield {"row": "indicator", **_cells(other)}, other


def _cells(indicator: Plain) -> Row:
    own = {column.key for column in sheets.ROWS.columns}
    return {key: value for key, value in indicator.items() if key in own}


def _of_indicator(indicator: Plain) -> Iterator[tuple[str, Row]]:
    for assignment in indicator.get("assignments", ()):
        for part, executor in assignment.items():
            yield sheets.ASSIGNMENTS.name, {"executor": executor, "part": part}
    yield from ((sheets.CHANGES.name, change) for change in indicator.get("changes", ()))
    yield from ((sheets.PLANS.name, plan) for plan in indicator.get("plans", ()))
    for version in indicator.get("methodology", ()):
        for name, row in _of_version(version):
            yield name, {SINCE: version["since"], **row}


def _of_version(version: Plain) -> Iterator[tuple[str, Row]]:
    places = version.get("places", {})
    flat = {key: places[key] for key in ("first_from", "unreliable_is_last") if key in places}
    yield sheets.METHODOLOGY.name, {**version, **flat, "places_document": places.get("document", "")}
    for given in version.get("inputs", ()):
        yield sheets.INPUTS.name, {**given, "name": given["input"]}
        for column in given.get("columns", ()):
            yield sheets.INPUTS.name, {BARE: True, **column, "name": column["column"], "list": given["input"]}
    yield from ((sheets.FORMULAS.name, row) for row in _formulas(version))
    for table in version.get("tables", ()):
        yield sheets.TABLES.name, table
        for choice in table.get("choices", ()):
            yield sheets.TABLES.name, {"table": table["table"], **choice}
        for band in table.get("scale", ()):
            yield sheets.TABLES.name, {"table": table["table"], **band, "choice": band.get("word", "")}
    for decision in version.get("decisions", ()):
        yield sheets.DECISIONS.name, {**decision, "label": decision["question"]}
        for option in decision["options"]:
            yield sheets.DECISIONS.name, {"decision": decision["decision"], **option}
    yield from ((sheets.NOTES.name, note) for note in version.get("notes", ()))


def _formulas(version: Plain) -> Iterator[Row]:
    for formula in version.get("formulas", ()):
        name, _, text = formula["formula"].partition("=")
        yield {**formula, "kind": "formula", "name": name.strip(), "text": text.strip()}
    for guard in version.get("guards", ()):
        row = {
            "kind": "guard",
            "name": guard["guard"],
            "text": guard["condition"],
            "label": guard["question"],
        }
        yield {**row, **{mark: guard[mark] for mark in _MARKS if mark in guard}}
