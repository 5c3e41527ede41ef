"""Every way in which a figure is handed in, changed or decided about asks whether its period takes it.

The half-year is open again for № 4 alone; of № 7, of the same unit, nothing lands by any way.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import update

from domain.anew import Because
from domain.drafts import DraftKind
from domain.refusals import PartlyOpen, PeriodClosed
from models.repositories import submissions
from models.repositories.programme import periods
from models.tables.draft import Draft
from models.tables.person import Membership
from models.tables.submission import Submission, SubmissionState
from services.ahead.decide_due import accept_due
from services.computing.recompute import recompute
from services.consent.agree import agree_to_figure
from services.context import Context, Installation
from services.evidence.attach import await_evidence
from services.evidence.new_piece import line_of
from services.figures.answer_draft import answer_draft, edit_answer
from services.figures.change_draft import await_words
from services.figures.figure_draft import FigureDraft
from services.figures.make_version import as_before, make_version
from services.figures.open_draft import open_draft
from services.figures.sent_figure import open_card
from services.figures.submit_value import submit_ready, submit_value
from services.figures.take_message import take_numbered
from services.for_whom.hand_in_for import hand_in_for, name_source
from services.periods.close_period import close_period
from services.review.decide_submission import accept_submission
from services.review.override_value import await_override
from services.review.remark import ask_remark
from services.review.return_draft import ask_reason
from services.review.word_anew import await_wording
from services.unit_sheet.give_sheet import give_sheet
from services.unit_sheet.see_sheet import see_sheet
from services.unit_sheet.take_sheet import take_sheet
from tests.doubles import FakeClock
from tests.filled_sheet import filled
from tests.integration.services.contributions.office import open_office
from tests.integration.services.periods.opened_again import reopen
from tests.sample import Town, take_in


@dataclass(frozen=True, slots=True)
class Begun:
    """What stood when the half-year was closed: a figure in the queue, and a correction of it that lacks
    nothing, of № 4 and of № 7; a sheet of the unit's with both."""

    town: Town
    drafts: dict[str, FigureDraft]
    sent: dict[str, int]
    executor_id: int
    sheet: bytes

    @property
    def period_id(self) -> int:
        return self.town.period_id

    def about(self, number: str) -> tuple[int, int, int]:
        return self.town.programme_id, self.town.indicator_ids[number], self.period_id


Way = Callable[[Begun, str], Awaitable[object]]


@pytest.fixture
async def begun(installation: Installation, clock: FakeClock) -> Begun:
    town = await take_in(installation)
    drafts, sent = {}, {}
    for number in ("4", "7"):
        draft = await _said(town, number, "50%, идут работы")
        await submit_value(town.roads, draft.id, draft.revision)
        drafts[number] = await _said(town, number, "60% сверили с актами")
        sent[number] = await _newest(town, number)
    unit = drafts["4"].item.indicator.hands_in_id or 0
    given = await give_sheet(town.roads, town.programme_id, unit, town.period_id)
    sheet = filled(given.content, {"4": ("61 %", "идут работы"), "7": ("61 %", "идут работы")})
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await reopen(town.coordinator, town.programme_id, town.period_id, whom="№ 4")
    return Begun(town, drafts, sent, unit, sheet)


async def _said(town: Town, number: str, text: str) -> FigureDraft:
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids[number])
    return await answer_draft(town.roads, draft.id, text, int(number))


async def _newest(town: Town, number: str) -> int:
    async with town.coordinator.read() as session:
        known = await submissions.of_some(
            session, town.programme_id, [town.period_id], [town.indicator_ids[number]]
        )
    return known[-1].id


async def by_card(begun: Begun, number: str) -> object:
    return await open_card(begun.town.roads, *begun.about(number))


async def by_correction(begun: Begun, number: str) -> object:
    return await open_draft(begun.town.roads, *begun.about(number))


async def by_answer(begun: Begun, number: str) -> object:
    return await answer_draft(begun.town.roads, begun.drafts[number].id, "70%", 4)


async def by_words(begun: Begun, number: str) -> object:
    draft = await _draft(begun, number)
    return await await_words(begun.town.roads, begun.drafts[number].id, draft.revision)


async def by_sending(begun: Begun, number: str) -> object:
    draft = await _draft(begun, number)
    return await submit_value(begun.town.roads, draft.id, draft.revision)


async def _draft(begun: Begun, number: str) -> Draft:
    async with begun.town.roads.read() as session:
        return await session.get_one(Draft, begun.drafts[number].id)


async def by_message(begun: Begun, number: str) -> object:
    return await take_numbered(begun.town.roads, [(number, "70% идут работы")])


async def by_editing(begun: Begun, number: str) -> object:
    return await edit_answer(begun.town.roads, "71%", int(number))


async def by_coordinator(begun: Begun, number: str) -> object:
    question = await hand_in_for(
        begun.town.coordinator, begun.town.programme_id, begun.executor_id, begun.period_id
    )
    if question.question_id is not None:
        await name_source(begun.town.coordinator, question.question_id, "письмо от 07.07")
    assert [one.indicator.number for one in question.tasks.tasks] == ["4"]
    return await open_draft(begun.town.coordinator, *begun.about(number))


async def by_coordinators_message(begun: Begun, number: str) -> object:
    await by_coordinator(begun, "4")
    return await take_numbered(begun.town.coordinator, [(number, "70% идут работы")])


async def by_evidence(begun: Begun, number: str) -> object:
    new = line_of("основание: акт № 14", 9)
    return await await_evidence(begun.town.roads, *begun.about(number), new=new)


async def by_acceptance(begun: Begun, number: str) -> object:
    return await accept_submission(begun.town.coordinator, begun.town.programme_id, begun.sent[number])


async def by_return(begun: Begun, number: str) -> object:
    return await ask_reason(begun.town.coordinator, begun.town.programme_id, begun.sent[number])


async def by_override(begun: Begun, number: str) -> object:
    return await await_override(begun.town.coordinator, begun.town.programme_id, begun.sent[number])


async def by_another_text(begun: Begun, number: str) -> object:
    return await await_wording(begun.town.coordinator, begun.town.programme_id, begun.sent[number])


async def by_remark(begun: Begun, number: str) -> object:
    return await ask_remark(begun.town.coordinator, begun.town.programme_id, begun.sent[number])


async def by_consent(begun: Begun, number: str) -> object:
    """As if it waited for the head of its unit."""
    roads = begun.town.roads
    async with begun.town.coordinator.write() as work:
        connection = await work.session.connection()
        head = update(Membership).where(Membership.person_id == roads.actor.person_id)
        await connection.execute(head.values(is_head=True))
        waits = update(Submission).where(Submission.id == begun.sent[number])
        await connection.execute(waits.values(state=SubmissionState.AGREEING))
    return await agree_to_figure(roads, begun.town.programme_id, begun.sent[number])


async def by_due_date(begun: Begun, number: str) -> object:
    """As if one had been proposed with it."""
    async with begun.town.coordinator.write() as work:
        with_date = update(Submission).where(Submission.id == begun.sent[number])
        await (await work.session.connection()).execute(with_date.values(due_proposed=date(2022, 10, 1)))
    return await accept_due(begun.town.coordinator, begun.town.programme_id, begun.sent[number])


async def by_any_version(begun: Begun, number: str) -> object:
    """The door that all of them pass: also what is forgotten above is refused here."""
    async with begun.town.coordinator.write() as work:
        latest = await work.session.get_one(Submission, begun.sent[number])
        return await make_version(work, as_before(latest, explanation="иначе"), "for_the_test")


WAYS: tuple[Way, ...] = (
    by_card, by_correction, by_answer, by_words, by_sending, by_message, by_editing, by_coordinator,
    by_coordinators_message, by_evidence, by_acceptance, by_return, by_override, by_another_text,
    by_remark, by_consent, by_due_date, by_any_version,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
async def test_it_leads_to_what_is_open_again_and_to_nothing_else(begun: Begun, way: Way) -> None:
    with pytest.raises(PeriodClosed) as refused:
        await way(begun, "7")
    assert isinstance(refused.value, PartlyOpen)
    assert await way(begun, "4")
    assert await _newest(begun.town, "7") == begun.sent["7"]


async def test_all_at_once_sends_what_is_open_again(begun: Begun) -> None:
    receipts = await submit_ready(begun.town.roads, begun.town.programme_id, begun.period_id)
    assert [one.number for one in receipts] == ["4"]


async def test_a_sheet_that_comes_back_gives_what_is_open_again(begun: Begun) -> None:
    roads = begun.town.roads
    draft = await _sheet_of(roads, begun.sheet)
    assert [one.number for one in (await see_sheet(roads, draft)).figures] == ["4"]
    taken = await take_sheet(roads, draft, 1)
    assert [one.number for one in taken.receipts] == ["4"]
    given = await give_sheet(roads, begun.town.programme_id, begun.executor_id, begun.period_id)
    assert given.total == 1


async def _sheet_of(ctx: Context, content: bytes) -> int:
    content_hash = await ctx.files.put(content)
    async with ctx.write() as work:
        draft = Draft(
            person_id=await work.person_id(),
            kind=DraftKind.SHEET,
            subject=content_hash,
            step="",
            answers={},
            chat_id=0,
            touched_at=work.now,
        )
        work.writer.add(draft)
        await work.writer.flush()
        return draft.id


async def test_nothing_is_computed_anew_but_what_is_open_again(begun: Begun) -> None:
    """As if both were computed, and their formula gone: each would stand marked."""
    town = begun.town
    async with town.coordinator.write() as work:
        marked = update(Submission).values(working={"flags": [], "unreliable": ""})
        await (await work.session.connection()).execute(marked)
        [period] = await periods.collected_periods(work.session, town.programme_id)
        ids = [town.indicator_ids[one] for one in ("4", "7")]
        await recompute(work, town.programme_id, period, ids, Because.METHODOLOGY)
    assert await _newest(town, "7") == begun.sent["7"]
    assert await _newest(town, "4") != begun.sent["4"]


async def test_a_part_is_given_where_its_figure_is_open_again(installation: Installation) -> None:
    office = await open_office(installation)
    town = office.town
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await reopen(town.coordinator, town.programme_id, town.period_id, whom="№ 4")
    with pytest.raises(PartlyOpen):
        await office.give(office.mfc, "МФЦ", "5 объявлений")
    await reopen(town.coordinator, town.programme_id, town.period_id, whom="№ 23")
    assert await office.give(office.mfc, "МФЦ", "5 объявлений")
