"""A changed file of a programme that is there: the difference first, then, on «Применить», the change.

Closed periods keep the programme as it was (``close_period``); nothing collected is ever lost.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.programme import Programme as Document
from domain.programme import ReadDocument
from models.municipality import Municipality
from models.programme import Programme
from models.repositories import documents, programmes, question_rows
from programmes.carry_over import carry_over
from programmes.difference import Change as FieldChange
from programmes.difference import Difference, Item, difference
from programmes.matching import paired, places, same_executors
from services.ask_questions import ABOUT_FIGURES, ask_about_new, decisions_of, key_of
from services.context import Context, Work
from services.room import enter, rooms
from services.write_document import write_document

METHODOLOGY = "methodology"
BY_FILE = "by the programme file"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the difference; ``changes`` are (field, old, new)."""

    kind: str
    number: str
    name: str
    changes: tuple[tuple[str, str, str], ...]


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
                tuple(self._texts(item, one) for one in item.changes),
            )
            for item in items
        )

    def _texts(self, item: Item, one: FieldChange) -> tuple[str, str, str]:
        """As texts; of a methodology the formulas that differ, of a new one the one that gives the value."""
        if one.field != METHODOLOGY:
            return one.field, one.old, one.new
        old = _formulas(self.before, item.old_number or item.number)
        new = _formulas(self.after, item.number)
        if not old or not new:
            return one.field, "\n".join(old[-1:]), "\n".join(new[-1:])
        gone, come = [text for text in old if text not in new], [text for text in new if text not in old]
        return one.field, "\n".join(gone), "\n".join(come)


def _formulas(document: Document, number: str) -> list[str]:
    """Of every version, the result's last."""
    found = next((one for one in document.indicators() if one.number == number), None)
    return [
        f"{formula.name} = {formula.text}"
        for version in (found.methodology if found else ())
        for formula in sorted(version.formulas, key=lambda one: one.name == version.result)
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
    await ask_about_new(work, change.programme_id, questions, _known(change))
    if says_everything:
        await _settle(work, change.programme_id, {key_of(question) for question in questions})


def _known(change: Change) -> set[str]:
    """The new numbers of the indicators that were there before."""
    pairs = paired(places(change.before), places(change.after))
    return {after.indicator.number for before, after in pairs if before is not None}


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
