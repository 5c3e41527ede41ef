"""The sheet «Вопросы»: what is left open, in words; and back into entries of a programme's file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from textwrap import shorten
from typing import Any

from domain.programme.document import ABOUT_WHO, OF_INDICATORS, SAID_BY, Question, QuestionKind
from domain.programme.ledger import WhyLeft
from programmes.answers.one import KINDS, OF_WHOLE, WORDS
from programmes.excel.read import Row
from programmes.plain.nodes import FileNode, Place
from programmes.tables.columns.column import ReportColumn
from texts import Texts, doubts, texts

_ABOUT = {
    "municipality": "муниципальное образование",
    "title": "название программы",
    "period": "период документа",
    "period_kind": "как часто собирать",
    "executor": "исполнители",
    "column": "графа не взята",
    "roles": "графа непонятна",
    "table": "таблица не взята",
    "two_targets": "две цели на один год",
    "spans": "ячейка объединена через графы",
    "second_text": "два текста в графе",
    "merged_figure": "одно число на несколько показателей",
    "two_indicators": "несколько показателей в ячейке",
    "part": "строка «в том числе»",
}
"""What a question about a cell or about the whole document calls itself; no column has such a title."""
_SECOND = {
    **{part.value: texts("ru").label(f"ledger.role.{part}") for part in ReportColumn},
    WhyLeft.OTHER_TABLE.value: "в ней тоже показатели",
    WhyLeft.OTHER_PROGRAMME.value: "другая программа",
    WhyLeft.OTHER_PERIOD.value: "другой период",
}
"""What a column may be, and why a table is left."""
LONGEST_NAME = 60
_WHERE = {
    **SAID_BY,
    QuestionKind.WHO_HANDS_IN: "assignments",
    QuestionKind.NARRATIVE: "assignments",
    QuestionKind.SAME_EXECUTOR: "executors",
}
_FIELDS = {field: kind for kind, field in SAID_BY.items()}


def question_rows(plain: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The sheet's rows; the sentences in them are for people, and are not read.

    ``names`` are the indicators' by number: a list of numbers says nothing to anybody.
    """
    t = texts("ru")
    for entry in plain.get("questions") or ():
        question = Question(
            QuestionKind(entry["question"]),
            entry.get("number", ""),
            entry.get("wording", ""),
            tuple(entry.get("options", ())),
            entry.get("proposal", ""),
        )
        row = _row(t, question, entry.get("about", ""))
        listed = question.options if question.kind in OF_INDICATORS else ()
        named = (shorten(f"№ {one} {names.get(one, '')}", LONGEST_NAME, placeholder="…") for one in listed)
        yield {**row, "told": "\n".join([row["told"], *named])}


def _row(t: Texts, question: Question, about: str) -> dict[str, Any]:
    is_missing = question.kind is QuestionKind.MISSING
    options = list(question.options)
    first = options.pop(0) if is_missing and options else ""
    shown = [options[0], *(_SECOND.get(one, one) for one in options[1:])] if options else []
    if question.kind in OF_INDICATORS and not any(set(",\n") & set(one) for one in options):
        shown = [", ".join(options)]
    return {
        "number": question.number,
        "told": doubts.asked(t, question),
        "wording": question.wording,
        "options": shown if is_missing or question.kind in OF_INDICATORS else options,
        "proposal": _shown(question).get(question.proposal, question.proposal),
        "works": doubts.what_works(t, question),
        "question": question.kind.value,
        "first": _ABOUT.get(first, first),
        "about": about or _WHERE.get(question.kind, ""),
    }


def _shown(question: Question) -> Mapping[str, str]:
    """Words for what is proposed."""
    if question.options[:1] == ("period_kind",):
        return KINDS
    return {} if question.kind in OF_INDICATORS else WORDS.get(question.kind, {})


def answers_offered(row: Mapping[str, Any]) -> list[str] | None:
    """The words that an answer can have; ``None`` where any executor can be one."""
    kind = QuestionKind(row["question"])
    if kind in ABOUT_WHO:
        return None
    if kind is QuestionKind.MISSING and row["first"] in (_ABOUT[one] for one in OF_WHOLE):
        return list(KINDS.values()) if row["first"] == _ABOUT["period_kind"] else []
    return list(WORDS.get(kind, {}).values())


def question_node(row: Row) -> FileNode:
    """The row as an entry; its kind is told by its word, what stands in it by what the bot writes there."""
    node = FileNode(row.place, {})
    for key in ("question", "number", "wording", "answer"):
        if key in row.cells:
            trimmed = key in ("number", "answer")
            cell = row.cells[key]
            node.put(key, replace(cell, content=row.text(key)) if trimmed else cell)
    if row.text("about") == "target":
        node.put("about", row.cells["about"])
    kind = row.text("question")
    options = list(_options(kind, row))
    if options:
        node.put("options", FileNode(row.place, options))
    if "proposal" in row.cells:
        cell = row.cells["proposal"]
        node.put("proposal", replace(cell, content=_proposed(kind, str(cell.content))))
    return node


def _options(kind: str, row: Row) -> Iterator[FileNode]:
    listed = row.cells["options"].content if "options" in row.cells else []
    assert isinstance(listed, list)
    if kind in {one.value for one in OF_INDICATORS}:
        for one in listed:
            numbers = str(one.content).split(",")
            yield from (replace(one, content=number.strip()) for number in numbers if number.strip())
        return
    if kind != QuestionKind.MISSING:
        yield from listed
        return
    codes = {word: code for code, word in _ABOUT.items()}
    seconds = {word: code for code, word in _SECOND.items()}
    first = row.cells.get("first", FileNode(row.place, ""))
    yield replace(first, content=codes.get(str(first.content), first.content))
    for place, one in enumerate(listed):
        yield replace(one, content=seconds.get(str(one.content), one.content)) if place else one


def _proposed(kind: str, text: str) -> str:
    if kind == QuestionKind.MISSING:
        return {word: value for value, word in KINDS.items()}.get(text, text)
    if kind in set(QuestionKind):
        words = WORDS.get(QuestionKind(kind), {})
        return {word: value for value, word in words.items()}.get(text, text)
    return text


def undecided_nodes(
    found: Iterable[tuple[str, str, str, Place]], asked: Iterable[FileNode]
) -> Iterator[FileNode]:
    """A question for each cell that says «не решено» and that no row asks about.

    ``found`` are (number, field, the target's wording, place).
    """
    known = set(_known(asked))
    several: dict[str, FileNode] = {}
    for number, field, target, place in found:
        if (number, field) in known:
            continue
        kind = _FIELDS[field]
        if kind in OF_INDICATORS:
            node = several.setdefault(field, _node(kind, place))
            node.sub_list("options").append(FileNode(place, number))
        else:
            node = _node(kind, place)
            node.put("number", FileNode(place, number))
            node.put("wording", FileNode(place, target))
            yield node
    yield from several.values()


def _node(kind: QuestionKind, place: Place) -> FileNode:
    node = FileNode(place, {})
    node.put("question", FileNode(place, kind.value))
    return node


def _known(asked: Iterable[FileNode]) -> Iterator[tuple[str, str]]:
    for node in asked:
        assert isinstance(node.content, dict)
        kind = str(node.at("question").content) if "question" in node.content else ""
        if kind in {one.value for one in OF_INDICATORS} and "options" in node.content:
            listed = node.at("options").content
            assert isinstance(listed, list)
            yield from ((str(one.content), SAID_BY[QuestionKind(kind)]) for one in listed)
        elif kind in {one.value for one in SAID_BY} and "number" in node.content:
            yield str(node.at("number").content), SAID_BY[QuestionKind(kind)]
