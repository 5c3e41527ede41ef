"""What is computed from other indicators follows them, in order; marked, and told once.

By hand: № 2 is 8 (see ``quarters``); № 5 is факт(«2»)/2 = 4, № 6 is факт(«5») + 1 = 5.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.anew import Because
from domain.figures.computed import reopened
from domain.figures.form import Answers, Asked, Step
from domain.methodology.asking import wanted
from domain.methodology.model import Formula, Methodology
from domain.programme.document import Assignment, Course, Indicator, Measure, Part
from models.repositories.programme import programmes
from models.tables.submission import SubmissionState
from services.computing.recomputed import figures_recomputed
from services.context import Installation
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import change_draft
from services.figures.open_draft import open_draft, see_draft
from services.figures.submit_value import submit_value
from services.notices.coordinators import FiguresRecomputed
from services.notices.executors import DraftRecomputed, OwnRecomputed
from services.periods.open_period import open_period
from services.plan.plan_indicator import await_plan, change_target
from services.review.accept_listed import accept_listed, list_unquestioned, take_back
from services.review.return_draft import ask_reason, give_reason
from tests.doubles import FakeClock
from tests.integration.services.computing.quarters import (
    EIGHT,
    change,
    close,
    formula,
    hand_in,
    override,
    programme_of,
    reopen,
    take_file,
    told,
)
from tests.integration.services.computing.test_changed_formula import HALVED, accept, mark, newest
from tests.integration.services.figures.test_computed import send
from tests.integration.services.figures.test_statement_counts import statements
from tests.mytishchi import ADVERTISING, EVENING, MEDIA_OFFICE, Mytishchi, mytishchi

SENT = SubmissionState.SENT


def computed(number: str, text: str, who: str) -> Measure:
    """A row whose value is a formula of others."""
    name = "Э"
    method = Methodology(number, date(2019, 7, 30), name, (Formula(name, text),), ())
    one = Indicator(
        number=number,
        wording=f"Эффективность {number}",
        target="2022 год – 4",
        executors=who,
        unit="балл",
        course=Course.LEVEL,
        assignments=(Assignment(who, Part.HANDS_IN),),
        methodology=(method,),
    )
    return Measure(number, one.wording, (one,))


@pytest.fixture
async def town(installation: Installation, clock: FakeClock) -> Mytishchi:
    """With two rows that are computed from № 2."""
    clock.move(EVENING)
    town = await mytishchi(installation)
    return await with_rows(
        town, computed("5", "факт(«2»)/2", ADVERTISING), computed("6", "факт(«5») + 1", MEDIA_OFFICE)
    )


async def with_rows(town: Mytishchi, *rows: Measure) -> Mytishchi:
    programme = await programme_of(town)
    await take_file(town, replace(programme, rows=(*programme.rows, *rows)))
    async with town.coordinator.read() as session:
        found = await programmes.indicators(session, town.programme_id, date(2022, 4, 4))
    return replace(town, indicator_ids={row.number: row.id for row in found})


async def hand_in_computed(town: Mytishchi, number: str) -> None:
    who = town.advertising if number == "5" else town.media
    await send(who, await open_draft(who, town.programme_id, town.indicator_ids[number]))


async def value(town: Mytishchi, number: str) -> Decimal | None:
    return (await newest(town, number)).value


async def test_a_figure_is_computed_from_another_as_it_counts(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["5"])
    assert view.answers.value == Decimal(4)
    await send(town.advertising, view)
    await hand_in_computed(town, "6")
    assert (await value(town, "5"), await value(town, "6")) == (Decimal(4), Decimal(5))


async def test_nothing_is_computed_from_what_was_not_handed_in(town: Mytishchi) -> None:
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["5"])
    assert view.step is Step.NO_VALUE


async def test_what_follows_is_computed_anew_in_order_and_told_once(
    town: Mytishchi, clock: FakeClock
) -> None:
    """7,5/2 = 3,75; 3,75 + 1 = 4,75."""
    await hand_in(town, "2", EIGHT)
    await hand_in_computed(town, "5")
    await hand_in_computed(town, "6")
    clock.forward(minutes=5)
    await override(town, "2", "7,5\nпо данным сверки")
    assert (await value(town, "5"), await value(town, "6")) == (Decimal("3.75"), Decimal("4.75"))
    assert (await mark(town, "5")).because is Because.FIGURE
    assert (await mark(town, "6")).was == "5,00"
    [notice] = await told(town.coordinator, FiguresRecomputed)
    found = await figures_recomputed(town.coordinator, notice)
    assert found is not None
    lines = [(one.item.indicator.number, one.was, one.now) for one in found.periods[0].figures]
    assert lines == [("5", "4,00", "3,75"), ("6", "5,00", "4,75")]
    assert len(await told(town.advertising, OwnRecomputed)) == 1


def march_handled_again(answers: Answers, asked: Asked) -> Answers:
    """Nотр of March is asked anew."""
    assert asked.methodology is not None
    keys = [one.key for one in wanted(asked.methodology, asked.period)]
    return reopened(answers, asked, keys.index("Nотр@3"))


async def test_a_correction_counts_only_once_it_is_accepted(town: Mytishchi) -> None:
    """A month in which 97 of 100 were handled: A2 = 2,97/3 = 0,99, A = 4 + 3,96 = 7,96."""
    await hand_in(town, "2", EIGHT)
    await accept(town, "2")
    await hand_in_computed(town, "5")
    view = await open_draft(town.media, town.programme_id, town.indicator_ids["2"])
    view = await change_draft(town.media, view.id, view.revision, march_handled_again)
    view = await answer_draft(town.media, view.id, "97", 1)
    view = await answer_draft(town.media, view.id, "да", 2)  # the explanation holds
    await submit_value(town.media, view.id, view.revision)
    assert await value(town, "2") == Decimal("7.96")
    assert await value(town, "5") == Decimal(4)
    await accept(town, "2")
    assert await value(town, "5") == Decimal("3.98")


async def test_what_a_returned_figure_gave_stays_marked(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await hand_in_computed(town, "5")
    reason = await ask_reason(town.coordinator, town.programme_id, (await newest(town, "2")).id)
    await give_reason(town.coordinator, reason.draft_id, "проверьте подписчиков")
    assert await value(town, "5") == Decimal(4)
    assert (await mark(town, "5")).problems
    await hand_in(town, "2", EIGHT)
    assert not (await mark(town, "5")).stands_still


async def test_a_formula_that_changes_carries_on_to_what_follows(town: Mytishchi) -> None:
    """4 + 1·2 = 6; 6/2 = 3; 3 + 1 = 4."""
    await hand_in(town, "2", EIGHT)
    await hand_in_computed(town, "5")
    await hand_in_computed(town, "6")
    await change(town, "2", HALVED)
    assert (await value(town, "5"), await value(town, "6")) == (Decimal(3), Decimal(4))


async def test_a_list_that_is_accepted_and_taken_back_changes_nothing_that_follows(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    await hand_in_computed(town, "5")
    listed = await list_unquestioned(town.coordinator, town.programme_id)
    done = await accept_listed(town.coordinator, listed.draft_id, listed.revision)
    await take_back(town.coordinator, done.draft_id, done.revision)
    found = await newest(town, "5")
    assert (found.value, found.state) == (Decimal(4), SENT)


async def test_a_draft_follows_and_its_author_is_told(town: Mytishchi) -> None:
    await hand_in(town, "2", EIGHT)
    view = await open_draft(town.advertising, town.programme_id, town.indicator_ids["5"])
    await override(town, "2", "7,5\nпо данным сверки")
    [notice] = await told(town.advertising, DraftRecomputed)
    assert (notice.draft_id, notice.was) == (view.id, "4,00")
    assert (await see_draft(town.advertising, view.id)).answers.wording == "3,75"


async def test_a_reopened_period_follows_by_its_own_formula(town: Mytishchi) -> None:
    """3·… is of later periods: 7,5/2 = 3,75."""
    await hand_in(town, "2", EIGHT)
    await hand_in_computed(town, "5")
    await close(town)
    await change(town, "5", formula("Э", "факт(«2»)·3"))
    await reopen(town)
    await override(town, "2", "7,5\nпо данным сверки")
    assert await value(town, "5") == Decimal("3.75")


async def test_a_target_that_changes_is_followed(installation: Installation, clock: FakeClock) -> None:
    """8/8·100 = 100 becomes 8/10·100 = 80."""
    clock.move(EVENING)
    town = await with_rows(
        await mytishchi(installation), computed("5", "факт(«2»)/план(«2»)·100", ADVERTISING)
    )
    await hand_in(town, "2", EIGHT)
    await hand_in_computed(town, "5")
    draft_id = await await_plan(town.coordinator, town.programme_id, town.indicator_ids["2"], what="target")
    await change_target(town.coordinator, draft_id, "10\nпостановление № 1\nс 01.01.2022")
    assert await value(town, "5") == Decimal(80)


async def test_an_earlier_periods_figure_is_followed(installation: Installation, clock: FakeClock) -> None:
    """The first quarter's 8 of the second's 8 are 100 %; corrected to 4 it is 200 %."""
    clock.move(EVENING)
    growth = computed("5", "факт(«2»)/прошлый_период(факт(«2»))·100", ADVERTISING)
    town = await with_rows(await mytishchi(installation), growth)
    await hand_in(town, "2", EIGHT)
    first = town.period_id
    opened = await open_period(town.coordinator, town.programme_id, first)
    clock.forward(days=91)
    later = replace(town, period_id=opened.periods.lines[0].id)
    await hand_in(
        later, "2", {**EIGHT, "AR": "36 540", "просмотры": "6 577 200", "SI": "657 720", "NПОСТ": "2880"}
    )
    assert await value(later, "2") == Decimal(8)
    await hand_in_computed(later, "5")
    assert await value(later, "5") == Decimal(100)
    await override(town, "2", "4\nпо данным сверки")
    assert await value(later, "5") == Decimal(200)


async def test_statements_do_not_grow_with_what_follows(installation: Installation, clock: FakeClock) -> None:
    """Opening and answering a figure that looks at one other, and at all of them."""
    clock.move(EVENING)
    town = await mytishchi(installation)
    counts = []
    for text, who, other in (
        ("факт(«2»)/2", town.advertising, "4"),
        ("сумма(показатели: факт)", town.media, "2"),
    ):
        town = await with_rows(town, computed(str(len(town.indicator_ids) + 1), text, ADVERTISING))
        number = max(town.indicator_ids)
        await open_draft(who, town.programme_id, town.indicator_ids[other])
        with statements(installation.database) as sent:
            await open_draft(town.advertising, town.programme_id, town.indicator_ids[number])
        counts.append([one[:150] for one in sent])
    assert len(counts[0]) == len(counts[1]), "\n".join([*counts[0], "----", *counts[1]])
