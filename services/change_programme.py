"""A changed file of a programme that is there: the difference first, then, on «Применить», the change.

Closed periods keep the programme as it was (``close_period``); nothing collected is ever lost.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.methodology.model import Methodology
from domain.programme import Assignment, Plan, ReadDocument, TargetChange
from domain.programme import Programme as Document
from models.municipality import Municipality
from models.programme import Programme
from models.repositories import documents, programmes, question_rows
from programmes.carry_over import carry_over
from programmes.difference import Change as FieldChange
from programmes.difference import Difference, Item, Value, difference
from programmes.matching import same_executors
from services.context import Context, Work
from services.room import enter, rooms
from services.store_programme import ABOUT_FIGURES, add_questions, decisions_of
from services.write_document import LONGEST_NAME, write_document

Thing = TypeVar("Thing")

METHODOLOGY = "methodology"
BY_FILE = "by the programme file"

Said = str | tuple[Assignment | TargetChange | Plan, ...]
"""What an entry of the difference was or becomes: a text, or those of an indicator's that differ."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the difference; ``changes`` are (field, old, new)."""

    kind: str
    number: str
    name: str
    changes: tuple[tuple[str, Said, Said], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Which programme a file would change, and how: what it is and what it would be."""

    programme_id: int
    title: str
    before: Document
    after: Document
    difference: Difference

    @property
    def fingerprint(self) -> str:
        """Tells what was shown from what would be done now."""
        return sha256(repr(self.difference).encode()).hexdigest()[:12]

    @property
    def added(self) -> tuple[Entry, ...]:
        return self._entries(self.difference.added)

    @property
    def changed(self) -> tuple[Entry, ...]:
        return self._entries(self.difference.changed)

    @property
    def gone(self) -> tuple[Entry, ...]:
        return self._entries(self.difference.gone)

    def _entries(self, items: Iterable[Item]) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                str(item.kind),
                f"{item.old_number} → {item.number}" if item.old_number else item.number,
                item.name,
                tuple((one.field, *_said(one)) for one in item.changes),
            )
            for item in items
        )


def _said(one: FieldChange) -> tuple[Said, Said]:
    """Of several only those that came or went; the order alone changed where none did."""
    if one.field == METHODOLOGY:
        return _formulas(one)
    if isinstance(one.old, str) and isinstance(one.new, str):
        return one.old, one.new
    old, new = _several(one.old), _several(one.new)
    gone, come = _without(old, new), _without(new, old)
    return (gone, come) if gone or come else (old, new)


def _several(value: Value) -> tuple[Assignment | TargetChange | Plan, ...]:
    """None are an empty text."""
    return tuple(one for one in value if not isinstance(one, str | Methodology))


def _without(some: Sequence[Thing], others: Sequence[Thing]) -> tuple[Thing, ...]:
    return tuple(one for one in some if one not in others)


def _formulas(one: FieldChange) -> tuple[str, str]:
    """The formulas that differ; of a methodology that is new or gone the one that gives the value."""
    old, new = _texts_of(one.old), _texts_of(one.new)
    if not old or not new:
        return "\n".join(old[-1:]), "\n".join(new[-1:])
    return "\n".join(_without(old, new)), "\n".join(_without(new, old))


def _texts_of(value: Value) -> list[str]:
    """The formulas of every version, its result's last."""
    return [
        f"{formula.name} = {formula.text}"
        for version in value
        if isinstance(version, Methodology)
        for formula in sorted(version.formulas, key=lambda formula: formula.name == version.result)
    ]


async def find_change(
    session: AsyncSession, ctx: Context, document: ReadDocument, *, says_everything: bool
) -> Change | None:
    """The actor's programme of the same municipality and title, if there is one."""
    for room in await rooms(session, ctx, Verb.CHANGE_PROGRAMME):
        change = await change_of(session, room.programme_id, document, says_everything=says_everything)
        if change is not None:
            return change
    return None


async def change_of(
    session: AsyncSession, programme_id: int, document: ReadDocument, *, says_everything: bool
) -> Change | None:
    """``None`` where the file is of another programme; Word does not say everything (``carry_over``)."""
    before = await documents.document(session, programme_id)
    new = document.programme
    if not _is_same(before, new):
        return None
    after = _completed(before, new if says_everything else carry_over(before, new))
    return Change(programme_id, before.title, before, after, difference(before, after))


def _completed(before: Document, new: Document) -> Document:
    """What a file does not say of the programme itself stays as it is; so do executors: people are theirs."""
    named = same_executors([(one, one) for one in before.executors], new.executors)
    return replace(
        new,
        executors=(*new.executors, *(one for one in before.executors if one not in named)),
        municipality=before.municipality,
        timezone=new.timezone or before.timezone,
        deadline=new.deadline or before.deadline,
        head_deadline=new.head_deadline or before.head_deadline,
    )


def _is_same(before: Document, new: Document) -> bool:
    place = not new.municipality or _key(before.municipality) == _key(new.municipality)
    return place and _key(before.title) == _key(new.title)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


async def apply_change(
    work: Work, change: Change, document: ReadDocument, source_hash: str, *, says_everything: bool
) -> None:
    """In the caller's transaction: rows, face, and the questions that are new."""
    await enter(work.session, work.ctx, Verb.CHANGE_PROGRAMME, change.programme_id)
    row = await programmes.lock_programme(work.session, change.programme_id)
    old = {"source_hash": row.source_hash}
    row.layout, row.footnotes = asdict(change.after.layout), dict(change.after.footnotes)
    row.source_hash = source_hash
    row.title, row.period_kind = change.after.title, change.after.period_kind
    row.deadline, row.head_deadline = change.after.deadline, change.after.head_deadline
    work.audit(row, "change_programme", row.id, old=old, new={"source_hash": source_hash})
    await _set_timezone(work, row, change.after.timezone)
    await write_document(work, change.programme_id, change.after)
    questions = (*document.questions, *decisions_of(change.after))
    await add_questions(work, change.programme_id, questions, with_figures=False)
    if says_everything:
        await _settle(work, change.programme_id, {question.key[:LONGEST_NAME] for question in questions})


async def _set_timezone(work: Work, row: Programme, timezone: str) -> None:
    """It is the municipality's, and so that of all its programmes."""
    municipality = await work.session.get_one(Municipality, row.municipality_id)
    if municipality.timezone != timezone:
        old, municipality.timezone = {"timezone": municipality.timezone}, timezone
        work.audit(municipality, "set_timezone", row.id, old=old, new={"timezone": timezone})


async def _settle(work: Work, programme_id: int, asked: Collection[str]) -> None:
    """A programme file answers what an earlier document left open, unless it leaves it open itself."""
    for row in await question_rows.open_of(work.session, programme_id):
        if row.key not in asked and row.kind not in ABOUT_FIGURES:
            row.answer, row.answered_at = BY_FILE, work.now
            work.audit(row, "answer_question", programme_id, new={"answer": BY_FILE})
