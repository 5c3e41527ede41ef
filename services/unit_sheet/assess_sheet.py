"""What a filled-in sheet would change: each figure read as if it had been typed in the chat."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from domain.figures import form, past
from domain.figures.form import Answers, Asked, Step
from domain.figures.inputs import answering
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.figures.numbers import Reading, Trouble
from domain.figures.standing import Standing
from domain.methodology.asking import asked_on
from models.repositories.submissions import SubmissionFacts
from programmes.unit_sheet.layout import FilledRow, plain_name
from programmes.unit_sheet.words import input_number, row_name
from services.figures.tasks import asked_of
from services.standing.assessed import Assessed, Overview


class SheetState(StrEnum):
    """What becomes of a figure of the sheet."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    QUESTION = "question"  # a number to choose, or to confirm
    LACKS = "lacks"  # the figure is clear, its explanation is missing
    UNREAD = "unread"
    LEFT = "left"  # left out by whoever looked at it


CLEAR = (SheetState.NEW, SheetState.CHANGED)


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """One indicator of the sheet in which something stands; ``before`` is its newest version.

    ``misread`` is the reading of what could not be used, ``text`` what stands in ``cell``; ``words_cell`` is
    the explanation's.
    """

    item: Assessed
    asked: Asked
    answers: Answers
    state: SheetState
    cell: str
    words_cell: str = ""
    text: str = ""
    before: SubmissionFacts | None = None
    misread: Reading | NotInput | None = None
    ground: str = ""

    @property
    def number(self) -> str:
        return self.item.indicator.number

    @property
    def standing(self) -> Standing:
        return form.standing(self.answers, self.asked)

    @property
    def step(self) -> Step:
        return form.step(self.answers, self.asked)


def assess_sheet(
    view: Overview,
    items: Sequence[Assessed],
    rows: Sequence[FilledRow],
    first: Mapping[int, Answers],
    answered: Mapping[str, Any],
    lacking: Collection[int] = (),
) -> tuple[tuple[SheetFigure, ...], tuple[str, ...]]:
    """The figures, in the report's order, and numbers that are none of the unit's.

    ``first`` are a computed indicator's answers as far as they are known; ``answered`` what was chosen about
    single figures since, by number: answers, or nothing where a figure was left out. ``lacking`` are the
    indicators (ids) whose evidence the coordinator asks for and that have none: a ground in the sheet is one.
    """
    found = []
    for item in items:
        asked = asked_of(view, item)
        if asked.methodology is not None:
            figure = _computed(item, asked, rows, first[item.indicator.id])
        else:
            figure = _plain(item, asked, _row_of(item, rows), answered)
        if figure is not None:
            is_bare = item.indicator.id in lacking and not figure.ground and figure.state in CLEAR
            found.append(replace(figure, state=SheetState.LACKS) if is_bare else figure)
    return tuple(found), _foreign(items, rows)


def _foreign(items: Sequence[Assessed], rows: Iterable[FilledRow]) -> tuple[str, ...]:
    """What somebody has written into rows that are not the unit's."""
    known = {item.indicator.number for item in items}
    names = {plain_name(name) for item in items for name in _names(item)}
    return tuple(
        row.number or row.name
        for row in rows
        if (row.fact or row.explanation)
        and row.number.partition(" · ")[0] not in known
        and plain_name(row.name) not in names
    )


def _row_of(item: Assessed, rows: Sequence[FilledRow]) -> FilledRow | None:
    """By its number; by its name where that is gone. Of several the one in which something stands."""
    number, names = item.indicator.number, {plain_name(name) for name in _names(item)}
    mine = [row for row in rows if row.number == number] or [
        row for row in rows if not row.number and plain_name(row.name) in names
    ]
    return next((row for row in mine if row.fact or row.explanation), None)


def _names(item: Assessed) -> tuple[str, str]:
    row = item.indicator
    return row.measure, row_name(row.measure, row.wording)


def _plain(
    item: Assessed, asked: Asked, row: FilledRow | None, answered: Mapping[str, Any]
) -> SheetFigure | None:
    if row is None:
        return None
    before = item.versions[-1] if item.versions else None
    answers, misread = _read(asked, row)
    figure = SheetFigure(
        item,
        asked,
        answers,
        SheetState.UNREAD,
        row.cell,
        row.words_cell,
        row.fact or row.explanation,
        before,
        misread,
        row.ground,
    )
    if misread is not None:
        return figure
    if item.indicator.number in answered:
        kept = answered[item.indicator.number]
        if kept is None:
            return replace(figure, state=SheetState.LEFT)
        figure = replace(figure, answers=Answers.from_json(kept))
    elif _says_the_same(answers, before):
        return replace(figure, state=SheetState.SAME)
    return replace(figure, state=_state(figure))


def _read(asked: Asked, row: FilledRow) -> tuple[Answers, Reading | None]:
    """The fact's cell as a message; what stands in the explanation's comes after what stands behind the
    figure itself."""
    if not asked.measured:
        said = "\n".join(one for one in (row.fact.strip("-–— "), row.explanation) if one)
        return form.with_explanation(form.first_answers(asked), said, None), None
    if not row.fact:
        return Answers(), Reading(trouble=Trouble.EMPTY)
    blank = Answers()
    answers, reading = past.with_message(blank, asked, row.fact, None)
    if answers is blank:
        return blank, reading
    said = "\n".join(one for one in (answers.explanation, row.explanation) if one)
    if said or not form.explanation_required(answers, asked):
        answers = form.with_explanation(answers, said, None)
    return answers, None


def _says_the_same(answers: Answers, before: SubmissionFacts | None) -> bool:
    """Word for word: what was chosen from it then holds."""
    if before is None:
        return False
    return before.wording == answers.wording and before.has_words(answers.explanation or "")


def _state(figure: SheetFigure) -> SheetState:
    if figure.step in (Step.CHOOSE, Step.CONFIRM):
        return SheetState.QUESTION
    if figure.step is not Step.ROW:
        return SheetState.LACKS
    return SheetState.NEW if figure.before is None else SheetState.CHANGED


def _computed(
    item: Assessed, asked: Asked, rows: Sequence[FilledRow], answers: Answers
) -> SheetFigure | None:
    """Those of its inputs that are filled in, as they would be answered in the chat; one that cannot be read
    stops there."""
    assert asked.methodology is not None
    given = {row.number: row for row in rows if row.fact}
    before = item.versions[-1] if item.versions else None
    last, misread = None, None
    for question in asked_on(asked.today, asked.methodology, asked.period, answers.given):
        row = given.get(input_number(item.indicator.number, question))
        if row is not None and misread is None:
            last = row
            answers, misread = answering.with_one(answers, asked, question, row.fact)
    own = _row_of(item, rows)
    if last is None:
        return None
    if own is not None and own.explanation:
        answers = form.with_explanation(answers, own.explanation, None)
    elif answers.wording and not form.explanation_required(answers, asked):
        answers = form.with_explanation(answers, "", None)
    figure = SheetFigure(
        item, asked, answers, SheetState.UNREAD, last.cell, last.words_cell, last.fact, before, misread
    )
    if misread is not None and misread.trouble is not InputTrouble.NOT_YET:
        return figure
    return replace(figure, misread=None, state=_state(figure))
