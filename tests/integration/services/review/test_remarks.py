"""«Замечание»: a sentence about a figure that stays where it is; what was said before is ready to be said."""

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.refusals import AlreadyDecided, NotFound, PeriodClosed, Replaced, Stale
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.submission import SubmissionState
from services.context import Context, Installation
from services.drafts.typed_answer import drop_typed
from services.figures.open_draft import open_draft
from services.notices.executors import FigureRemarked
from services.notices.kinds import notice_of
from services.periods.close_period import close_period
from services.review.decide_submission import accept_submission
from services.review.remark import Remarked, ask_remark, give_ready_remark, remark, see_remark
from services.review.return_draft import ask_reason, give_ready_reason, give_reason
from services.review.see_queue import see_queue
from services.review.told import remarked_figure
from services.review.word_anew import await_wording, word_anew
from tests.integration.services.figures.test_figures import submit
from tests.integration.services.review.test_wording import handed_in, newest
from tests.sample import Town, member

SAID = "В следующий раз приложите акт"


async def say(ctx: Context, town: Town, text: str = SAID) -> Remarked:
    asked = await ask_remark(ctx, town.programme_id, (await newest(town)).id)
    return await remark(ctx, asked.draft_id, text)


async def return_all(town: Town, *reasons: str) -> None:
    """№ 4 goes back with each of them in turn."""
    for reason in reasons:
        await submit(town.roads, town, "4", "50% идут торги, договор готовится")
        asked = await ask_reason(town.coordinator, town.programme_id, (await newest(town)).id)
        await give_reason(town.coordinator, asked.draft_id, reason)
    await submit(town.roads, town, "4", "50% идут торги, договор готовится")


async def test_a_remark_is_kept_with_the_version_and_the_figure_stays(installation: Installation) -> None:
    town = await handed_in(installation)
    done = await say(town.coordinator, town)
    assert (done.number, done.remark, done.is_accepted) == ("4", SAID, False)
    assert done.hearer is not None
    first = await newest(town)
    assert (first.version, first.state, first.remark) == (1, SubmissionState.SENT, SAID)
    await accept_submission(town.coordinator, town.programme_id, first.id)
    assert (await say(town.coordinator, town, "И подпись\nруководителя")).is_accepted
    version = await newest(town)
    assert (version.state, version.remark) == (
        SubmissionState.ACCEPTED,
        f"{SAID}\nИ подпись руководителя",
    )
    async with town.coordinator.read() as session:
        entries = list(
            await session.scalars(select(AuditEntry).where(AuditEntry.action == "remark_submission"))
        )
        rows = list(await session.scalars(select(OutboxRow).where(OutboxRow.kind == FigureRemarked.KIND)))
    assert [one.new for one in entries] == [
        {"version": 1, "remark": SAID},
        {"version": 1, "remark": "И подпись руководителя"},
    ]
    told = []
    for row in sorted(rows, key=lambda one: one.id):
        notice = notice_of(row.kind, row.payload)
        assert isinstance(notice, FigureRemarked)
        found = await remarked_figure(town.roads, notice)
        assert found is not None
        told.append((row.person_id, found.number, found.remark))
    me = town.roads.actor.person_id
    assert told == [(me, "4", SAID), (me, "4", "И подпись руководителя")]


async def test_whoever_corrects_afterwards_answers_it(installation: Installation) -> None:
    town = await handed_in(installation)
    await say(town.coordinator, town)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    assert draft.item.versions[-1].remark == SAID
    await submit(town.roads, town, "4", "60% торги прошли, акт приложен")
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert (waiting.submission.remark, waiting.answers) == ("", SAID)
    assert waiting.previous is not None
    assert waiting.previous.version == 1


async def test_other_words_leave_a_remark_open(installation: Installation) -> None:
    town = await handed_in(installation)
    await say(town.coordinator, town)
    asked = await await_wording(town.coordinator, town.programme_id, (await newest(town)).id)
    await word_anew(town.coordinator, asked.draft_id, "Работы идут по графику, подписан акт")
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert (waiting.submission.remark, waiting.answers) == (SAID, "")


async def test_nothing_is_remarked_about_what_went_back_or_was_corrected_or_closed(
    installation: Installation,
) -> None:
    town = await handed_in(installation)
    first = await newest(town)
    asked = await ask_remark(town.coordinator, town.programme_id, first.id)
    returning = await ask_reason(town.coordinator, town.programme_id, first.id)
    await give_reason(town.coordinator, returning.draft_id, "Приложите акт")
    with pytest.raises(AlreadyDecided):
        await remark(town.coordinator, asked.draft_id, SAID)
    await submit(town.roads, town, "4", "60% торги прошли, акт приложен")
    await submit(town.roads, town, "4", "70% торги прошли, акт приложен, работы идут")
    second = await newest(town)
    with pytest.raises(Replaced):
        await ask_remark(town.coordinator, town.programme_id, second.id - 1)
    asked = await ask_remark(town.coordinator, town.programme_id, second.id)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await remark(town.coordinator, asked.draft_id, SAID)


async def test_a_remark_is_said_once(installation: Installation) -> None:
    town = await handed_in(installation)
    asked = await ask_remark(town.coordinator, town.programme_id, (await newest(town)).id)
    await remark(town.coordinator, asked.draft_id, SAID)
    with pytest.raises(Stale):
        await remark(town.coordinator, asked.draft_id, SAID)
    with pytest.raises(Stale):
        await see_remark(town.coordinator, asked.draft_id)
    with pytest.raises(NotFound):
        await remark(town.roads, asked.draft_id, SAID)


async def test_own_reasons_of_before_are_ready_for_a_return_and_for_a_remark(
    installation: Installation,
) -> None:
    town = await handed_in(installation)
    await return_all(town, "Приложите акт", "Уточните единицу", "приложите  акт")
    asked = await ask_reason(town.coordinator, town.programme_id, (await newest(town)).id)
    assert asked.ready == ("приложите акт", "Уточните единицу")
    done = await give_ready_reason(town.coordinator, asked.draft_id, asked.revision, 1)
    assert done.numbers == ("4",)
    assert (await newest(town)).reason == "Уточните единицу"
    await submit(town.roads, town, "4", "50% идут торги, договор готовится к подписанию")
    said = await ask_remark(town.coordinator, town.programme_id, (await newest(town)).id)
    assert set(said.ready) == {"приложите акт", "Уточните единицу"}
    await give_ready_remark(town.coordinator, said.draft_id, said.revision, said.ready.index("приложите акт"))
    assert (await newest(town)).remark == "приложите акт"


async def test_reasons_of_a_colleague_are_not_offered(installation: Installation) -> None:
    town = await handed_in(installation)
    await return_all(town, "Приложите акт")
    second = await member(installation, 50, town.programme_id, Role.COORDINATOR, None)
    assert (await ask_reason(second, town.programme_id, (await newest(town)).id)).ready == ()


async def test_a_button_means_what_it_said_when_it_was_drawn(installation: Installation) -> None:
    town = await handed_in(installation)
    await return_all(town, "Приложите акт")
    version = await newest(town)
    asked = await ask_reason(town.coordinator, town.programme_id, version.id)
    again = await ask_reason(town.coordinator, town.programme_id, version.id)
    for revision, place in ((asked.revision, 0), (again.revision, 1), (again.revision, -1)):
        with pytest.raises(Stale):
            await give_ready_reason(town.coordinator, again.draft_id, revision, place)
    await drop_typed(town.coordinator, again.draft_id)
    with pytest.raises(Stale):
        await give_ready_reason(town.coordinator, again.draft_id, again.revision, 0)
    assert (await newest(town)).state is SubmissionState.SENT
