"""`/review`: what waits for the coordinator's word, oldest first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.contributions.together import FigureParts
from domain.evidence import EvidencePiece, of_version
from domain.figures import form
from domain.figures.form import Answers, Asked
from domain.figures.standing import Standing, contradiction
from domain.figures.unusual import Unusual, is_far_above
from domain.time.periods import Period
from models.repositories import evidence, submissions, threads
from models.repositories.programme import periods, programmes, question_rows
from models.repositories.programme.periods import PeriodFacts
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.access import enter, programme_name, scopes
from services.context import Context
from services.contributions.asked_parts import parts_of
from services.figures.tasks import asked_of
from services.standing.assessed import Assessed, Overview, overview
from services.zeros.find_zeros import zeros_of, zeros_period


@dataclass(frozen=True, slots=True)
class Waiting:
    """One figure in the queue and how it would stand; ``accepted`` is the version it would replace.

    ``unusual`` is what is out of the ordinary about it, confirmed by whoever sent it or not; ``threads`` says
    how often people have asked about it.
    """

    submission: SubmissionFacts
    item: Assessed
    period: Period
    standing: Standing
    accepted: SubmissionFacts | None
    pieces: tuple[EvidencePiece, ...] = ()
    parts: FigureParts | None = None
    """What contributors have given of it by now."""
    unusual: tuple[Unusual, ...] = ()
    threads: int = 0

    @property
    def previous(self) -> SubmissionFacts | None:
        """The version before it."""
        earlier = [one for one in self.item.versions if one.version < self.submission.version]
        return earlier[-1] if earlier else None

    @property
    def answers(self) -> str:
        """The remark or the reason with which it went back, that it is the answer to."""
        previous = self.previous
        if previous is None or self.submission.remark == previous.remark != "":
            return ""
        return previous.remark or previous.reason

    @property
    def is_far_above(self) -> bool:
        return is_far_above(self.submission.value, self.item.target, self.item.indicator.unit)

    @property
    def corrects_in_time(self) -> bool:
        """A correction of what had come in time."""
        first = self.item.versions[0] if self.previous else None
        return first is not None and first.days_late == 0


@dataclass(frozen=True, slots=True)
class Locked:
    """Figures that nobody decided about before their period was closed: it has to be opened again first."""

    period_id: int
    period: Period
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """Oldest first, of the periods that take figures; what waits in closed ones is ``locked``.

    ``questions`` counts the open questions about the programme's document.
    """

    programme_id: int
    programme: str
    timezone: str
    waiting: tuple[Waiting, ...]
    questions: int
    locked: tuple[Locked, ...] = ()
    zeros: int = 0
    """Figures that are behind and explained by work that comes later."""


async def queues(ctx: Context, *, looks_for_zeros: bool = True) -> list[Queue]:
    """The queue of every programme the actor coordinates; whoever only counts looks for no ``zeros``."""
    async with ctx.read() as session:
        granted = await scopes(session, ctx, Verb.REVIEW)
        if not looks_for_zeros:
            return [await queue_of(session, scope) for scope in granted]
        return [await _with_zeros(session, ctx, scope) for scope in granted]


async def see_queue(ctx: Context, programme_id: int) -> Queue:
    async with ctx.read() as session:
        return await _with_zeros(session, ctx, await enter(session, ctx, Verb.REVIEW, programme_id))


async def _with_zeros(session: AsyncSession, ctx: Context, scope: Scope) -> Queue:
    sent = await submissions.waiting(session, scope.programme_id)
    period = await zeros_period(session, ctx, scope.programme_id)
    if period is None:
        return await _queue(session, scope, sent)
    view = await overview(session, scope.programme_id, period)
    return replace(await _queue(session, scope, sent, view), zeros=len(zeros_of(view)))


async def queue_of(session: AsyncSession, scope: Scope) -> Queue:
    return await _queue(session, scope, await submissions.waiting(session, scope.programme_id))


async def _queue(
    session: AsyncSession, scope: Scope, sent: Sequence[SubmissionFacts], seen: Overview | None = None
) -> Queue:
    facts = await programmes.facts(session, scope.programme_id)
    waiting, locked = await placed(session, scope, sent, seen)
    waiting = await _with_parts(session, scope, waiting)
    waiting = await _with_threads(session, scope, waiting)
    return Queue(
        programme_id=scope.programme_id,
        programme=programme_name(scope, facts),
        timezone=facts.timezone,
        waiting=tuple(sorted(waiting, key=lambda one: (one.submission.sent_at, one.submission.id))),
        questions=len(await question_rows.open_of(session, scope.programme_id)),
        locked=tuple(locked),
    )


async def placed(
    session: AsyncSession, scope: Scope, sent: Sequence[SubmissionFacts], seen: Overview | None = None
) -> tuple[list[Waiting], list[Locked]]:
    """Versions that wait for a word, with what they are about; those of closed periods are locked.
    A period that was ``seen`` already, after they were read, is not read again."""
    views = {seen.period.id: seen} if seen else {}
    found: list[Waiting] = []
    locked: list[Locked] = []
    for period in await periods.of_programme(session, scope.programme_id):
        here = [submission for submission in sent if submission.period_id == period.id]
        if not here:
            continue
        view = views.get(period.id) or await overview(session, scope.programme_id, period)
        items = {item.indicator.id: item for item in view.items}
        # What a newer file of the programme no longer has waits until it comes back.
        known = [submission for submission in here if submission.indicator_id in items]
        taken = [one for one in known if period.is_collected and period.asks(one.indicator_id)]
        found += [_one(submission, items[submission.indicator_id], view) for submission in taken]
        if len(taken) < len(known):
            locked.append(_locked(period, [one for one in known if one not in taken], items))
    return await _with_pieces(session, scope, found), locked


async def _with_threads(session: AsyncSession, scope: Scope, waiting: list[Waiting]) -> list[Waiting]:
    """How often each was asked about: a coordinator sees all of it."""
    if not waiting:
        return []
    asked = await threads.counts(session, scope.programme_id, {one.item.indicator.id for one in waiting})
    return [replace(one, threads=asked.get(one.item.indicator.id, 0)) for one in waiting]


async def _with_pieces(session: AsyncSession, scope: Scope, waiting: list[Waiting]) -> list[Waiting]:
    """What stands beside each."""
    if not waiting:
        return []
    period_ids = {one.submission.period_id for one in waiting}
    ids = {one.item.indicator.id for one in waiting}
    found = await evidence.of_figures(session, scope.programme_id, period_ids, ids)
    beside: dict[tuple[int, int], list[EvidencePiece]] = defaultdict(list)
    for piece in found:
        beside[piece.indicator_id, piece.period_id].append(piece)
    return [replace(one, pieces=of_version(beside[_figure(one)], one.submission.version)) for one in waiting]


async def _with_parts(session: AsyncSession, scope: Scope, waiting: list[Waiting]) -> list[Waiting]:
    """What contributors have given of each, where they are asked for parts."""
    found: dict[tuple[int, int], FigureParts] = {}
    for period_id in {one.submission.period_id for one in waiting if one.item.indicator.together}:
        ids = [one.item.indicator.id for one in waiting if one.submission.period_id == period_id]
        parts = await parts_of(session, scope.programme_id, period_id, ids)
        found |= {(id_, period_id): one for id_, one in parts.items()}
    return [replace(one, parts=found.get(_figure(one))) for one in waiting]


def _figure(waiting: Waiting) -> tuple[int, int]:
    return waiting.item.indicator.id, waiting.submission.period_id


def _locked(period: PeriodFacts, sent: Sequence[SubmissionFacts], items: Mapping[int, Assessed]) -> Locked:
    waiting = {submission.indicator_id for submission in sent}
    numbers = tuple(item.indicator.number for id_, item in items.items() if id_ in waiting)
    return Locked(period.id, Period.from_key(period.key), numbers)


def _one(submission: SubmissionFacts, item: Assessed, view: Overview) -> Waiting:
    accepted = [version for version in item.versions if version.state is SubmissionState.ACCEPTED]
    return Waiting(
        submission,
        item,
        Period.from_key(view.period.key),
        item.expected.standing(submission),
        accepted[-1] if accepted else None,
        unusual=_unusual(submission.value, asked_of(view, item)),
    )


def _unusual(value: Decimal | None, asked: Asked) -> tuple[Unusual, ...]:
    return form.unusual(Answers(value=value), asked)


def contradicts(waiting: Waiting) -> str:
    """The words of the explanation that say that all is well where it is not."""
    return contradiction(waiting.standing, waiting.submission.explanation)


def without_question(waiting: Waiting) -> bool:
    """Nothing about the figure asks for a second look: it is a number and the final one, neither out of the
    ordinary nor far above its target, explained where it must be, the explanation does not say the opposite,
    and no contributor's part is missing."""
    submission = waiting.submission
    if submission.proposed is not None and submission.proposed.waits:
        return False
    explained = bool(submission.explanation) or not waiting.standing.explanation_required
    return (
        explained
        and not contradicts(waiting)
        and waiting.accepted is None
        and not waiting.unusual
        and not waiting.is_far_above
        and submission.refine_by is None
        and not submission.without
        and (submission.value is not None or not waiting.item.indicator.measured)
    )
