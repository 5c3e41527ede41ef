"""Every use case and question asks for access: called here as a stranger and as another town's people."""

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable
from typing import Any, get_type_hints

import pytest
from sqlalchemy import Select, Table, func, select

import services
from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.refusals import Refusal
from models.tables import Base
from models.tables.audit import AuditEntry
from services.context import Context, Installation
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.standing.see_status import Extent
from tests.sample import STRANGER, Town, as_actor, take_in

# Not bound to a programme of somebody's: what a person may do about themselves, and the operator's own.
_FREE = {
    "see_home": "says who one is",
    "set_language": "one's own",
    "place_draft": "one's own draft only",
    "set_day_off": "the operator's command line",
    "seal_audit": "a tick",
    "verify_audit": "a tick",
    "forget_updates": "a tick",
    "import_file": "the operator's command line",
    "find_known": "the operator's command line",
    "change_by_file": "the operator's command line",
    "gather_report": "the operator's command line",
    "draw_picture_of": "draws what see_status has given",
    "check_right_to_send": "tested below",
    "receive_file": "tested below",
}
# Listing the nothing one may see is not a refusal.
_EMPTY: tuple[Any, ...] = ([], None, ())

UseCase = Callable[..., Awaitable[Any]]


def use_cases() -> dict[str, UseCase]:
    """Every public async function of ``services`` that takes a context first."""
    found: dict[str, UseCase] = {}
    for module in pkgutil.walk_packages(services.__path__, "services."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.iscoroutinefunction):
            own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if own and next(iter(inspect.signature(function).parameters), "") == "ctx":
                found[name] = function
    return found


def _arguments(function: UseCase, facts: dict[str, Any]) -> dict[str, Any]:
    given = {}
    hints = get_type_hints(function)
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        if parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        if name in facts:
            given[name] = facts[name]
        elif parameter.default is parameter.empty:
            pytest.fail(f"{function.__name__}: what is {name}: {hints.get(name)}? Tell this test.")
    return given


async def _facts(town: Town) -> dict[str, Any]:
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    return {
        "programme_id": town.programme_id,
        "period_id": town.period_id,
        "indicator_id": town.indicator_ids["4"],
        "draft_id": draft.id,
        "revision": draft.revision,
        "submission_id": await _submission(town),
        "question_id": 1,
        "place": 0,
        "person_id": town.roads.actor.person_id,
        "role": Role.DEPUTY,
        "executor_id": None,
        "extent": Extent.PROGRAMME,
        "subject_id": 0,
        "after_period_id": town.period_id,
        "number": "4",
        "what": "value",
        "verb": Verb.PLAN,
        "kind": DraftKind.PLAN,
        "subject": str(town.indicator_ids["4"]),
        "query": "дороги",
        "text": "50%",
        "message_id": 1,
        "reply_to": None,
        "lines": [("4", "50%")],
        "reason": "потому что",
        "secret": "no such secret",
        "since": "2022-01-01T00:00:00+00:00",
        "change": lambda answers, _asked: answers,
    }


async def _submission(town: Town) -> int:
    from services.figures.answer_draft import answer_draft
    from services.review.see_queue import see_queue

    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["7"])
    draft = await answer_draft(town.roads, draft.id, "100% аварии устранены в срок", 1)
    await submit_value(town.roads, draft.id, draft.revision)
    return (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission.id


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
    facts = await _facts(town)
    before = await _entries(outside, town.programme_id)
    for name, function in use_cases().items():
        if name in _FREE or (who == "owner" and name == "programmes_to_invite_to"):
            continue  # an owner brings coordinators into any programme: its title is all they see
        try:
            result = await function(outside, **_arguments(function, facts))
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
    facts = await _facts(town)
    for name in ("see_queue", "accept_submission", "accept_plain", "ask_reason", "see_questions", "invite"):
        function = use_cases()[name]
        with pytest.raises(Refusal):
            await function(town.buses, **_arguments(function, facts))
    with pytest.raises(Refusal):
        await open_draft(town.buses, town.programme_id, town.indicator_ids["4"])
    with pytest.raises(Refusal):
        await submit_value(town.buses, facts["draft_id"], facts["revision"])


async def test_a_refused_use_case_leaves_no_trace(installation: Installation) -> None:
    town = await take_in(installation)
    async with town.roads.read() as session:
        before = await session.scalar(select(func.max(AuditEntry.id)))
    with pytest.raises(Refusal):
        await use_cases()["accept_plain"](town.roads, programme_id=town.programme_id)
    async with town.roads.read() as session:
        assert await session.scalar(select(func.max(AuditEntry.id))) == before


async def test_only_an_owner_or_a_coordinator_sends_files(installation: Installation) -> None:
    town = await take_in(installation)
    for ctx in (as_actor(installation, STRANGER), town.roads, town.deputy):
        for name in ("check_right_to_send", "receive_file"):
            arguments = {"content": b"x", "filename": "x.docx"} if name == "receive_file" else {}
            with pytest.raises(Refusal):
                await use_cases()[name](ctx, **arguments)


async def test_an_owner_invites_coordinators_only(installation: Installation) -> None:
    town = await take_in(installation)
    owner = as_actor(installation, 1)
    (inviting,) = await use_cases()["programmes_to_invite_to"](owner)
    assert (inviting.executors, inviting.members, inviting.coordinators_only) == ((), (), True)
    invite = use_cases()["invite"]
    assert (await invite(owner, town.programme_id, Role.COORDINATOR, None)).url
    for role in (Role.DEPUTY, Role.EXECUTOR):
        with pytest.raises(Refusal):
            await invite(owner, town.programme_id, role, None)
