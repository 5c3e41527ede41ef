"""A changed file of a programme that is there: the difference first, then, on «Применить», the change.

Closed periods keep the programme as it was (``close_period``); nothing collected is ever lost.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.programme.document import Programme, ReadDocument
from domain.refusals import AlreadyTakenIn, NotAllowed, Stale
from models.repositories.programme import documents, periods, programmes
from models.repositories.programme.definition import revision_of
from models.tables.municipality import DayOff, Municipality
from models.tables.programme import ProgrammeRow
from programmes.answers.lines import apply_answers
from programmes.change.compare import Compared, compare
from programmes.change.difference import Difference, ThingKind
from programmes.change.likely import may_be
from programmes.change.matching import paired, spots
from services.access import scopes
from services.context import Context, Work
from services.programme.ask_questions import ask_about_new, decisions_of, note_settled, settle_by_file
from services.programme.change_entries import Entry, MovedEntry, entries_of, moved_of
from services.programme.store_programme import name_key
from services.programme.write_document import write_document

MOST_LIKELY = 3
"""That are offered."""


@dataclass(frozen=True, slots=True)
class ProgrammeChange:
    """Which programme a file would change, and how: what it is and what it would be.

    ``revision`` is the programme's when it was compared, ``source_hash`` that of the file it stands by.
    """

    programme_id: int
    title: str
    before: Programme
    compared: Compared
    revision: int = 0
    source_hash: str = ""

    @property
    def after(self) -> Programme:
        return self.compared.after

    @property
    def difference(self) -> Difference:
        return self.compared.difference

    @property
    def fingerprint(self) -> str:
        """Tells what was shown from what would be done now."""
        return sha256(repr(self.difference).encode()).hexdigest()[:12]

    @property
    def is_of_rows(self) -> bool:
        """Rows or executors, and not only what stands around the table and over its columns."""
        found = self.difference
        changed = any(one.kind is not ThingKind.PROGRAMME for one in found.changed)
        return bool(found.added or found.gone or found.moved or changed)

    @property
    def added(self) -> tuple[Entry, ...]:
        return entries_of(self.difference.added)

    @property
    def changed(self) -> tuple[Entry, ...]:
        return entries_of(self.difference.changed)

    @property
    def gone(self) -> tuple[Entry, ...]:
        return entries_of(self.difference.gone)

    @property
    def moved(self) -> tuple[MovedEntry, ...]:
        return moved_of(self.difference.moved)


@dataclass(frozen=True, slots=True)
class ProgrammeFile:
    """What was read in a file of these bytes, the answers that come beside it, those it was read with.

    ``says_everything``: what it does not say is not so; Word does not (``carry_over``).
    """

    content_hash: str
    document: ReadDocument
    says_everything: bool
    answers: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LikelyProgramme:
    """One that a file may be of, though it is called otherwise there."""

    id: int
    title: str
    municipality: str


async def find_change(ctx: Context, file: ProgrammeFile, same: int | None = None) -> ProgrammeChange | None:
    """The actor's programme of the same municipality and title, if there is one; ``same`` is another one of
    the actor's that the file was said to be of."""
    own = await _own(ctx)
    if same in own:
        return await change_of(ctx, same, file)
    return await change_among(ctx, own, file)


async def find_likely(ctx: Context, file: ProgrammeFile) -> tuple[LikelyProgramme, ...]:
    """The actor's own that the file may be of under a corrected name."""
    return await likely_among(ctx, await _own(ctx), file)


async def _own(ctx: Context) -> list[int]:
    async with ctx.read() as session:
        return [scope.programme_id for scope in await scopes(session, ctx, Verb.CHANGE_PROGRAMME)]


async def likely_among(
    ctx: Context, programme_ids: Collection[int], file: ProgrammeFile
) -> tuple[LikelyProgramme, ...]:
    """Those of these programmes that the file may be of under a corrected name, the most alike first."""
    named = apply_answers(file.document, file.answers).document.programme
    found: list[tuple[float, LikelyProgramme]] = []
    for programme_id in programme_ids:
        async with ctx.read() as session:
            known = await documents.document(session, programme_id)
        share = may_be(known, named)
        if share:
            found.append((share, LikelyProgramme(programme_id, known.title, known.municipality)))
    in_order = sorted(found, key=lambda one: (-one[0], one[1].id))
    return tuple(one for _, one in in_order[:MOST_LIKELY])


async def change_of(ctx: Context, programme_id: int, file: ProgrammeFile) -> ProgrammeChange:
    """What the file would change in this programme, which it is of, however it calls it."""
    async with ctx.read() as session:
        known = await _known_as(session, programme_id)
    return await _compared(ctx, known, file)


async def change_among(
    ctx: Context, programme_ids: Collection[int], file: ProgrammeFile
) -> ProgrammeChange | None:
    """What the file would change in the one of these programmes that it is of by its names."""
    named = apply_answers(file.document, file.answers).document.programme
    known = await _same(ctx, programme_ids, named)
    return None if known is None else await _compared(ctx, known, file)


async def _compared(ctx: Context, known: "_Known", file: ProgrammeFile) -> ProgrammeChange:
    """Compared in the worker, no transaction open; the result is kept as long as the programme's revision is
    the same.
    """
    programme_id, revision, before, source_hash = known
    what = (before, file.document, file.says_everything, file.answers)
    compared = await ctx.installation.recent.get(
        ("compared", programme_id, revision, file.content_hash, file.answers, file.reading),
        lambda: ctx.worker.run(compare, *what),
    )
    return ProgrammeChange(
        programme_id,
        before.title,
        before,
        compared,
        revision,
        source_hash,
    )


_Known = tuple[int, int, Programme, str]
"""Its id, its revision, what it is, its file."""


async def _known_as(session: AsyncSession, programme_id: int) -> _Known:
    revision = await revision_of(session, programme_id)
    before = await documents.document(session, programme_id)
    return programme_id, revision, before, await programmes.source_of(session, programme_id)


async def _same(ctx: Context, programme_ids: Collection[int], named: Programme) -> _Known | None:
    """The one of the same title, and place if that is said."""
    async with ctx.read() as session:
        for programme_id in programme_ids:
            facts = await programmes.facts(session, programme_id)
            here = not named.municipality or name_key(facts.municipality) == name_key(named.municipality)
            if here and name_key(facts.title) == name_key(named.title):
                return await _known_as(session, programme_id)
    return None


async def lock_unchanged(work: Work, change: ProgrammeChange) -> None:
    """``Stale`` where the programme is no longer what was compared."""
    row = await programmes.lock_programme(work.session, change.programme_id)
    if row.revision != change.revision:
        raise Stale


async def apply_change(work: Work, change: ProgrammeChange, source_hash: str) -> None:
    """In the transaction of a caller who may do it (``lock_unchanged``): rows, face, the new questions."""
    row = await programmes.lock_programme(work.session, change.programme_id)
    await periods.hold_open(work.session, row.id)  # before the row is written, which figures refer to
    old = {"source_hash": row.source_hash}
    row.layout, row.footnotes = asdict(change.after.layout), dict(change.after.footnotes)
    row.source_hash = source_hash
    row.title, row.period_kind = change.after.title, change.after.period_kind
    row.deadline, row.head_deadline = change.after.deadline, change.after.head_deadline
    work.audit(row, "change_programme", row.id, old=old, new={"source_hash": source_hash})
    await _rename_municipality(work, row, change.after.municipality)
    for other in await programmes.of_municipality(work.session, row.municipality_id):
        if other.id != row.id and name_key(other.title) == name_key(row.title):
            raise AlreadyTakenIn(row.title)
    await _set_timezone(work, row, change.after.timezone)
    await write_document(work, change.programme_id, change.after)
    questions = (*change.compared.questions, *decisions_of(change.after))
    await ask_about_new(work, change.programme_id, questions, _known(change))
    await settle_by_file(work, change.programme_id, change.before, change.compared)
    await note_settled(work, change.programme_id, change.compared.settled)


def _known(change: ProgrammeChange) -> set[str]:
    """The new numbers of the indicators that were there before."""
    pairs = paired(spots(change.before), spots(change.after))
    return {after.indicator.number for before, after in pairs if before is not None}


async def _rename_municipality(work: Work, row: ProgrammeRow, name: str) -> None:
    """For this programme: its own municipality is called otherwise, one that others have stays as it is.

    Into one that is there only whoever changes a programme of it, or the owner, can bring another.
    """
    old = await programmes.municipality(work.session, row.municipality_id)
    if name_key(old.name) == name_key(name):
        return
    wanted = await programmes.municipality_named(work.session, name)
    if wanted is not None and not work.ctx.actor.is_owner:
        own = {scope.programme_id for scope in await scopes(work.session, work.ctx, Verb.CHANGE_PROGRAMME)}
        if not own & {one.id for one in await programmes.of_municipality(work.session, wanted.id)}:
            raise NotAllowed(Verb.CREATE_PROGRAMME)
    audit = {"old": {"municipality": old.name}, "new": {"municipality": name}}
    if wanted is None and len(await programmes.of_municipality(work.session, old.id)) == 1:
        old.name = name
        work.audit(old, "rename_municipality", row.id, **audit)
        return
    if wanted is None:
        wanted = Municipality(name=name, timezone=old.timezone)
        work.writer.add(wanted)
        await work.writer.flush()
        work.audit(wanted, "create_municipality", row.id)
        await _take_days_off_along(work, old.id, wanted.id, row.id)
    row.municipality_id = wanted.id
    work.audit(row, "change_municipality", row.id, **audit)


async def _take_days_off_along(work: Work, old_id: int, new_id: int, programme_id: int) -> None:
    for known in await periods.days_off_rows(work.session, old_id):
        day = DayOff(municipality_id=new_id, day=known.day, working=known.working)
        work.writer.add(day)
        await work.writer.flush()
        work.audit(day, "set_day_off", programme_id)


async def _set_timezone(work: Work, row: ProgrammeRow, timezone: str) -> None:
    """It is the municipality's, and so that of all its programmes."""
    municipality = await programmes.municipality(work.session, row.municipality_id)
    if municipality.timezone != timezone:
        old, municipality.timezone = {"timezone": municipality.timezone}, timezone
        work.audit(municipality, "set_timezone", row.id, old=old, new={"timezone": timezone})
