"""The list, the closing screen, the report and the notice say the same of a period."""

from datetime import UTC, datetime

from services.context import Installation
from services.figures.tasks import list_tasks
from services.notices.executors import FiguresAccepted
from services.notices.look_up import accepted_figures
from services.periods.see_periods import see_periods
from services.reports.see_reports import Readiness, reports_to_see
from services.review.decide_submission import accept_submission
from services.review.see_queue import see_queue
from tests.integration.services.figures.test_figures import submit
from tests.sample import Town, take_in


async def _accept(town: Town) -> None:
    for waiting in (await see_queue(town.coordinator, town.programme_id)).waiting:
        await accept_submission(town.coordinator, town.programme_id, waiting.submission.id)


async def test_a_correction_of_an_accepted_figure_is_counted_alike(installation: Installation) -> None:
    town = await take_in(installation)
    await submit(town.roads, town, "4", "50% работы ведутся")
    await submit(town.roads, town, "7", "100% аварий не было")
    await _accept(town)
    await submit(town.roads, town, "4", "60% работы ведутся")
    await submit(town.roads, town, "5", "1% по итогам опроса")
    (own,) = await list_tasks(town.roads)
    line = (await see_periods(town.coordinator, town.programme_id)).lines[0]
    report = await reports_to_see(town.coordinator)
    assert isinstance(report, list)
    (readiness,) = report
    assert isinstance(readiness, Readiness)
    since = datetime(2000, 1, 1, tzinfo=UTC)
    told = await accepted_figures(town.roads, FiguresAccepted(town.programme_id, town.period_id, since))
    assert own.progress.handed_in == ("4", "5", "7")
    assert (own.progress.accepted, told.numbers) == (("4", "7"), ("4", "7"))
    assert (line.accepted, readiness.accepted) == (2, 2)
    assert line.waiting == ("4", "5")
    assert readiness.unchecked == ("5",)
    assert line.missing == readiness.missing
    assert (told.total, told.all_accepted) == (len(own.tasks), False)
