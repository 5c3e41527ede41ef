"""A changed file of a programme that is there: the difference first, then, on «Применить», the change.

Closed periods keep the programme as it was (``close_period``); nothing collected is ever lost.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.programme.document import Programme, Question, ReadDocument
from models.repositories.programme import documents, programmes, question_rows
from models.tables.programme import ProgrammeRow
from programmes.answers.lines import apply_answers
from programmes.change.carry_over import carry_over
from programmes.change.difference import Difference, difference
from programmes.change.matching import paired, same_executors, spots
from services.access import scopes
from services.context import Context, Work
from services.programme.ask_questions import ABOUT_FIGURES, ask_about_new, decisions_of, key_of
from services.programme.change_entries import Entry, entries_of
from services.programme.store_programme import name_key
from services.programme.write_document import write_document

BY_FILE = "by the programme file"


@dataclass(frozen=True, slots=True)
class ProgrammeChange:
    """Which programme a file would change, and how: what it is and what it would be.

    ``questions`` are those the file leaves open, ``settled`` those that were answered beside it.
    """

    programme_id: int
    title: str
    before: Programme
    after: Programme
    difference: Difference
    questions: tuple[Question, ...] = ()
    settled: tuple[Question, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Tells what was shown from what would be done now."""
        return sha256(repr(self.difference).encode()).hexdigest()[:12]

    @property
    def added(self) -> tuple[Entry, ...]:
        return entries_of(self.difference.added)

    @property
    def changed(self) -> tuple[Entry, ...]:
        return entries_of(self.difference.changed)

    @property
    def gone(self) -> tuple[Entry, ...]:
        return entries_of(self.difference.gone)


async def find_change(
    session: AsyncSession, ctx: Context, document: ReadDocument, *, says_everything: bool
) -> ProgrammeChange | None:
    """The actor's programme of the same municipality and title, if there is one."""
    own = [scope.programme_id for scope in await scopes(session, ctx, Verb.CHANGE_PROGRAMME)]
    return await change_among(session, own, document, says_everything=says_everything)


async def change_among(
    session: AsyncSession,
    programme_ids: Iterable[int],
    document: ReadDocument,
    *,
    says_everything: bool,
    answers: Sequence[str] = (),
) -> ProgrammeChange | None:
    """What the file, with its ``answers``, would change in the one of these programmes that it is of.

    Word does not say everything (``carry_over``); an answer is newer than what is carried over.
    """
    named = apply_answers(document, answers).document.programme
    for programme_id in programme_ids:
        before = await documents.document(session, programme_id)
        if _is_same(before, named):
            whole = document.programme if says_everything else carry_over(before, document.programme)
            answered = apply_answers(replace(document, programme=whole), answers).document
            after = _completed(before, answered.programme)
            left = answered.questions
            settled = tuple(one for one in document.questions if one not in left)
            return ProgrammeChange(
                programme_id, before.title, before, after, difference(before, after), left, settled
            )
    return None


def _completed(before: Programme, new: Programme) -> Programme:
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


def _is_same(before: Programme, new: Programme) -> bool:
    place = not new.municipality or name_key(before.municipality) == name_key(new.municipality)
    return place and name_key(before.title) == name_key(new.title)


async def apply_change(
    work: Work, change: ProgrammeChange, source_hash: str, *, says_everything: bool
) -> None:
    """In the transaction of a caller who may do it: rows, face, and the questions that are new."""
    row = await programmes.lock_programme(work.session, change.programme_id)
    old = {"source_hash": row.source_hash}
    row.layout, row.footnotes = asdict(change.after.layout), dict(change.after.footnotes)
    row.source_hash = source_hash
    row.title, row.period_kind = change.after.title, change.after.period_kind
    row.deadline, row.head_deadline = change.after.deadline, change.after.head_deadline
    work.audit(row, "change_programme", row.id, old=old, new={"source_hash": source_hash})
    await _set_timezone(work, row, change.after.timezone)
    await write_document(work, change.programme_id, change.after)
    questions = (*change.questions, *decisions_of(change.after))
    await ask_about_new(work, change.programme_id, questions, _known(change))
    await _settle(work, change, set(map(key_of, questions)) if says_everything else None)


def _known(change: ProgrammeChange) -> set[str]:
    """The new numbers of the indicators that were there before."""
    pairs = paired(spots(change.before), spots(change.after))
    return {after.indicator.number for before, after in pairs if before is not None}


async def _set_timezone(work: Work, row: ProgrammeRow, timezone: str) -> None:
    """It is the municipality's, and so that of all its programmes."""
    municipality = await programmes.municipality(work.session, row.municipality_id)
    if municipality.timezone != timezone:
        old, municipality.timezone = {"timezone": municipality.timezone}, timezone
        work.audit(municipality, "set_timezone", row.id, old=old, new={"timezone": timezone})


async def _settle(work: Work, change: ProgrammeChange, asked: Collection[str] | None) -> None:
    """What was answered beside the file; a programme file answers all that it does not leave open itself.

    Figures are not changed, so what is asked about them stays open.
    """
    settled = set(map(key_of, change.settled))
    for row in await question_rows.open_of(work.session, change.programme_id):
        is_answered = row.key in settled or (asked is not None and row.key not in asked)
        if is_answered and row.kind not in ABOUT_FIGURES:
            row.answer, row.answered_at = BY_FILE, work.now
            work.audit(row, "answer_question", change.programme_id, new={"answer": BY_FILE})
