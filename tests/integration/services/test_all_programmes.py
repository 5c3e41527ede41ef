"""«Все программы»: right figures, one municipality's alone, and no more statements for more programmes."""

import pytest

from domain.access import Role
from domain.refusals import NotAllowed
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.standing.see_all import see_all
from tests.integration.services.figures.test_statement_counts import statements
from tests.large_town import stored_programmes
from tests.sample import COORDINATOR, Town, as_actor, member, take_in


async def hand_in(town: Town, number: str, text: str) -> None:
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(town.roads, draft.id, text, 1)
    await submit_value(town.roads, draft.id, draft.revision)


async def coordinating(installation: Installation, count: int) -> Context:
    """Kopeysk's coordinator, who runs as many programmes besides."""
    for programme_id in await stored_programmes(installation, count):
        ctx = await member(installation, COORDINATOR, programme_id, Role.COORDINATOR, None)
    return ctx


async def test_each_programme_says_what_is_handed_in_what_is_behind_and_when_it_is_due(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    ctx = await coordinating(installation, 2)
    await hand_in(town, "4", "50% работы идут")
    await hand_in(town, "11", "0 идут торги, договор подписан")
    found = await see_all(ctx)
    assert len(found.lines) == 3
    kopeysk = next(one for one in found.lines if one.programme_id == town.programme_id)
    assert kopeysk.coordinates
    assert kopeysk.collected is not None
    collected = kopeysk.collected
    assert (collected.handed_in, collected.total, collected.behind, collected.waiting) == (2, 26, 1, 2)
    assert (collected.due_on.isoformat(), collected.days_left, collected.overdue) == ("2022-07-11", 4, False)


async def test_one_municipality_never_sees_anothers(installation: Installation) -> None:
    town = await take_in(installation)
    other = await take_in(installation, municipality="Другой городской округ", people_from=1_000)
    for one, own in ((town, town.programme_id), (other, other.programme_id)):
        for ctx in (one.coordinator, one.deputy):
            assert [line.programme_id for line in (await see_all(ctx)).lines] == [own]
        with pytest.raises(NotAllowed):
            await see_all(one.roads)
    with pytest.raises(NotAllowed):
        await see_all(as_actor(installation, 1))


async def test_thirty_programmes_cost_no_more_statements_than_two(installation: Installation) -> None:
    await take_in(installation)
    ctx = await coordinating(installation, 1)
    few = await _counted(ctx)
    ctx = await coordinating(installation, 28)
    many = await _counted(ctx)
    assert len((await see_all(ctx)).lines) == 30
    assert len(many) == len(few) <= 3, "\n".join(many)


async def _counted(ctx: Context) -> list[str]:
    """What it sends once somebody has looked at the programmes before, as they do all day."""
    await see_all(ctx)
    with statements(ctx.installation.database) as sent:
        await see_all(ctx)
    return sent
