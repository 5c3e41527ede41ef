"""A figure that could not be computed gets its value once the coordinator has decided how."""

from dataclasses import replace

from domain.figures import computed
from domain.methodology.computing import Result, compute
from domain.methodology.given import Decided, Given
from domain.methodology.plain import from_plain, to_plain
from domain.time.periods import Period
from models.repositories import submissions
from models.repositories.programme import periods
from services.context import Work
from services.figures.make_version import as_before, make_version
from services.figures.tasks import asked_of
from services.standing.assessed import Assessed, Overview, overview


async def recompute(work: Work, programme_id: int, number: str, decided: Decided) -> None:
    """The next version of the figure of each open period, if the decision gives it a value."""
    for period in await periods.open_periods(work.session, programme_id):
        view = await overview(work.session, programme_id, period)
        for item in view.items:
            if item.indicator.number == number:
                await _recompute(work, view, item, decided)


async def _recompute(work: Work, view: Overview, item: Assessed, decided: Decided) -> None:
    found = _found(view, item, decided)
    row = await periods.held_period(work.session, view.programme.id, view.period.id)
    if found is None or found.value is None or row is None or row.closed_at is not None:
        return
    latest = await submissions.for_decision(work.session, view.programme.id, item.versions[-1].id)
    if latest is None or latest.value is not None:
        return
    new = as_before(
        latest,
        wording=computed.wording_of(found, asked_of(view, item)),
        value=found.value,
        no_data=False,
        inputs=to_plain(found.given),
        working=found.to_plain(),
        computed=found.value,
    )
    await make_version(work, new, "recompute", before=(latest.version, latest.wording))


def _found(view: Overview, item: Assessed, decided: Decided) -> Result | None:
    """What its newest inputs give with the decision; ``None`` where nothing is computed of them."""
    inputs = item.versions[-1].inputs if item.versions else None
    if inputs is None or item.methodology is None:
        return None
    known = view.decisions.get(item.indicator.number, ())
    others = tuple(one for one in known if one.name != decided.name)
    given = replace(from_plain(Given, inputs), decisions=(*others, decided))
    return compute(item.methodology, given, Period.from_key(view.period.key))
