"""A part from the coordinator's word to the version that keeps who had given one, on both databases."""

import asyncio
import contextlib
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.figures.finished_row import with_typed_explanation, with_typed_value
from domain.figures.form import Step, with_choice, with_no_data
from domain.programme.document import Indicator, Part
from domain.refusals import Incomplete, NotAllowed, NotFound, PeriodClosed, SourceNeeded, Stale
from models.repositories.programme import documents
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.submission import Contribution, Submission
from models.unit_of_work import Conflict
from programmes.change.edits import change_indicators
from services.context import Context, Installation
from services.contributions import send_part as sending
from services.contributions.answer_part import answer_part, edit_part, own_part_named, part_said_in, take_part
from services.contributions.asked_parts import parts_of
from services.contributions.change_part import change_part
from services.contributions.open_part import fix_part, open_part
from services.contributions.part_draft import PartDraft, PartOf
from services.contributions.part_tasks import PartState
from services.contributions.put_together import take_parts
from services.contributions.send_part import PartReceipt, send_part, where_part_stands
from services.contributions.tell_parts import came_parts, lacking_parts
from services.figures import submit_value as submitting
from services.figures.answer_draft import answer_draft
from services.figures.check_collected import check_collected
from services.figures.sent_figure import SentFigure, open_card
from services.figures.submit_value import submit_ready, submit_value
from services.figures.tasks import list_tasks
from services.for_whom.find_units import find_units
from services.for_whom.hand_in_for import hand_in_for, name_source
from services.for_whom.tell_handed_in import brought_figures
from services.notices.executors import HandedInFor, PartsCame, SentWithoutPart
from services.people.show_out import show_out
from services.periods.close_period import close_period
from services.plan.collect_parts import put_parts_together, see_parts_setting, toggle_contributor
from services.programme.write_document import write_document
from services.review.see_queue import see_queue, without_question
from tests.doubles import FakeClock
from tests.integration.services.contributions.office import NUMBER, Office, open_office
from tests.sample import STRANGER, as_actor, member

LETTER = "письмо от 07.07 № 12-44"


async def told(ctx: Context, kind: str) -> list[int | None]:
    async with ctx.read() as session:
        query = select(OutboxRow.person_id).where(OutboxRow.kind == kind)
        return list((await session.scalars(query.order_by(OutboxRow.person_id))).all())


def came(office: Office) -> PartsCame:
    return PartsCame(office.town.programme_id, office.town.period_id, office.indicator_id)


def lacking(office: Office) -> SentWithoutPart:
    return SentWithoutPart(office.town.programme_id, office.town.period_id)


async def test_nobody_is_asked_before_the_coordinator_says_how_parts_are_put_together(
    installation: Installation,
) -> None:
    office = await open_office(installation, how="")
    assert await list_tasks(office.uszn) == []
    assert (await office.card()).parts is None
    with pytest.raises(NotFound):
        await open_part(office.uszn, *office.about("УСЗН"))
    found = await put_parts_together(
        office.town.coordinator, office.town.programme_id, office.indicator_id, "mean"
    )
    assert found.is_asked
    assert [one.state for tasks in await list_tasks(office.uszn) for one in tasks.parts] == [PartState.OPEN]
    assert (await office.card()).parts is not None


async def test_a_word_files_co_executors_are_not_asked_by_themselves(installation: Installation) -> None:
    office = await open_office(installation, how="")
    found = await see_parts_setting(office.town.coordinator, office.town.programme_id, office.indicator_id)
    assert not found.is_asked
    assert set(found.names) == {"МФЦ", "ЗАГС", "УСЗН"}
    assert [one.name for one in found.executors][1:4] == ["МФЦ", "ЗАГС", "УСЗН"], "column 6 first"


async def test_parts_come_to_whoever_hands_in_and_are_taken_by_a_press(installation: Installation) -> None:
    office = await open_office(installation)
    await office.give(office.uszn, "УСЗН", "8 размещена инструкция")
    await office.give(office.mfc, "МФЦ", "3 размещены объявления в зале")
    assert await told(office.zags, "parts_came") == [], "not one message for each part"
    await office.give(office.zags, "ЗАГС", "4")
    assert await told(office.zags, "parts_came") == [], "they gave the last one themselves"
    card = await office.card()
    assert card.parts is not None
    assert [one.name for one in card.parts.contributors] == ["МФЦ", "ЗАГС", "УСЗН"]
    row = await take_parts(office.zags, card.id, card.revision)
    assert (row.step, row.answers.value, row.answers.wording) == (Step.ROW, Decimal(15), "15")
    assert row.answers.explanation == "МФЦ: размещены объявления в зале\nУСЗН: размещена инструкция"
    await submit_value(office.zags, row.id, row.revision)
    [waiting] = (await see_queue(office.town.coordinator, office.town.programme_id)).waiting
    assert waiting.submission.without == ()
    assert without_question(waiting)


async def test_the_last_of_them_tells_whoever_hands_in_once(installation: Installation) -> None:
    office = await open_office(installation, own=False)
    await office.give(office.uszn, "УСЗН", "5")
    await office.give(office.mfc, "МФЦ", "3")
    assert await told(office.zags, "parts_came") == [office.zags.actor.person_id]
    found = await came_parts(office.zags, came(office))
    assert found is not None
    assert (found.parts.missing, found.sent) == ((), None)
    assert found.parts.proposal is not None
    assert found.parts.proposal.wording == "8"
    with pytest.raises(NotAllowed):
        await came_parts(as_actor(installation, STRANGER), came(office))
    assert await came_parts(office.uszn, came(office)) is None, "contributors see their own part alone"


async def test_a_missing_part_stops_nobody_and_stands_for_the_coordinator(installation: Installation) -> None:
    office = await open_office(installation)
    await office.give(office.uszn, "УСЗН", "5")
    await office.give(office.zags, "ЗАГС", "4")
    card = await office.card()
    row = await take_parts(office.zags, card.id, card.revision)
    row = await answer_draft(office.zags, row.id, "размещены объявления", 3)
    receipt = await submit_value(office.zags, row.id, row.revision)
    assert receipt.without == ("МФЦ",)
    [waiting] = (await see_queue(office.town.coordinator, office.town.programme_id)).waiting
    assert waiting.submission.without == ("МФЦ",)
    assert not without_question(waiting)
    assert await told(office.zags, "sent_without") == [office.mfc.actor.person_id]
    found = await lacking_parts(office.mfc, lacking(office))
    assert found is not None
    assert [one.indicator.number for one in found.parts] == [NUMBER]
    assert await lacking_parts(office.uszn, lacking(office)) is None
    async with office.zags.read() as session:
        query = select(AuditEntry.new).where(AuditEntry.action == "submit_value")
        assert [one["without_parts_of"] for one in await session.scalars(query)] == ["МФЦ"]


async def test_what_comes_after_the_figure_was_sent_changes_nothing_and_is_told(
    installation: Installation,
) -> None:
    office = await open_office(installation)
    await office.give(office.uszn, "УСЗН", "5")
    card = await office.card()
    row = await answer_draft(office.zags, card.id, "9 размещены объявления", 1)
    await submit_value(office.zags, row.id, row.revision)
    receipt = await office.give(office.mfc, "МФЦ", "3")
    assert receipt.figure_sent
    assert await told(office.zags, "parts_came") == [office.zags.actor.person_id]
    again = await fix_part(office.uszn, *office.about("УСЗН"))
    again = await answer_part(office.uszn, again.id, "6", 2)
    again = await change_part(office.uszn, again.id, again.revision, with_typed_value)
    await send_part(office.uszn, again.id, again.revision)
    found = await came_parts(office.zags, came(office))
    assert found is not None
    assert [one.name for one in found.since] == ["МФЦ", "УСЗН"]
    sent = await open_card(office.zags, office.town.programme_id, office.indicator_id, office.town.period_id)
    assert isinstance(sent, SentFigure)
    assert sent.version.wording == "9"
    assert await lacking_parts(office.mfc, lacking(office)) is None
    [waiting] = (await see_queue(office.town.coordinator, office.town.programme_id)).waiting
    assert waiting.parts is not None
    assert len(waiting.parts.since(waiting.submission.seen)) == 2


async def test_versions_of_a_part_are_kept(installation: Installation) -> None:
    office = await open_office(installation)
    await office.give(office.uszn, "УСЗН", "5 размещены")
    shown = await open_part(office.uszn, *office.about("УСЗН"))
    assert isinstance(shown, PartOf), "looking begins nothing"
    done = await office.give(office.uszn, "УСЗН", "6")
    assert (done.given.version, done.given.wording) == (2, "6")
    async with office.uszn.read() as session:
        rows = (await session.scalars(select(Contribution).order_by(Contribution.version))).all()
    assert [(one.version, one.wording, one.explanation) for one in rows] == [
        (1, "5", "размещены"),
        (2, "6", "размещены"),
    ]


async def test_a_part_is_read_as_a_figure_is(installation: Installation) -> None:
    office = await open_office(installation)
    about = office.about("УСЗН")
    draft = await take_part(office.uszn, *about, "10 передано; 24 приобретено", 1)
    assert draft.step is Step.CHOOSE
    with pytest.raises(Incomplete):
        await send_part(office.uszn, draft.id, draft.revision)
    draft = await change_part(office.uszn, draft.id, draft.revision, lambda a, _: with_choice(a, 1))
    assert draft.answers.value == 24
    typed = await answer_part(office.uszn, draft.id, "идут работы", 2)
    assert typed.step is Step.TYPED, "nothing changes that nobody meant"
    words = await change_part(office.uszn, typed.id, typed.revision, lambda a, _: with_typed_explanation(a))
    assert (words.step, words.answers.explanation) == (Step.ROW, "идут работы")
    assert await part_said_in(office.uszn, 2, "идут работы") is None
    assert await part_said_in(office.uszn, 2, "сделано") == draft.id
    edited = await edit_part(office.uszn, draft.id, "сделано", 2)
    assert edited.answers.explanation == "сделано"


async def test_without_data_and_words_are_given_and_count_in_no_sum(installation: Installation) -> None:
    office = await open_office(installation)
    await office.give(office.mfc, "МФЦ", "280")
    draft = await open_part(office.uszn, *office.about("УСЗН"))
    assert isinstance(draft, PartDraft)
    draft = await change_part(office.uszn, draft.id, draft.revision, lambda a, _: with_no_data(a))
    draft = await answer_part(office.uszn, draft.id, "система не работала", 1)
    await send_part(office.uszn, draft.id, draft.revision)
    parts = (await office.card()).parts
    assert parts is not None
    assert parts.proposal is not None
    assert (parts.missing, parts.proposal.without) == (("ЗАГС",), ("ЗАГС", "УСЗН"))


async def test_a_button_pressed_twice_stores_one_version(installation: Installation) -> None:
    office = await open_office(installation)
    draft = await take_part(office.uszn, *office.about("УСЗН"), "5", None)
    presses = (send_part(office.uszn, draft.id, draft.revision) for _ in range(4))
    outcomes = await asyncio.gather(*presses, return_exceptions=True)
    assert sum(isinstance(one, PartReceipt) for one in outcomes) == 1
    assert all(isinstance(one, PartReceipt | Stale | Conflict) for one in outcomes)
    again = await where_part_stands(office.uszn, draft.id)
    assert isinstance(again, PartReceipt)
    assert again.given.version == 1


async def test_two_contributors_at_once_are_both_there_and_tell_once(installation: Installation) -> None:
    office = await open_office(installation, own=False)
    await asyncio.gather(
        office.give(office.uszn, "УСЗН", "5"),
        office.give(office.mfc, "МФЦ", "3"),
    )
    parts = (await office.card()).parts
    assert parts is not None
    assert parts.missing == ()
    assert await told(office.zags, "parts_came") == [office.zags.actor.person_id]


async def test_two_of_a_unit_at_once_make_two_versions(installation: Installation) -> None:
    office = await open_office(installation)
    second = await member(installation, 24, office.town.programme_id, Role.EXECUTOR, office.ids["УСЗН"])
    await asyncio.gather(
        office.give(office.uszn, "УСЗН", "5"),
        office.give(second, "УСЗН", "6"),
    )
    async with second.read() as session:
        assert sorted(await session.scalars(select(Contribution.version))) == [1, 2]


def meet_before(patch: pytest.MonkeyPatch, *steps: tuple[Any, str]) -> None:
    """Each comes to its step before any goes on, or half a second passes."""
    come, all_there = [], asyncio.Event()

    def waiting(real: Any) -> Any:
        async def slow(*args: Any, **kwargs: Any) -> Any:
            come.append(1)
            if len(come) == len(steps):
                all_there.set()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(all_there.wait(), 0.5)
            return await real(*args, **kwargs)

        return slow

    for module, name in steps:
        patch.setattr(module, name, waiting(getattr(module, name)))


async def test_a_figure_that_is_sent_while_a_part_comes_has_seen_it_or_is_told(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is first: the version names the part, or its author is told of it, or is shown it first."""
    office = await open_office(installation)
    card = await office.card()
    row = await answer_draft(office.zags, card.id, "9 размещены объявления", 1)
    part = await take_part(office.uszn, *office.about("УСЗН"), "5", None)
    meet_before(monkeypatch, (sending, "needed_source"), (submitting, "submit_within"))
    sent, given = await asyncio.gather(
        submit_value(office.zags, row.id, row.revision),
        send_part(office.uszn, part.id, part.revision),
        return_exceptions=True,
    )
    assert isinstance(given, PartReceipt)
    async with office.zags.read() as session:
        seen = [
            one["version"] for row_ in await session.scalars(select(Submission.parts)) for one in row_ or ()
        ]
    if isinstance(sent, Stale):
        assert seen == []
    else:
        assert 1 not in seen
        assert await told(office.zags, "parts_came") == [office.zags.actor.person_id]


async def test_buttons_that_were_drawn_before_a_part_came_show_it_first(installation: Installation) -> None:
    office = await open_office(installation)
    card = await office.card()
    row = await answer_draft(office.zags, card.id, "9 размещены объявления", 1)
    [listed] = await list_tasks(office.zags)
    await office.give(office.uszn, "УСЗН", "5")
    with pytest.raises(Stale):
        await submit_value(office.zags, row.id, row.revision)
    about = office.town.programme_id, office.town.period_id
    assert await submit_ready(office.zags, *about, listed=listed.listed) == []
    [now] = await list_tasks(office.zags)
    assert len(await submit_ready(office.zags, *about, listed=now.listed)) == 1


async def test_a_part_is_its_units_alone(installation: Installation) -> None:
    office = await open_office(installation)
    for stranger in (office.mfc, office.town.roads, office.town.deputy):
        with pytest.raises(NotFound):
            await open_part(stranger, *office.about("УСЗН"))
    with pytest.raises(NotAllowed):
        await open_part(as_actor(installation, STRANGER), *office.about("УСЗН"))
    draft = await take_part(office.uszn, *office.about("УСЗН"), "5", None)
    with pytest.raises(NotFound):
        await send_part(office.mfc, draft.id, draft.revision)


async def test_a_closed_period_takes_no_part(installation: Installation) -> None:
    office = await open_office(installation)
    draft = await take_part(office.uszn, *office.about("УСЗН"), "5", None)
    await close_period(office.town.coordinator, office.town.programme_id, office.town.period_id)
    with pytest.raises(PeriodClosed):
        await send_part(office.uszn, draft.id, draft.revision)
    assert await came_parts(office.zags, came(office)) is None
    assert await lacking_parts(office.mfc, lacking(office)) is None


async def test_a_coordinator_gives_a_part_for_a_unit(installation: Installation) -> None:
    office = await open_office(installation)
    coordinator = office.town.coordinator
    found = (await find_units(coordinator, "УСЗН")).the_one
    assert found is not None
    assert found.total == 1, "it hands in nothing itself"
    draft = await take_part(coordinator, *office.about("УСЗН"), "5", None)
    with pytest.raises(SourceNeeded):
        await send_part(coordinator, draft.id, draft.revision)
    desk = await hand_in_for(coordinator, office.town.programme_id, office.ids["УСЗН"], office.town.period_id)
    assert desk.question_id is not None
    desk = await name_source(coordinator, desk.question_id, LETTER)
    assert [one.executor for one in desk.tasks.parts] == ["УСЗН"]
    assert await own_part_named(coordinator, NUMBER) == office.about("УСЗН")
    done = await send_part(coordinator, draft.id, draft.revision)
    assert done.given.source == LETTER
    since = installation.clock.now() - timedelta(minutes=1)
    notice = HandedInFor(office.town.programme_id, office.town.period_id, since)
    told_of = await brought_figures(office.uszn, notice)
    assert [(one.number, one.wording, one.source) for one in told_of.parts] == [(NUMBER, "5", LETTER)]
    assert await told(office.uszn, "handed_in_for") == [office.uszn.actor.person_id]


async def test_what_somebody_had_begun_passes_on(installation: Installation) -> None:
    office = await open_office(installation)
    draft = await take_part(office.uszn, *office.about("УСЗН"), "5", None)
    await show_out(office.town.coordinator, office.town.programme_id, office.uszn.actor.person_id or 0)
    with pytest.raises(NotAllowed):
        await open_part(office.uszn, *office.about("УСЗН"))
    heir = await member(installation, 24, office.town.programme_id, Role.EXECUTOR, office.ids["УСЗН"])
    shown = await open_part(heir, *office.about("УСЗН"))
    assert isinstance(shown, PartDraft)
    assert (shown.id, shown.answers.wording) == (draft.id, "5")


async def test_a_contributor_that_is_one_no_more_loses_nothing(installation: Installation) -> None:
    """Neither a part nor a draft: both are there again when the unit contributes again."""
    office = await open_office(installation)
    about = office.town.programme_id, office.indicator_id
    await office.give(office.mfc, "МФЦ", "3")
    draft = await take_part(office.uszn, *office.about("УСЗН"), "5", None)
    async with office.town.coordinator.write() as work:
        document = await documents.document(work.session, office.town.programme_id)
        changed = change_indicators(document, {NUMBER}, _without_uszn)
        await write_document(work, office.town.programme_id, changed)
    with pytest.raises(NotFound):
        await send_part(office.uszn, draft.id, draft.revision)
    parts = (await office.card()).parts
    assert parts is not None
    assert [one.name for one in parts.contributors] == ["МФЦ", "ЗАГС"]
    assert await list_tasks(office.uszn) == []
    await toggle_contributor(office.town.coordinator, *about, office.ids["УСЗН"])
    assert (await where_part_stands(office.uszn, draft.id)) is not None
    await put_parts_together(office.town.coordinator, *about, "")
    assert (await office.card()).parts is None
    await put_parts_together(office.town.coordinator, *about, "sum")
    parts = (await office.card()).parts
    assert parts is not None
    assert [one.name for one in parts.given] == ["МФЦ"]


def _without_uszn(one: Indicator) -> Indicator:
    return replace(one, assignments=tuple(part for part in one.assignments if part.executor != "УСЗН"))


async def test_one_person_may_answer_for_both(installation: Installation) -> None:
    office = await open_office(installation)
    await member(installation, 22, office.town.programme_id, Role.EXECUTOR, office.ids["УСЗН"])
    [tasks] = await list_tasks(office.zags)
    assert [one.executor for one in tasks.parts] == ["ЗАГС", "УСЗН"]
    assert await own_part_named(office.zags, NUMBER) is None, "«№ 23» is the figure itself"
    await office.give(office.zags, "УСЗН", "5")
    await office.give(office.zags, "ЗАГС", "4")
    parts = (await office.card()).parts
    assert parts is not None
    assert parts.missing == ("МФЦ",)


async def test_words_of_the_parts_replace_an_explanation_only_when_they_are_pressed(
    installation: Installation,
) -> None:
    office = await open_office(installation)
    await office.give(office.uszn, "УСЗН", "5 размещена инструкция")
    card = await office.card()
    row = await answer_draft(office.zags, card.id, "9 своими словами", 1)
    row = await take_parts(office.zags, row.id, row.revision)
    assert (row.answers.wording, row.answers.explanation) == ("5", "своими словами")
    row = await take_parts(office.zags, row.id, row.revision, words_only=True)
    assert row.answers.explanation == "УСЗН: размещена инструкция"
    with pytest.raises(Stale):
        await take_parts(office.zags, row.id, row.revision - 1)


async def test_yes_and_no_are_put_together_in_words_whatever_was_set(installation: Installation) -> None:
    """№ 25 is answered with «да» or «нет»."""
    office = await open_office(installation)
    coordinator, about = office.town.coordinator, (office.town.programme_id, office.town.indicator_ids["25"])
    await toggle_contributor(coordinator, *about, office.ids["УСЗН"])
    await put_parts_together(coordinator, *about, "sum")
    part = await take_part(office.uszn, *about, office.town.period_id, office.ids["УСЗН"], "да", None)
    await send_part(office.uszn, part.id, part.revision)
    async with coordinator.read() as session:
        found = await parts_of(session, about[0], office.town.period_id, [about[1]])
    assert found[about[1]].proposal is None
    assert found[about[1]].words == "УСЗН – 1"


async def test_a_contributor_whose_period_is_closed_hears_that_it_is(installation: Installation) -> None:
    office = await open_office(installation)
    await close_period(office.town.coordinator, office.town.programme_id, office.town.period_id)
    with pytest.raises(PeriodClosed):
        await check_collected(office.uszn)


async def test_a_contributor_stays_one_where_the_column_says_the_same(installation: Installation) -> None:
    office = await open_office(installation)
    async with office.town.coordinator.read() as session:
        document = await documents.document(session, office.town.programme_id)
    [one] = [each for each in document.indicators() if each.number == NUMBER]
    assert (one.together, one.own_part) == ("sum", True)
    assert [each.executor for each in one.assignments if each.part is Part.CONTRIBUTES] == ["МФЦ", "УСЗН"]


async def test_the_clock_marks_a_late_part(installation: Installation, clock: FakeClock) -> None:
    """Parts are due two working days before the 11th."""
    office = await open_office(installation)
    [tasks] = await list_tasks(office.uszn)
    assert f"{tasks.parts[0].due_on:%d.%m}" == "07.07"
    clock.forward(days=3)
    assert (await office.give(office.uszn, "УСЗН", "5")).after_deadline
