"""A programme taken back or removed: who may, when it is too late, what is left of it."""

import pytest
from sqlalchemy import select

from domain.access import Role, Verb
from domain.refusals import AlreadyTakenIn, FiguresHandedIn, NotAllowed, NotFound, OtherName, Stale
from models.repositories.programme import programmes
from models.tables.audit import AuditEntry
from models.tables.draft import Draft, DraftState
from models.tables.outbox import OutboxRow
from models.tables.programme import ProgrammeRow
from services.access import scopes
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.people.see_home import see_home
from services.programme.file_outcome import file_outcome
from services.programme.file_step import FileStep
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.programme.take_file import answer_file, coordinate
from services.removal.remove import remove
from services.removal.remove_programme import await_removal, remove_programme, see_removing
from services.removal.take_back import see_taken_in, take_back_programme
from tests.data.small_documents import ABOVE, rows, word
from tests.integration.services.contributions.office import open_office
from tests.integration.services.reading.test_doubts import FACT, PLAN, begun
from tests.sample import OWNER, Town, as_actor, member, take_in

REPORT = word(ABOVE[1], f"{ABOVE[0]} за 1 полугодие 2022 года", rows(PLAN, FACT))


async def created(installation: Installation) -> tuple[Context, int, int]:
    """By the owner in the chat: who, the draft, the programme."""
    ctx, draft_id, revision = await begun(as_actor(installation, OWNER), REPORT)
    for _ in range(4):
        draft = await answer_file(ctx, draft_id, revision)
        revision = draft.revision
    draft = await answer_file(ctx, draft_id, revision, figures=True)
    assert draft.stored is not None
    return ctx, draft_id, draft.stored.programme_id


async def submitted(town: Town, number: str) -> None:
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(town.roads, draft.id, "50% работы идут по графику", 1)
    await submit_value(town.roads, draft.id, draft.revision)


async def actions(ctx: Context, programme_id: int) -> list[str]:
    async with ctx.read() as session:
        query = select(AuditEntry.action).where(AuditEntry.programme_id == programme_id)
        return list((await session.scalars(query.order_by(AuditEntry.id))).all())


async def test_what_was_created_is_taken_back_and_may_be_created_again(installation: Installation) -> None:
    ctx, draft_id, programme_id = await created(installation)
    assert (await see_taken_in(ctx, draft_id)).title == "Муниципальная программа «Благоустройство»"
    await coordinate(ctx, draft_id)
    await take_back_programme(ctx, draft_id)
    assert "take_back_programme" in await actions(ctx, programme_id)
    assert not (await see_home(ctx)).roles
    assert await file_outcome(ctx, draft_id) is None
    for again in (take_back_programme, coordinate):
        with pytest.raises(Stale):
            await again(ctx, draft_id)
    _, _, anew = await created(installation)
    assert anew != programme_id


async def file_of(ctx: Context, programme_id: int) -> int:
    """A draft of a file that became the programme, as if this person had sent it."""
    known, draft_id, _ = await begun(ctx, REPORT)
    async with known.write() as work:
        draft = await work.session.get_one(Draft, draft_id)
        draft.programme_id, draft.state, draft.step = programme_id, DraftState.DONE, FileStep.DONE
    return draft_id


async def test_it_is_too_late_once_somebody_has_handed_in(installation: Installation) -> None:
    town = await take_in(installation)
    draft_id = await file_of(town.coordinator, town.programme_id)
    assert (await see_taken_in(town.coordinator, draft_id)).programme_id == town.programme_id
    await submitted(town, "4")
    with pytest.raises(FiguresHandedIn) as refused:
        await take_back_programme(town.coordinator, draft_id)
    assert refused.value.numbers == ("4",)


async def test_only_whoever_created_it_and_coordinates_it_takes_it_back(installation: Installation) -> None:
    town = await take_in(installation)
    for ctx in (as_actor(installation, OWNER), town.roads, town.deputy):
        draft_id = await file_of(ctx, town.programme_id)
        async with ctx.write() as work:
            known = ctx.as_known(await work.person_id())
        with pytest.raises(NotAllowed):
            await take_back_programme(known, draft_id)
    others = await file_of(town.coordinator, town.programme_id)
    with pytest.raises(NotFound):
        await take_back_programme(town.roads, others)


async def test_it_is_too_late_once_a_contributor_has_given_a_part(installation: Installation) -> None:
    office = await open_office(installation)
    draft_id = await file_of(office.town.coordinator, office.town.programme_id)
    await office.give(office.mfc, "МФЦ", "5 объявления размещены")
    with pytest.raises(FiguresHandedIn) as refused:
        await take_back_programme(office.town.coordinator, draft_id)
    assert refused.value.numbers == ("23",)


async def test_a_programme_is_removed_by_its_name(installation: Installation) -> None:
    town = await take_in(installation)
    await submitted(town, "4")
    seen = await see_removing(town.coordinator, town.programme_id)
    assert seen.handed_in == ("4",)
    assert seen.members == 3
    draft_id = await await_removal(town.coordinator, town.programme_id)
    with pytest.raises(OtherName):
        await remove_programme(town.coordinator, draft_id, "да")
    title = await remove_programme(town.coordinator, draft_id, f" {seen.name.upper()} ")
    assert title == seen.title
    for one in (town.coordinator, town.roads, town.deputy):
        async with one.read() as session:
            assert await scopes(session, one, Verb.SEE_STATUS) == []
    assert "remove_programme" in await actions(town.coordinator, town.programme_id)
    async with town.coordinator.read() as session:
        row = await session.get_one(ProgrammeRow, town.programme_id)
        assert row.removed_at is not None
        assert await programmes.every(session) == []


async def test_its_name_is_free_again(installation: Installation) -> None:
    owner, setup = as_actor(installation, OWNER), Setup()
    first = await import_file(owner, REPORT, "a.docx", [], setup)
    with pytest.raises(AlreadyTakenIn):
        await import_file(owner, REPORT, "a.docx", [], setup)
    async with owner.write() as work:
        await remove(work, await programmes.lock_programme(work.session, first.stored.programme_id), "remove")
    again = await import_file(owner, REPORT, "a.docx", [], setup)
    assert again.stored.programme_id != first.stored.programme_id


async def test_other_coordinators_are_told(installation: Installation) -> None:
    town = await take_in(installation)
    await member(installation, 98, town.programme_id, Role.COORDINATOR, None)
    seen = await see_removing(town.coordinator, town.programme_id)
    draft_id = await await_removal(town.coordinator, town.programme_id)
    await remove_programme(town.coordinator, draft_id, seen.name)
    async with installation.database.reader() as session:
        told = await session.scalars(select(OutboxRow.payload).where(OutboxRow.kind == "programme_removed"))
        assert [one["title"] for one in told] == [seen.title]
