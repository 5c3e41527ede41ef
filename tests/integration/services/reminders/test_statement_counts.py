"""How many statements a tick of the reminders sends: few, and no more for large programmes or for many."""

from services.context import Installation
from tests.doubles import FakeClock
from tests.integration.services.figures.test_statement_counts import statements
from tests.integration.services.reminders.test_plan_due import tick
from tests.large_town import add_programmes, take_in_large
from tests.sample import take_in

A_STEP_COMES, NOTHING_COMES = 15, 6


async def test_a_large_programme_and_many_of_them_cost_no_more(
    installation: Installation, clock: FakeClock
) -> None:
    await take_in(installation)
    alone = [await sent(installation, clock, at) for at in ("2022-07-06T00:05", "2022-07-06T09:00")]
    assert alone[0] <= A_STEP_COMES
    assert alone[1] <= NOTHING_COMES
    await take_in_large(installation, 1_000, people_from=1_000)
    await add_programmes(installation, 38)
    await tick(installation, clock, "2022-07-07T09:00")
    later = [await sent(installation, clock, at) for at in ("2022-07-08T00:05", "2022-07-08T09:00")]
    assert later == alone


async def sent(installation: Installation, clock: FakeClock, at: str) -> int:
    with statements(installation.database) as found:
        await tick(installation, clock, at)
    return len(found)
