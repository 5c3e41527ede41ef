"""A figure that could not be computed gets its value once the coordinator has decided how."""

from dataclasses import replace
from datetime import date

from domain.methodology.computing import Result, compute
from domain.methodology.given import Decided, Given
from domain.methodology.plain import from_plain, to_plain
from domain.methodology.showing import digits_needed, show_value
from domain.methodology.versions import in_force
from domain.time.periods import Period
from models.repositories import submissions
from models.repositories.programme import periods, programmes, question_rows
from models.tables.submission import Submission
from services.context import Work
from services.figures.make_version import as_before, make_version
from services.standing.assessed import target_of


async def recompute(work: Work, programme_id: int, number: str, decided: Decided) -> None:
    """The next version of the open period's figure, if the decision gives it a value."""
    latest = await submissions.latest_row(work.session, programme_id, number)
    if latest is None or latest.inputs is None:
        return
    period = await periods.period_row(work.session, programme_id, latest.period_id)
    if period is None or period.closed_at is not None:
        return
    known = await question_rows.decisions(work.session, programme_id)
    others = tuple(one for one in known.get(number, ()) if one.name != decided.name)
    given = replace(from_plain(Given, latest.inputs), decisions=(*others, decided))
    versions = (await programmes.methodologies(work.session, programme_id)).get(latest.indicator_id, ())
    methodology = in_force(versions, Period.from_key(period.key))
    if methodology is None:
        return
    found = compute(methodology, given, Period.from_key(period.key))
    if found.value is not None and latest.value is None:
        new = as_before(
            latest,
            wording=await _wording(work, programme_id, latest, found),
            value=found.value,
            no_data=False,
            inputs=to_plain(found.given),
            working=found.to_plain(),
            computed=found.value,
        )
        await make_version(work, new, "recompute", before=(latest.version, latest.wording))


async def _wording(work: Work, programme_id: int, latest: Submission, found: Result) -> str:
    rows = await programmes.indicators(work.session, programme_id, date.max)
    target = target_of(next(row for row in rows if row.id == latest.indicator_id), found.period.year)
    goal = None if target is None else (target.low if target.low is not None else target.high)
    assert found.value is not None
    return show_value(found.value, digits_needed(found.value, goal, found.methodology.digits))
