"""A programme in a period as the database would give it, put together from a document."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from domain.access import Role
from domain.ahead.said import DueDecision, Outlook
from domain.figures.counting import counting
from domain.methodology.versions import in_force
from domain.programme.document import (
    ExecutorKind,
    Heading,
    Indicator,
    IndicatorFields,
    Measure,
    Part,
    Programme,
)
from domain.progress import progress
from domain.time.periods import Period
from models.repositories.people import RoleFacts
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import (
    ExecutorFacts,
    HeadingFacts,
    IndicatorFacts,
    ProgrammeFacts,
    named,
)
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.standing.assessed import Assessed, Overview
from services.standing.expected import Expected, target_of
from services.standing.see_collection import Collection
from services.standing.shares import by_executor, by_section

ZONE = "Asia/Yekaterinburg"
MORNING = datetime(2022, 7, 8, 5, 42, tzinfo=UTC)
_HEADINGS = 10_000
"""Where the ids of headings begin, so that they are no indicator's."""
Versions = Mapping[str, Sequence[SubmissionFacts]]


def overview_of(
    programme: Programme,
    period: Period,
    *,
    figures: Versions | None = None,
    last: Versions | None = None,
    beside: Period | None = None,
) -> Overview:
    """``figures`` and ``last`` are versions of this period and the one before, by indicator number."""
    rows, headings = _rows(programme)
    methods = {one.number: in_force(one.methodology, period) for one in programme.indicators()}
    expected = [
        Expected(row, period, place, target_of(row, period.year), methodology=methods[row.number])
        for place, row in enumerate(rows)
    ]
    return Overview(
        programme=ProgrammeFacts(1, programme.title, programme.municipality, programme.timezone or ZONE),
        period=period_facts(period),
        headings=tuple(headings),
        items=tuple(_assessed(one, figures or {}, last or {}) for one in expected),
        earlier=period_facts(beside, 2) if beside else None,
    )


def collection_of(view: Overview, **more: Any) -> Collection:
    """How far it is, three working days before the deadline; ``more`` says what is otherwise."""
    facts: dict[str, Any] = {
        "programme_id": view.programme.id,
        "programme": view.programme.title,
        "timezone": view.programme.timezone,
        "period_id": view.period.id,
        "period": Period.from_key(view.period.key),
        "due_on": date(2022, 7, 11),
        "days_left": 3,
        "overdue": False,
        "closed": False,
        "whole": progress(view.items),
        "executors": by_executor(view.items),
        "sections": by_section(view, view.items),
        "silent": sum(bool(one.progress.missing) for one in by_executor(view.items)),
        "waiting": (),
        "own": False,
        "coordinates": False,
    }
    return Collection(**facts | more)


def _assessed(row: Expected, figures: Versions, last: Versions) -> Assessed:
    versions = tuple(figures.get(row.indicator.number, ()))
    before = counting(last.get(row.indicator.number, ()))
    return Assessed(row, counting(versions), versions, before)


def period_facts(period: Period, period_id: int = 1) -> PeriodFacts:
    return PeriodFacts(period_id, period.key, date(period.end.year, period.end.month, 28), None, None)


def _rows(programme: Programme) -> tuple[list[IndicatorFacts], list[HeadingFacts]]:
    rows: list[IndicatorFacts] = []
    headings: list[HeadingFacts] = []
    path: list[HeadingFacts] = []
    executors = {one.name: one.id for one in executors_of(programme)}
    for row in programme.rows:
        if isinstance(row, Heading):
            path = path[: row.depth - 1]
            parent = path[-1].id if path else None
            place = len(headings)
            path.append(HeadingFacts(_HEADINGS + place, place, row.kind, row.wording, row.aliases, parent))
            headings.append(path[-1])
        else:
            rows += [
                _indicator(len(rows) + n, row, one, path, executors) for n, one in enumerate(row.indicators)
            ]
    return named(rows), headings


def _indicator(
    place: int, measure: Measure, one: Indicator, path: Sequence[HeadingFacts], executors: Mapping[str, int]
) -> IndicatorFacts:
    who = next((part.executor for part in one.assignments if part.part is Part.HANDS_IN), "")
    return IndicatorFacts(
        **{field.name: getattr(one, field.name) for field in fields(IndicatorFields)},
        id=place + 1,
        measure_number=measure.number,
        measure=measure.wording,
        position=place,
        path=tuple(heading.id for heading in path),
        hands_in_id=executors.get(who),
        hands_in=who,
    )


def executors_of(programme: Programme) -> tuple[ExecutorFacts, ...]:
    return tuple(
        ExecutorFacts(place, one.name, one.kind, one.by_agreement)
        for place, one in enumerate(programme.executors, 1)
        if one.kind is not ExecutorKind.COLLECTIVE
    )


def figure(number: str, wording: str, explanation: str = "", **more: Any) -> SubmissionFacts:
    """A version that was sent, unless ``more`` says otherwise; its value is the wording's where it is one."""
    facts: dict[str, Any] = {
        "id": 1,
        "indicator_id": 1,
        "period_id": 1,
        "version": 1,
        "wording": wording,
        "value": _value(wording),
        "no_data": False,
        "inputs": None,
        "working": None,
        "computed": None,
        "override_reason": "",
        "explanation": explanation,
        "state": SubmissionState.SENT,
        "source": "",
        "sent_at": MORNING,
        "decided_at": None,
        "decided_by_id": None,
        "reason": "",
        "own_explanation": None,
        "worded_by_id": None,
        "remark": "",
        "days_late": 0,
        "refine_by": None,
        "outlook": Outlook.UNSAID,
        "outlook_needs": "",
        "due_proposed": None,
        "due_reason": "",
        "due_decision": DueDecision.OPEN,
        "due_refusal": "",
        "agreed_at": None,
        "agreer": "",
        "parts": None,
        "author": "Исполнитель",
        "executor": f"отдел по № {number}",
    }
    return SubmissionFacts(**facts | more)


def accepted(number: str, wording: str, explanation: str = "", **more: Any) -> SubmissionFacts:
    decided = {"state": SubmissionState.ACCEPTED, "decided_at": MORNING}
    return figure(number, wording, explanation, **decided | more)


def returned(number: str, wording: str, reason: str, explanation: str = "") -> SubmissionFacts:
    return figure(
        number, wording, explanation, state=SubmissionState.RETURNED, decided_at=MORNING, reason=reason
    )


def _value(wording: str) -> Decimal | None:
    typed = wording.rstrip("% ").replace(",", ".")
    return Decimal(typed) if typed.replace(".", "", 1).isdecimal() else None


def role(role: Role, executor: str = "", programme: str = "Развитие города") -> RoleFacts:
    """Somebody's part in a programme."""
    return RoleFacts(
        1, 1, "Сотрудник", 1, programme, "Городской округ", ZONE, role, 1 if executor else None, executor
    )
