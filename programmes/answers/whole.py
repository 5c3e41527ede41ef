"""Answers on the whole document: its name and times, levels and limits, words for headings, executors."""

from collections.abc import Callable, Set
from dataclasses import replace
from zoneinfo import ZoneInfo

from domain.programme.document import (
    ABOUT_WHO,
    Executor,
    ExecutorKind,
    Heading,
    Part,
    Programme,
    Question,
    QuestionKind,
)
from domain.programme.short_names import LONGEST, name_key
from domain.time.deadlines import read_deadline
from domain.time.periods import Period, PeriodKind
from programmes.answers import values
from programmes.answers.answered import Answered, find_executor, settle
from programmes.change import edits
from programmes.executors.cells import kind_of, title_key
from programmes.report_face import default_layout

Apply = Callable[[Answered, str], Answered | None]
ApplyNamed = Callable[[Answered, str, str], Answered | None]


def apply_to_whole(answered: Answered, left: str, value: str) -> tuple[Answered | None, bool]:
    """What the line does, ``None`` where it cannot; and whether it is a line on the whole document."""
    if left in _WHOLE:
        return _WHOLE[left](answered, value), True
    word, colon, rest = left.partition(":")
    if colon and word in _NAMED:
        return _NAMED[word](answered, rest.strip(), value), True
    return None, False


def _numbers(answered: Answered, value: str) -> set[str] | None:
    """Of measured indicators; ``None`` where one is not there."""
    numbers = {number.strip() for number in value.split(",") if number.strip()}
    known = {one.number for one in answered.document.programme.indicators() if one.measured}
    return numbers if numbers <= known else None


def _levels(answered: Answered, value: str) -> Answered | None:
    numbers = _numbers(answered, value)
    if numbers is None:
        return None
    return values.levels_are(answered, numbers)


def _less(answered: Answered, value: str) -> Answered | None:
    numbers = _numbers(answered, value)
    if numbers is None:
        return None
    return values.less_is_better_of(answered, numbers)


def _every(answered: Answered, number: str, value: str) -> Answered | None:
    numbers = _numbers(answered, number)
    if not numbers or value not in set(PeriodKind):
        return None
    programme = edits.change_indicators(
        answered.document.programme, numbers, lambda one: replace(one, every=PeriodKind(value))
    )
    return settle(answered, programme)


def _municipality(answered: Answered, value: str) -> Answered | None:
    return _said(answered, "municipality", replace(answered.document.programme, municipality=value))


def _title(answered: Answered, value: str) -> Answered | None:
    """A report's face that was put together out of the title follows it."""
    programme = answered.document.programme
    usual = programme.layout == default_layout(programme.title)
    layout = default_layout(value) if usual else programme.layout
    return _said(answered, "title", replace(programme, title=value, layout=layout))


def _period(answered: Answered, value: str) -> Answered | None:
    try:
        period = Period.from_key(value)
    except ValueError:
        return None
    document = replace(answered.document, period=period)
    programme = replace(document.programme, period_kind=period.kind)
    settled = _said(replace(answered, document=document), "period", programme)
    return settled and _said(settled, "period_kind", programme)


def _period_kind(answered: Answered, value: str) -> Answered | None:
    if value not in set(PeriodKind):
        return None
    programme = replace(answered.document.programme, period_kind=PeriodKind(value))
    return _said(answered, "period_kind", programme)


def _timezone(answered: Answered, value: str) -> Answered | None:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        return None
    return settle(answered, replace(answered.document.programme, timezone=value))


def _deadline(answered: Answered, value: str) -> Answered | None:
    if read_deadline(value) is None:
        return None
    return settle(answered, replace(answered.document.programme, deadline=value))


def _head_deadline(answered: Answered, value: str) -> Answered | None:
    if read_deadline(value) is None:
        return None
    return settle(answered, replace(answered.document.programme, head_deadline=value))


def _said(answered: Answered, what: str, programme: Programme) -> Answered | None:
    """Nothing said is no answer."""
    if (not programme.municipality and what == "municipality") or not programme.title:
        return None
    return settle(answered, programme, lambda one: not one.number and one.options == (what,))


def _executor(answered: Answered, name: str, value: str) -> Answered | None:
    """Hands in for these numbers; an executor whom the document does not name is a new one."""
    numbers = _numbers(answered, value)
    programme = answered.document.programme
    executor = find_executor(programme, name) or Executor(name, kind_of(name))
    if not name or not numbers or executor.kind is ExecutorKind.COLLECTIVE:
        return None
    if executor not in programme.executors:
        programme = replace(programme, executors=(*programme.executors, executor))
    for number in numbers:
        programme = edits.set_hands_in(programme, number, executor)
    programme = edits.change_indicators(
        programme, numbers, lambda one: replace(one, executors=one.executors or executor.name)
    )
    return settle(answered, programme, lambda one: _is_about_executors(one, programme, numbers))


def _is_about_executors(question: Question, programme: Programme, numbers: Set[str]) -> bool:
    if question.kind in ABOUT_WHO:
        return question.number in numbers
    return question.options == ("executor",) and all(
        any(part.part is Part.HANDS_IN for part in one.assignments)
        for one in programme.indicators()
        if one.measured
    )


def _alias(answered: Answered, wording: str, value: str) -> Answered | None:
    programme = answered.document.programme
    words = [word.strip() for word in value.split(",") if word.strip()]
    heading = _find_heading(programme, wording)
    numbered = {one.number for one in programme.indicators()} & {wording.removeprefix("№").strip()}
    if words and wording.startswith("№") and numbered:
        return settle(answered, edits.add_words(programme, numbered, words))
    if heading is None or not words:
        return None
    return settle(answered, edits.add_aliases(programme, heading, words))


def _short(answered: Answered, number: str, value: str) -> Answered | None:
    """Its own name, at most as long as a list has room for."""
    programme = answered.document.programme
    taken = {name_key(one.short) for one in programme.indicators() if one.short and one.number != number}
    is_known = any(one.number == number for one in programme.indicators())
    if not is_known or name_key(value) in taken or not 0 < len(value) <= LONGEST:
        return None
    return settle(
        answered, edits.change_indicators(programme, {number}, lambda one: replace(one, short=value))
    )


def _find_heading(programme: Programme, wording: str) -> Heading | None:
    """By its whole wording, or by a beginning that only one heading has."""
    key = title_key(wording)
    headings = [row for row in programme.rows if isinstance(row, Heading)]
    exact = [row for row in headings if title_key(row.wording) == key]
    begun = [row for row in headings if key and title_key(row.wording).startswith(key)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def _same(answered: Answered, spellings: str, value: str) -> Answered | None:
    keys = {title_key(spelling) for spelling in spellings.split("|")}
    pair = next((one for one in answered.document.questions if _is_pair(one, keys)), None)
    if pair is None or value not in {"yes", "no"}:
        return None
    return values.pair_is(answered, pair, same=value == "yes")


def _is_pair(question: Question, keys: set[str]) -> bool:
    spellings = {title_key(spelling) for spelling in question.options}
    return question.kind is QuestionKind.SAME_EXECUTOR and bool(keys) and keys <= spellings


_WHOLE: dict[str, Apply] = {
    "levels": _levels,
    "less": _less,
    "period": _period,
    "period_kind": _period_kind,
    "municipality": _municipality,
    "title": _title,
    "timezone": _timezone,
    "deadline": _deadline,
    "head_deadline": _head_deadline,
}
_NAMED: dict[str, ApplyNamed] = {
    "alias": _alias,
    "same": _same,
    "executor": _executor,
    "every": _every,
    "short": _short,
}
