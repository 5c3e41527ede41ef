"""Numbers and names that pass from one indicator to another: unique at every moment.

The questions about a programme's document go with the indicators that they are about.
"""

from collections.abc import Iterable, Mapping, Sequence

from domain.programme.document import OF_INDICATORS, Question, QuestionKind
from models.repositories.programme import question_rows
from models.tables.indicator import Indicator
from models.tables.programme import QuestionRow
from services.programme.pen import Pen

LONGEST_KEY = 500
GONE = "~"
"""Stands in the number of an indicator that has ended, before its id."""


async def renumber_questions(pen: Pen, numbers: Mapping[str, str]) -> None:
    """``numbers``: each old number that changes with its new one. Open questions and decisions alike."""
    if not numbers:
        return
    asked = await question_rows.every(pen.work.session, pen.programme_id)
    for row in asked:
        if row.kind in OF_INDICATORS and row.answered_at is None:
            await pen.put(QuestionRow, [(row, _with_numbers(row, numbers))])
    moved = [row for row in asked if row.number in numbers]
    taken = {row.key for row in asked if row.number not in numbers}
    before = {row.id: (row.number, row.key) for row in moved}
    for row in moved:
        row.number, row.key = numbers[row.number], f"~{row.id}"
        _audit(pen, row, before[row.id])
    await pen.work.writer.flush()
    for row in moved:
        key = key_of(row)
        row.key = key if key not in taken else f"{key[: LONGEST_KEY - 20]}~{row.id}"
        _audit(pen, row, before[row.id])
    await pen.work.writer.flush()


async def free_names(
    pen: Pen, kept: Sequence[Indicator], wanted: Sequence[tuple[Indicator | None, Mapping[str, object]]]
) -> None:
    """A short name that another indicator gets is let go of first; every row has its own at the end."""
    owners = {values["short"]: row for row, values in wanted}
    for row in kept:
        if row.short and row.ended_at is None and owners.get(row.short, row) is not row:
            old, row.short = {"short": row.short}, ""
            pen.work.audit(row, "free_short_name", pen.programme_id, old=old, new={"short": ""})
    await pen.work.writer.flush()


def key_of(row: QuestionRow) -> str:
    question = Question(QuestionKind(row.kind), row.number, row.wording, tuple(row.options), row.proposal)
    return question.key[:LONGEST_KEY]


def _with_numbers(row: QuestionRow, numbers: Mapping[str, str]) -> dict[str, object]:
    """Its options are indicators; ``answer`` is what has been tapped so far."""

    def moved(old: Iterable[str]) -> list[str]:
        new = (numbers.get(one, one) for one in old)
        return [one for one in new if GONE not in one]

    return {
        "options": moved(row.options),
        "proposal": ",".join(moved(row.proposal.split(","))),
        "answer": None if row.answer is None else ",".join(moved(row.answer.split(","))),
    }


def _audit(pen: Pen, row: QuestionRow, before: tuple[str, str]) -> None:
    old = dict(zip(("number", "key"), before, strict=True))
    new = {"number": row.number, "key": row.key}
    pen.work.audit(row, "renumber_question", pen.programme_id, old=old, new=new)
