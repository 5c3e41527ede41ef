"""«Поправить текст»: the coordinator's wording stands beside what whoever handed it in had written."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.figures import form
from domain.refusals import AlreadyDecided, PeriodClosed, Replaced, Stale, UnclearWording, WordedMeanwhile
from models.repositories.submissions import SubmissionFacts
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow, OutboxState
from models.tables.submission import SubmissionState
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import change_draft
from services.figures.open_draft import open_draft
from services.figures.sent_figure import open_card
from services.figures.submit_value import submit_ready, submit_value
from services.figures.tasks import TaskState, list_tasks
from services.notices.executors import ExplanationWorded
from services.notices.kinds import notice_of
from services.periods.close_period import close_period
from services.reports.compile_report import compile_report
from services.review.accept_listed import accept_listed, list_unquestioned, take_back
from services.review.decide_submission import accept_submission
from services.review.return_draft import ask_reason, give_reason
from services.review.see_queue import see_queue
from services.review.told import SaidOfFigure, worded_figure
from services.review.word_anew import WordedAnew, await_wording, see_wording, take_back_wording, word_anew
from tests.doubles import FakeClock
from tests.integration.services.figures.test_figures import drafted, seen, submit
from tests.sample import Town, member, take_in
from tests.word_reader import read

OWN = "работы ведутся по графику"
ANEW = "Работы ведутся в соответствии с графиком"


async def handed_in(installation: Installation) -> Town:
    town = await take_in(installation)
    await submit(town.roads, town, "4", f"50% {OWN}")
    return town


async def newest(town: Town, number: str = "4") -> SubmissionFacts:
    view = await seen(town.coordinator, town)
    return next(one for one in view.items if one.indicator.number == number).versions[-1]


async def reword(ctx: Context, town: Town, text: str = ANEW) -> WordedAnew:
    asked = await await_wording(ctx, town.programme_id, (await newest(town)).id)
    return await word_anew(ctx, asked.draft_id, text)


async def told(town: Town) -> list[SaidOfFigure | None]:
    async with town.roads.read() as session:
        query = select(OutboxRow).where(OutboxRow.kind == ExplanationWorded.KIND).order_by(OutboxRow.id)
        rows = list(await session.scalars(query))
    found = []
    for row in rows:
        assert row.person_id == town.roads.actor.person_id
        notice = notice_of(row.kind, row.payload)
        assert isinstance(notice, ExplanationWorded)
        found.append(await worded_figure(town.roads, notice))
    return found


async def test_the_wording_is_the_next_version_beside_the_original(installation: Installation) -> None:
    town = await handed_in(installation)
    first = await newest(town)
    done = await reword(town.coordinator, town)
    assert (done.was, done.now, done.changed, done.is_own) == (OWN, ANEW, True, False)
    version = await newest(town)
    assert (version.version, version.explanation, version.own_explanation) == (2, ANEW, OWN)
    assert (version.wording, version.state, version.sent_at) == ("50%", SubmissionState.SENT, first.sent_at)
    view = await seen(town.coordinator, town)
    item = next(one for one in view.items if one.indicator.number == "4")
    assert item.versions[0].explanation == OWN, "never overwritten"
    async with town.coordinator.read() as session:
        query = select(AuditEntry).where(AuditEntry.action == "word_explanation")
        [entry] = await session.scalars(query)
    assert entry.actor_id == town.coordinator.actor.person_id
    assert (entry.new["explanation"], entry.new["own_explanation"]) == (ANEW, OWN)
    assert entry.old == {"version": 1, "wording": "50%"}


async def test_an_accepted_figure_stays_accepted_and_the_report_prints_the_wording(
    installation: Installation, clock: FakeClock
) -> None:
    town = await handed_in(installation)
    accepted = await newest(town)
    await accept_submission(town.coordinator, town.programme_id, accepted.id)
    at = clock.now()
    clock.forward(minutes=10)
    await reword(town.coordinator, town)
    version = await newest(town)
    assert (version.state, version.decided_at) == (SubmissionState.ACCEPTED, at), "it was accepted then"
    assert (await see_queue(town.coordinator, town.programme_id)).waiting == ()
    report = await compile_report(town.coordinator, town.programme_id, town.period_id)
    printed = str(read(report.content))
    assert ANEW in printed
    assert OWN not in printed


async def test_whoever_handed_it_in_is_told_what_it_was_and_what_it_is(
    installation: Installation, clock: FakeClock
) -> None:
    town = await handed_in(installation)
    done = await reword(town.coordinator, town)
    assert done.hearer is not None
    assert done.hearer.telegram_id == town.roads.actor.telegram_id
    [said] = await told(town)
    assert said is not None
    assert (said.number, said.version.own_explanation, said.version.explanation) == ("4", OWN, ANEW)
    async with town.roads.read() as session:
        query = select(OutboxRow.due_at).where(OutboxRow.kind == ExplanationWorded.KIND)
        assert list(await session.scalars(query)) == [clock.now() + timedelta(minutes=2)]


async def test_of_what_is_taken_back_before_they_know_they_hear_nothing(installation: Installation) -> None:
    town = await handed_in(installation)
    done = await reword(town.coordinator, town)
    again = await reword(town.coordinator, town, "Идут торги, договор будет подписан в июле")
    assert len(await told(town)) == 1, "the last wording alone"
    with pytest.raises(WordedMeanwhile):
        await take_back_wording(town.coordinator, town.programme_id, done.submission_id)
    back = await take_back_wording(town.coordinator, town.programme_id, again.submission_id)
    assert (back.now, back.is_own, back.untold) == (OWN, True, True)
    assert await told(town) == []
    version = await newest(town)
    assert (version.version, version.explanation, version.own_explanation) == (4, OWN, None)
    with pytest.raises(Stale):
        await take_back_wording(town.coordinator, town.programme_id, version.id)


async def test_what_they_know_they_hear_taken_back(installation: Installation) -> None:
    town = await handed_in(installation)
    done = await reword(town.coordinator, town)
    async with town.coordinator.write() as work:
        row = (
            await work.session.scalars(select(OutboxRow).where(OutboxRow.kind == ExplanationWorded.KIND))
        ).one()
        row.state = OutboxState.SENT
    back = await take_back_wording(town.coordinator, town.programme_id, done.submission_id)
    assert not back.untold
    first, second = await told(town)
    assert first is not None, "who reads it late reads what it was"
    assert second is not None
    assert (second.version.own_explanation, second.version.explanation) == (None, OWN)


async def test_the_same_words_change_nothing(installation: Installation) -> None:
    town = await handed_in(installation)
    done = await reword(town.coordinator, town, f" {OWN}\n")
    assert not done.changed
    assert (await newest(town)).version == 1
    assert await told(town) == []


async def test_without_words_it_is_asked_again(installation: Installation) -> None:
    town = await handed_in(installation)
    asked = await await_wording(town.coordinator, town.programme_id, (await newest(town)).id)
    assert asked.explanation == OWN
    with pytest.raises(UnclearWording):
        await word_anew(town.coordinator, asked.draft_id, "-")
    assert await see_wording(town.coordinator, asked.draft_id) == asked
    assert (await word_anew(town.coordinator, asked.draft_id, ANEW)).changed


async def test_of_two_coordinators_one_is_told_what_the_other_did(installation: Installation) -> None:
    town = await handed_in(installation)
    second = await member(installation, 50, town.programme_id, Role.COORDINATOR, None)
    first = await newest(town)
    asked = await await_wording(second, town.programme_id, first.id)
    await reword(town.coordinator, town)
    with pytest.raises(WordedMeanwhile) as worded:
        await word_anew(second, asked.draft_id, "Другой текст")
    assert (worded.value.number, worded.value.by) == ("4", "сотрудник 10")
    with pytest.raises(WordedMeanwhile):
        await accept_submission(second, town.programme_id, first.id)
    returned = await ask_reason(town.coordinator, town.programme_id, (await newest(town)).id)
    await give_reason(town.coordinator, returned.draft_id, "Приложите акт")
    with pytest.raises(AlreadyDecided) as decided:
        await await_wording(second, town.programme_id, (await newest(town)).id)
    assert (decided.value.what, decided.value.by) == ("returned", "сотрудник 10")
    assert decided.value.reason == "Приложите акт"


async def test_an_accepted_figure_whose_correction_went_back_is_left_alone(
    installation: Installation,
) -> None:
    town = await handed_in(installation)
    accepted = await newest(town)
    await accept_submission(town.coordinator, town.programme_id, accepted.id)
    await submit(town.roads, town, "4", "60% торги прошли")
    asked = await ask_reason(town.coordinator, town.programme_id, (await newest(town)).id)
    await give_reason(town.coordinator, asked.draft_id, "Приложите акт")
    with pytest.raises(AlreadyDecided) as decided:
        await await_wording(town.coordinator, town.programme_id, accepted.id)
    assert decided.value.reason == "Приложите акт"


async def test_a_corrected_figure_and_a_closed_period_are_left_alone(installation: Installation) -> None:
    town = await handed_in(installation)
    first = await newest(town)
    asked = await await_wording(town.coordinator, town.programme_id, first.id)
    await submit(town.roads, town, "4", "60% торги прошли")
    with pytest.raises(Replaced):
        await word_anew(town.coordinator, asked.draft_id, ANEW)
    second = await newest(town)
    asked = await await_wording(town.coordinator, town.programme_id, second.id)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await word_anew(town.coordinator, asked.draft_id, ANEW)
    with pytest.raises(PeriodClosed):
        await await_wording(town.coordinator, town.programme_id, second.id)


async def test_a_correction_begins_with_the_wording_that_stands(installation: Installation) -> None:
    town = await handed_in(installation)
    await reword(town.coordinator, town)
    draft = await drafted(town.roads, town, "4", "60%")
    draft = await answer_draft(town.roads, draft.id, "да", 2)
    await submit_value(town.roads, draft.id, draft.revision)
    version = await newest(town)
    assert (version.version, version.wording, version.explanation) == (3, "60%", ANEW)
    assert version.own_explanation is None, "they have sent it as their own"


async def test_a_draft_that_was_only_looked_at_does_not_bring_the_old_words_back(
    installation: Installation,
) -> None:
    town = await handed_in(installation)
    await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    await reword(town.coordinator, town)
    [tasks] = await list_tasks(town.roads)
    assert next(one for one in tasks.tasks if one.indicator.number == "4").state is TaskState.SENT
    assert await submit_ready(town.roads, town.programme_id) == []
    card = await open_card(town.roads, town.programme_id, town.indicator_ids["4"])
    assert card.item.versions[-1].explanation == ANEW


async def test_an_explanation_that_is_being_typed_anew_is_no_draft_that_says_what_was_sent(
    installation: Installation,
) -> None:
    town = await handed_in(installation)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    await change_draft(town.roads, draft.id, draft.revision, lambda said, _: form.without_explanation(said))
    [tasks] = await list_tasks(town.roads)
    assert next(one for one in tasks.tasks if one.indicator.number == "4").state is TaskState.DRAFT


async def test_the_words_that_were_changed_say_nothing_new_either(installation: Installation) -> None:
    """A sheet that comes back once more, a draft that was only looked at."""
    town = await handed_in(installation)
    await reword(town.coordinator, town)
    version = await newest(town)
    assert [version.has_words(one) for one in (OWN, ANEW, "другие", "", None)] == [True, True, *[False] * 3]


async def test_what_is_sent_with_other_words_stands_for_itself(installation: Installation) -> None:
    town = await handed_in(installation)
    draft = await drafted(town.roads, town, "4", "60% договор подписан, работы начались")
    await reword(town.coordinator, town)
    await submit_value(town.roads, draft.id, draft.revision)
    version = await newest(town)
    assert (version.version, version.explanation) == (3, "договор подписан, работы начались")


async def test_accepting_all_that_is_taken_back_takes_the_new_wording_back_into_the_queue(
    installation: Installation,
) -> None:
    town = await handed_in(installation)
    listed = await list_unquestioned(town.coordinator, town.programme_id)
    done = await accept_listed(town.coordinator, listed.draft_id, listed.revision)
    await reword(town.coordinator, town)
    await take_back(town.coordinator, done.draft_id, done.revision)
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    assert (waiting.submission.version, waiting.submission.explanation) == (2, ANEW)
    assert waiting.accepted is None


async def test_a_list_that_was_shown_does_not_accept_words_that_were_not_on_it(
    installation: Installation,
) -> None:
    town = await handed_in(installation)
    listed = await list_unquestioned(town.coordinator, town.programme_id)
    await reword(town.coordinator, town)
    done = await accept_listed(town.coordinator, listed.draft_id, listed.revision)
    assert done.figures == ()


async def test_a_list_is_not_taken_back_once_its_period_is_closed(installation: Installation) -> None:
    town = await handed_in(installation)
    listed = await list_unquestioned(town.coordinator, town.programme_id)
    done = await accept_listed(town.coordinator, listed.draft_id, listed.revision)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await take_back(town.coordinator, done.draft_id, done.revision)
