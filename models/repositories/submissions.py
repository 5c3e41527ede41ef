"""Submissions of one programme."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.ahead.said import DueDecision, Outlook, ProposedDue
from domain.anew import Anew, mark_of
from domain.contributions.together import SeenPart
from domain.heads.signature import Signature
from domain.time.periods import Period
from models.repositories.core import row, rows
from models.tables.indicator import Executor
from models.tables.period import PeriodRow
from models.tables.person import Person
from models.tables.submission import Submission, SubmissionState, UnitPaper

DOCUMENT = "document"
"""The ``source`` of a figure that a programme's document states."""
SIGNING = "правка при подписании"
"""The same of one that the signed report changed: it is shown as it is, as every source that people type."""


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """One version as it is shown; ``executor`` is the unit it was handed in for."""

    id: int
    indicator_id: int
    period_id: int
    version: int
    wording: str
    value: Decimal | None
    no_data: bool
    inputs: dict[str, Any] | None
    working: dict[str, Any] | None
    computed: Decimal | None
    override_reason: str
    explanation: str
    state: SubmissionState
    source: str
    sent_at: datetime
    decided_at: datetime | None
    decided_by_id: int | None
    reason: str
    own_explanation: str | None
    worded_by_id: int | None
    remark: str
    days_late: int
    refine_by: date | None
    outlook: Outlook
    outlook_needs: str
    due_proposed: date | None
    due_reason: str
    due_decision: DueDecision
    due_refusal: str
    agreed_at: datetime | None
    parts: list[dict[str, Any]] | None
    author: str
    executor: str
    agreer: str
    """The head of its unit who is asked before it goes to the coordinator, or has agreed, ``agreed_at``."""
    signature: Signature | None = None
    """By which the unit's head has signed it."""

    @property
    def is_signed(self) -> bool:
        return self.signature is not None

    @property
    def by_head(self) -> bool:
        """It came back from the head of its unit."""
        return self.state is SubmissionState.RETURNED and bool(self.agreer) and self.agreed_at is None

    @property
    def seen(self) -> tuple[SeenPart, ...]:
        """Of contributors' parts those that there were, and those that had not come."""
        return tuple(SeenPart.from_plain(one) for one in self.parts or ())

    @property
    def without(self) -> tuple[str, ...]:
        """Whose part it was sent without."""
        return tuple(one.name for one in self.seen if not one.version)

    @property
    def brought(self) -> str:
        """From where the coordinator has it who handed it in for the unit; empty where it came otherwise."""
        return "" if self.source in (DOCUMENT, SIGNING) else self.source

    @property
    def is_recomputed(self) -> bool:
        """Its value is another than the one that was handed in."""
        return self.anew is not None and not self.anew.stands_still and self.anew.was != self.wording

    @property
    def is_worded(self) -> bool:
        """Its explanation is the coordinator's wording; ``own_explanation`` is what it was before."""
        return self.own_explanation is not None

    @property
    def proposed(self) -> ProposedDue | None:
        """The due date that it proposes."""
        if self.due_proposed is None:
            return None
        return ProposedDue(self.due_proposed, self.due_reason, self.due_decision, self.due_refusal)

    def has_words(self, said: str | None) -> bool:
        """It says so, or said so before the coordinator worded it anew: to say it again changes nothing.
        Nothing said yet is not the same as no words."""
        return said is not None and said in (self.explanation, self.own_explanation)

    @property
    def replaced(self) -> bool:
        """The coordinator's value stands in place of the computed one; a mark «недостоверные данные» alone
        leaves the computed one where it is."""
        only_marked = self.value == self.computed and bool((self.working or {}).get("unreliable"))
        return bool(self.override_reason) and not only_marked

    @property
    def anew(self) -> Anew | None:
        """Its mark, where the figure was computed anew: what it was, or why it still stands."""
        return mark_of(self.working)


@dataclass(frozen=True, slots=True)
class VersionState:
    version: int
    state: SubmissionState
    refine_by: date | None = None
    is_signed: bool = False


_JOINED = ("author", "executor", "agreer", "signature")
_COLUMNS = [field.name for field in fields(SubmissionFacts) if field.name not in _JOINED]
_ENUMS = {
    _COLUMNS.index(name): kind
    for name, kind in (("state", SubmissionState), ("outlook", Outlook), ("due_decision", DueDecision))
}
_SIGNATURE = (UnitPaper.number, UnitPaper.letter_on, UnitPaper.scans, UnitPaper.id)


_agreer = aliased(Person)
_later = aliased(Submission)
REPLACED = (
    select(_later.id)
    .where(
        _later.indicator_id == Submission.indicator_id,
        _later.period_id == Submission.period_id,
        _later.version > Submission.version,
    )
    .exists()
)
_FACTS = (
    select(
        *(getattr(Submission, name) for name in _COLUMNS),
        func.coalesce(Person.name, ""),
        func.coalesce(Executor.name, ""),
        func.coalesce(_agreer.name, ""),
        *_SIGNATURE,
    )
    .outerjoin(Person, Person.id == Submission.author_id)
    .outerjoin(Executor, Executor.id == Submission.executor_id)
    .outerjoin(_agreer, _agreer.id == Submission.agreer_id)
    .outerjoin(UnitPaper, UnitPaper.id == Submission.signed_paper_id)
    .where(Submission.programme_id == bindparam("programme"))
    .order_by(Submission.sent_at, Submission.id)
)
_OF_PERIODS = _FACTS.where(Submission.period_id.in_(bindparam("periods", expanding=True)))
_OF_MANY = (
    select(
        *(getattr(Submission, name) for name in _COLUMNS),
        literal("").label("author"),
        literal("").label("executor"),
        literal("").label("agreer"),
        *_SIGNATURE,
    )
    .outerjoin(UnitPaper, UnitPaper.id == Submission.signed_paper_id)
    .where(
        Submission.programme_id.in_(bindparam("programmes", expanding=True)),
        Submission.period_id.in_(bindparam("periods", expanding=True)),
    )
    .order_by(Submission.sent_at, Submission.id)
)
_OF_SOME = _OF_PERIODS.where(Submission.indicator_id.in_(bindparam("indicators", expanding=True)))
_BY_ID = _FACTS.where(Submission.id == bindparam("submission"))
_COMPUTED_BETWEEN = _FACTS.where(
    Submission.working.is_not(None),
    Submission.sent_at >= bindparam("since"),
    Submission.sent_at < bindparam("until"),
)
_UNAGREED = _FACTS.where(Submission.state == SubmissionState.AGREEING, ~REPLACED)
_WITH_UNAGREED = (
    select(Submission.programme_id)
    .join(PeriodRow, PeriodRow.id == Submission.period_id)
    .where(
        Submission.state == SubmissionState.AGREEING,
        ~REPLACED,
        or_(PeriodRow.closed_at.is_(None), PeriodRow.reopened_until.is_not(None)),
    )
    .distinct()
    .order_by(Submission.programme_id)
)
_PLACES = select(Submission.indicator_id, Submission.period_id).where(
    Submission.programme_id == bindparam("programme"),
    Submission.id.in_(bindparam("submissions", expanding=True)),
)
_WAITING = _FACTS.where(Submission.state == SubmissionState.SENT, ~REPLACED)
_STATES = (
    select(
        Submission.indicator_id,
        Submission.version,
        Submission.state,
        Submission.refine_by,
        Submission.signed_paper_id.is_not(None).label("is_signed"),
    )
    .where(Submission.programme_id == bindparam("programme"), Submission.period_id == bindparam("period"))
    .order_by(Submission.version)
)
_STATES_OF_SOME = _STATES.where(Submission.indicator_id.in_(bindparam("indicators", expanding=True)))
_MOST_SAID = 200
_REASONS = (
    select(Submission.id, Submission.reason)
    .where(
        Submission.programme_id == bindparam("programme"),
        Submission.decided_by_id == bindparam("person"),
        Submission.state == SubmissionState.RETURNED,
    )
    .order_by(Submission.id.desc())
    .limit(_MOST_SAID)
)
_REMARKS = (
    select(Submission.id, Submission.remark)
    .where(
        Submission.programme_id == bindparam("programme"),
        Submission.remarked_by_id == bindparam("person"),
        ~REPLACED,
    )
    .order_by(Submission.id.desc())
    .limit(_MOST_SAID)
)
_LAST_VERSION = select(func.max(Submission.version)).where(
    Submission.indicator_id == bindparam("indicator"), Submission.period_id == bindparam("period")
)
_LAST_VERSIONS = (
    select(Submission.indicator_id, Submission.period_id, func.max(Submission.version).label("last"))
    .where(Submission.indicator_id.in_(bindparam("indicators", expanding=True)))
    .group_by(Submission.indicator_id, Submission.period_id)
)
_ACCEPTED_SINCE = select(Submission.indicator_id).where(
    Submission.period_id == bindparam("period"),
    Submission.state == SubmissionState.ACCEPTED,
    func.coalesce(Submission.decided_at, Submission.sent_at) >= bindparam("since"),
)
_FEW = 100
"""Of more indicators than these the whole period is read."""


async def of_periods(
    session: AsyncSession,
    programme_id: int,
    period_id: int,
    before_id: int | None = None,
    only: Collection[int] | None = None,
) -> list[SubmissionFacts]:
    """Every version of each figure of a period and of the one before, or of some indicators; oldest first."""
    given: dict[str, object] = {"programme": programme_id, "periods": [period_id, before_id or period_id]}
    if only is None or len(only) > _FEW:
        return _facts(await rows(session, _OF_PERIODS, **given))
    return _facts(await rows(session, _OF_SOME, **given, indicators=list(only)))


async def of_many(
    session: AsyncSession, programme_ids: Collection[int], period_ids: Collection[int]
) -> list[SubmissionFacts]:
    """The same of several programmes at once, for whoever reaches each of them; nobody is named."""
    return _facts(await rows(session, _OF_MANY, programmes=list(programme_ids), periods=list(period_ids)))


async def of_some(
    session: AsyncSession, programme_id: int, period_ids: Collection[int], indicator_ids: Collection[int]
) -> list[SubmissionFacts]:
    """Every version of some figures of several periods, oldest first."""
    given = {"programme": programme_id, "periods": list(period_ids), "indicators": list(indicator_ids)}
    return _facts(await rows(session, _OF_SOME, **given))


async def by_id(session: AsyncSession, programme_id: int, submission_id: int) -> SubmissionFacts | None:
    found = _facts(await rows(session, _BY_ID, programme=programme_id, submission=submission_id))
    return next(iter(found), None)


async def waiting(session: AsyncSession, programme_id: int) -> list[SubmissionFacts]:
    """What stands in the coordinator's queue, oldest first; a later version takes an earlier one's place."""
    return _facts(await rows(session, _WAITING, programme=programme_id))


async def said_by(session: AsyncSession, programme_id: int, person_id: int) -> list[str]:
    """Why this coordinator returned figures, and what they remarked about them, the newest first."""
    given = {"programme": programme_id, "person": person_id}
    found = [(one.id, one.reason) for one in await rows(session, _REASONS, **given)]
    for one in await rows(session, _REMARKS, **given):
        found += [(one.id, line) for line in reversed(one.remark.splitlines())]
    return [said for _, said in sorted(found, key=lambda one: -one[0])]


async def unagreed(session: AsyncSession, programme_id: int) -> list[SubmissionFacts]:
    """What waits for the heads of its units, oldest first; a later version takes an earlier one's place."""
    return _facts(await rows(session, _UNAGREED, programme=programme_id))


async def with_unagreed(session: AsyncSession) -> list[int]:
    """The programmes (ids) in which anything waits for a head while figures are taken."""
    return [one.programme_id for one in await rows(session, _WITH_UNAGREED)]


async def places(
    session: AsyncSession, programme_id: int, submission_ids: Collection[int]
) -> list[tuple[int, int]]:
    """Indicator and period of each of these versions."""
    found = await rows(session, _PLACES, programme=programme_id, submissions=list(submission_ids))
    return [(one.indicator_id, one.period_id) for one in found]


async def accepted_since(session: AsyncSession, period_id: int, since: datetime) -> set[int]:
    """The indicators of which something was accepted in a period from a moment on."""
    return {one.indicator_id for one in await rows(session, _ACCEPTED_SINCE, period=period_id, since=since)}


async def states(
    session: AsyncSession, programme_id: int, period_id: int, only: Collection[int]
) -> dict[int, list[VersionState]]:
    """The versions of each of these indicators in a period, as far as counting needs them, oldest first."""
    given = {"programme": programme_id, "period": period_id}
    few = len(only) <= _FEW
    found = (
        await rows(session, _STATES_OF_SOME, **given, indicators=list(only))
        if few
        else await rows(session, _STATES, **given)
    )
    states: dict[int, list[VersionState]] = defaultdict(list)
    for one in found:
        version = VersionState(one.version, SubmissionState(one.state), one.refine_by, bool(one.is_signed))
        states[one.indicator_id].append(version)
    return states


def _facts(found: Sequence[Any]) -> list[SubmissionFacts]:
    made = []
    for one in found:
        *columns, number, letter_on, scans, paper_id = one
        for place, kind in _ENUMS.items():
            columns[place] = kind(columns[place])
        signature = Signature(number, letter_on, len(scans), paper_id) if paper_id else None
        made.append(SubmissionFacts(*[*columns, signature]))
    return made


async def last_version(session: AsyncSession, indicator_id: int, period_id: int) -> int:
    found = await row(session, _LAST_VERSION, indicator=indicator_id, period=period_id)
    return (found[0] if found else None) or 0


async def last_versions(session: AsyncSession, indicator_ids: Collection[int]) -> dict[tuple[int, int], int]:
    """The same of several indicators, by indicator and period."""
    found = await rows(session, _LAST_VERSIONS, indicators=list(indicator_ids))
    return {(one.indicator_id, one.period_id): one.last for one in found}


async def recomputed_between(
    session: AsyncSession, programme_id: int, since: datetime, until: datetime
) -> list[SubmissionFacts]:
    """Versions that were made of computed figures from ``since`` on and before ``until``, oldest first."""
    found = await rows(session, _COMPUTED_BETWEEN, programme=programme_id, since=since, until=until)
    return _facts(found)


async def with_inputs(session: AsyncSession, programme_id: int) -> list[tuple[int, str, dict[str, Any]]]:
    """(indicator, period's key, inputs) of each computed figure's newest version, oldest period first."""
    query = (
        select(Submission.indicator_id, PeriodRow.key, Submission.inputs)
        .join(PeriodRow, PeriodRow.id == Submission.period_id)
        .where(
            Submission.programme_id == programme_id,
            Submission.inputs.is_not(None),
            Submission.state != SubmissionState.RETURNED,
        )
        .order_by(Submission.version)
    )
    newest = {(row[0], row[1]): row[2] for row in await session.execute(query)}
    oldest_first = sorted(newest, key=lambda one: Period.from_key(one[1]).order)
    return [(indicator_id, key, newest[indicator_id, key]) for indicator_id, key in oldest_first]
