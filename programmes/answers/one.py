"""One question answered by a few words: on a line beside a document, or in a programme's file.

The words of ``WORDS`` are what a workbook offers; those of ``programmes.answers.lines`` do as well.
"""

import re
from collections.abc import Mapping

from domain.figures.numbers import read_figure, read_shown
from domain.programme.document import (
    ABOUT_FIGURES,
    ABOUT_WHO,
    OF_INDICATORS,
    ExecutorKind,
    Programme,
    Question,
    QuestionKind,
)
from domain.time.periods import PeriodKind
from programmes.answers import values
from programmes.answers.answered import Answered, find_executor
from programmes.answers.whole import apply_to_whole
from programmes.period_words import typed_period

WORDS: Mapping[QuestionKind, Mapping[str, str]] = {
    QuestionKind.NO_INDICATOR: {"no_indicator": "показателя нет"},
    QuestionKind.TARGET_PARTS: {"parts": "цель из частей"},
    QuestionKind.RANGE_TOP: {"top_is_met": "тоже выполнено", "top_is_limit": "нарушение"},
    QuestionKind.MISSING: {"ok": "так и есть"},
    QuestionKind.SAME_EXECUTOR: {"yes": "да", "no": "нет"},
}
KINDS = {"month": "месяц", "quarter": "квартал", "half_year": "полугодие", "year": "год"}
ALL, NONE = "все", "нет"
"""Of the indicators that a question lists."""
OF_WHOLE = ("municipality", "title", "period", "period_kind")
"""What a question on the whole document can ask for; its proposal is taken by «так и есть»."""
_EXAMPLES = {("period",): "1 полугодие 2022 | 2022-H1", ("period_kind",): " | ".join(KINDS.values())}
_BETWEEN = re.compile(r"[,;\n]")


def answer_one(answered: Answered, question: Question, text: str) -> Answered | None:
    """The question settled by ``text``, or ``None`` where that is no answer to it."""
    if question.kind in ABOUT_FIGURES:
        return _figure(answered, question, text)
    if question.kind in ABOUT_WHO:
        return who(answered, question.number, text)
    if question.kind in OF_INDICATORS:
        return _indicators(answered, question, text)
    value = _meant(WORDS.get(question.kind, {}), text)
    if question.kind is QuestionKind.MISSING and question.options[:1] and question.options[0] in OF_WHOLE:
        return _of_whole(answered, question, question.proposal if value else text)
    if value is None:
        return None
    if question.kind is QuestionKind.RANGE_TOP:
        return values.range_top_is(answered, question, limit=value == "top_is_limit")
    if question.kind is QuestionKind.SAME_EXECUTOR:
        return values.pair_is(answered, question, same=value == "yes")
    return values.so_it_is(answered, question)


def works(question: Question, programme: Programme) -> str:
    """What could be answered, in the words of a workbook."""
    if question.kind in OF_INDICATORS:
        return f"{ALL} | {NONE} | {', '.join(question.options)}"
    if question.kind in ABOUT_WHO:
        able = [one.name for one in programme.executors if one.kind is not ExecutorKind.COLLECTIVE]
        return " | ".join(dict.fromkeys((*question.options, *able)))
    what = question.options[:1]
    if question.kind is QuestionKind.MISSING and what in _EXAMPLES:
        return _EXAMPLES[what]
    return " | ".join(WORDS.get(question.kind, {}).values()) or " | ".join(question.options)


def _meant(words: Mapping[str, str], text: str) -> str | None:
    """The word's value, whatever its case and blanks."""
    said = " ".join(text.lower().split())
    return next((value for value, word in words.items() if said in (value, word)), None)


def _indicators(answered: Answered, question: Question, text: str) -> Answered | None:
    said = " ".join(text.lower().split())
    parts = (part.strip().removeprefix("№").strip() for part in _BETWEEN.split(text))
    numbers = {ALL: set(question.options), NONE: set()}.get(said, {part for part in parts if part})
    if not numbers <= set(question.options) or not said:
        return None
    if question.kind is QuestionKind.COURSE:
        return values.levels_are(answered, numbers)
    return values.less_is_better_of(answered, numbers)


def _of_whole(answered: Answered, question: Question, text: str) -> Answered | None:
    what, said = question.options[0], " ".join(text.split())
    if what == "period":
        period = typed_period(said)
        said = period.key if period is not None else said
    if what == "period_kind":
        said = _meant(KINDS, said) or said
        is_known = said in set(PeriodKind)
        return apply_to_whole(answered, what, said)[0] if is_known else None
    return apply_to_whole(answered, what, said)[0] if said else None


def _figure(answered: Answered, question: Question, value: str) -> Answered | None:
    indicators = answered.document.programme.indicators()
    if find_executor(answered.document.programme, value) is not None:
        return None
    shown = read_shown(value) if value in (*question.options, question.proposal) else None
    unit = next((one.unit for one in indicators if one.number == question.number), "")
    reading = read_figure(value, unit)
    typed = reading.number.value if reading.number is not None else None
    figure = shown if shown is not None else typed
    return None if figure is None else values.figure_is(answered, question, figure)


def who(answered: Answered, number: str, value: str) -> Answered | None:
    """Who hands in for an indicator, whether that was asked or not."""
    programme = answered.document.programme
    executor = find_executor(programme, value)
    if executor is None or executor.kind is ExecutorKind.COLLECTIVE:
        return None
    return values.hands_in(answered, number, executor)
