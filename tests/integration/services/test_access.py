"""Every use case and question asks for access: called here as a stranger and as another town's people."""

from typing import Any

import pytest
from sqlalchemy import Select, Table, func, select

from domain.access import Role
from domain.refusals import Refusal
from models.tables import Base
from models.tables.audit import AuditEntry
from services.context import Context, Installation
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from tests.integration.services.calling import FREE, call, facts_of, use_cases
from tests.sample import STRANGER, Town, as_actor, take_in

_FREE = {*FREE, "check_right_to_send", "receive_file"}  # the last two are tested below
# Listing the nothing one may see is not a refusal.
_EMPTY: tuple[Any, ...] = ([], None, ())


async def _entries(ctx: Context, programme_id: int) -> dict[str, int]:
    """How many rows each table has; of a programme's tables, how many are this programme's."""
    async with ctx.read() as session:
        return {
            table.name: await session.scalar(_count(table, programme_id)) or 0
            for table in Base.metadata.sorted_tables
        }


def _count(table: Table, programme_id: int) -> Select[int]:
    query = select(func.count()).select_from(table)
    return query.where(table.c.programme_id == programme_id) if "programme_id" in table.c else query


_OWNERS = ("programmes_to_invite_to", "see_coordinators")


def test_nothing_is_left_out_of_this_test() -> None:
    assert len(use_cases()) > 30
    assert set(_FREE) <= set(use_cases()), "a name here is no use case any more"


@pytest.mark.parametrize("who", ["stranger", "owner", "coordinator", "roads", "deputy"])
async def test_nobody_from_outside_reaches_a_programme(installation: Installation, who: str) -> None:
    town = await take_in(installation)
    other = await take_in(installation, municipality="Другой городской округ", people_from=1000)
    outside = {
        "stranger": as_actor(installation, STRANGER),
        "owner": as_actor(installation, 1),
        "coordinator": other.coordinator,
        "roads": other.roads,
        "deputy": other.deputy,
    }[who]
    facts = await facts_of(town)
    before = await _entries(outside, town.programme_id)
    for name, function in use_cases().items():
        if name in _FREE or (who == "owner" and name in _OWNERS):
            continue  # an owner brings coordinators into any programme: they and its title are all they see
        try:
            result = await call(function, outside, facts)
        except Refusal:
            continue
        assert result in _EMPTY or not _names(result, town), f"{name} answered {who}: {result!r}"
    assert await _entries(outside, town.programme_id) == before, "something was written"


def _names(result: Any, town: Town) -> bool:
    """Whether an answer speaks of the town's programme or its draft."""
    marks = (f"programme_id={town.programme_id},", f"programme_id={town.programme_id})")
    return any(mark in repr(result) for mark in marks) or "Копейский" in repr(result)


async def test_an_executor_reaches_own_figures_only(installation: Installation) -> None:
    town = await take_in(installation)
    facts = await facts_of(town)
    for name in (
        "see_queue",
        "accept_submission",
        "list_unquestioned",
        "ask_reason",
        "see_questions",
        "invite",
    ):
        function = use_cases()[name]
        with pytest.raises(Refusal):
            await call(function, town.buses, facts)
    with pytest.raises(Refusal):
        await open_draft(town.buses, town.programme_id, town.indicator_ids["4"])
    with pytest.raises(Refusal):
        await submit_value(town.buses, facts["draft_id"], facts["revision"])


async def test_a_refused_use_case_leaves_no_trace(installation: Installation) -> None:
    town = await take_in(installation)
    async with town.roads.read() as session:
        before = await session.scalar(select(func.max(AuditEntry.id)))
    with pytest.raises(Refusal):
        await use_cases()["list_unquestioned"](town.roads, programme_id=town.programme_id)
    async with town.roads.read() as session:
        assert await session.scalar(select(func.max(AuditEntry.id))) == before


async def test_only_an_owner_or_a_coordinator_sends_files(installation: Installation) -> None:
    town = await take_in(installation)
    file = {"content": b"x", "filename": "x.docx"}
    for ctx in (as_actor(installation, STRANGER), town.roads, town.deputy):
        with pytest.raises(Refusal):
            await call(use_cases()["receive_file"], ctx, file)
    with pytest.raises(Refusal):  # whoever hands in may send a unit's sheet
        await call(use_cases()["check_right_to_send"], as_actor(installation, STRANGER), file)


async def test_an_owner_invites_coordinators_only(installation: Installation) -> None:
    town = await take_in(installation)
    owner = as_actor(installation, 1)
    (inviting,) = await use_cases()["programmes_to_invite_to"](owner)
    assert (inviting.executors, inviting.members, inviting.coordinators_only) == ((), (), True)
    invite = use_cases()["invite"]
    assert (await invite(owner, town.programme_id, Role.COORDINATOR, None)).secret
    for role in (Role.DEPUTY, Role.EXECUTOR):
        with pytest.raises(Refusal):
            await invite(owner, town.programme_id, role, None)
