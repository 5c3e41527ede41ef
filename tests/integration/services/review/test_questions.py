"""Questions about a programme's document, answered late."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from domain.figures.form import Step
from domain.methodology.given import Decided
from domain.programme.document import Part, Programme, Question, QuestionKind
from domain.refusals import Stale
from models.repositories.programme import question_rows
from models.tables.submission import Submission
from services.context import Installation
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import ask_again
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.periods.close_period import close_period
from services.periods.open_period import open_period
from services.programme.ask_questions import add_questions
from services.programme.write_document import write_document
from services.review.answer_question import OpenQuestion, answer_question, see_questions
from tests import sample
from tests.integration.services.figures.test_figures import submit
from tests.integration.services.programme.test_change_programme import kept, on_top, renumbered, without
from tests.sample import Town, leave_open, take_in


async def asked(town: Town, number: str) -> OpenQuestion:
    found = await see_questions(town.coordinator, town.programme_id)
    return next(one for one in found.open if one.number == number)


async def answer(town: Town, number: str, text: str) -> None:
    question = await asked(town, number)
    place = question.answers.index(text)
    left = await answer_question(town.coordinator, town.programme_id, question.id, place)
    assert question.id not in {one.id for one in left.open}


async def figures(town: Town, number: str) -> list[tuple[int, int, Decimal | None]]:
    async with town.coordinator.read() as session:
        query = select(Submission).where(Submission.indicator_id == town.indicator_ids[number])
        rows = (await session.scalars(query.order_by(Submission.id))).all()
        return [(row.period_id, row.version, row.value) for row in rows]


async def test_a_chosen_number_goes_to_the_figure_that_was_asked_about(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    await open_period(town.coordinator, town.programme_id, town.period_id)
    await submit(town.buses, town, "3", "40 по итогам года")
    ((_, _, _), (following, _, _)) = before = await figures(town, "3")
    assert following != town.period_id
    await answer(town, "3", "24")
    assert await figures(town, "3") == [*before, (town.period_id, 2, Decimal(24))]


async def test_a_question_is_answered_once(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    question = await asked(town, "3")
    await answer(town, "3", "24")
    before = await figures(town, "3")
    with pytest.raises(Stale):
        await answer_question(town.coordinator, town.programme_id, question.id, 0)
    assert await figures(town, "3") == before


async def test_a_chosen_number_replaces_no_newer_figure(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    sent = await open_draft(town.buses, town.programme_id, town.indicator_ids["3"])
    asked_again = await ask_again(town.buses, sent.id, sent.revision, Step.VALUE)
    row = await answer_draft(town.buses, asked_again.id, "40 по уточнённым данным", 1)
    await submit_value(town.buses, row.id, row.revision)
    before = await figures(town, "3")
    assert len(before) == 2
    await answer(town, "3", "24")
    assert await figures(town, "3") == before


async def test_a_chosen_number_changes_no_closed_period(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    before = await figures(town, "3")
    await answer(town, "3", "24")
    assert await figures(town, "3") == before


async def test_questions_go_with_their_rows(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "ANSWERS", [one for one in sample.ANSWERS if not one.startswith("22")])
    town = await take_in(installation)
    before = await kept(town.coordinator, town)
    question = await asked(town, "22")
    await write(town, renumbered(before, on_top))
    assert (await asked(town, "23")).id == question.id
    await answer(town, "23", "УГХ")
    now = {one.number: one for one in (await kept(town.coordinator, town)).indicators()}
    assert now["22"].assignments == {one.number: one for one in before.indicators()}["21"].assignments
    assert [one.executor for one in now["23"].assignments if one.part is Part.HANDS_IN] == ["УГХ"]


async def test_decisions_go_with_their_rows(installation: Installation) -> None:
    town = await take_in(installation)
    both = [Question(QuestionKind.DECISION, "2", name, ("да", "нет"), name) for name in ("one", "two")]
    levels = Question(QuestionKind.COURSE, "", "", ("1", "12", "13"), "1,12,13")
    async with town.coordinator.write() as work:
        await add_questions(work, town.programme_id, both, with_figures=False)
    await leave_open(town, levels)
    await answer(town, "2", "нет")
    plain = await kept(town.coordinator, town)
    await write(town, renumbered(without(plain, "12"), on_top))
    async with town.coordinator.read() as session:
        decided = await question_rows.decisions(session, town.programme_id)
        rows = {row.key: row for row in await question_rows.every(session, town.programme_id)}
    assert decided == {town.indicator_ids["2"]: (Decided("one", "нет"),)}
    assert {"3:decision:one", "3:decision:two"} <= set(rows)
    assert (rows[":course"].options, rows[":course"].proposal) == (["2", "13"], "2,13")


async def test_a_question_about_a_row_that_is_gone_waits_for_it(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "ANSWERS", [one for one in sample.ANSWERS if not one.startswith("22")])
    town = await take_in(installation)
    question = await asked(town, "22")
    before = await kept(town.coordinator, town)
    await write(town, without(before, "22"))
    found = await see_questions(town.coordinator, town.programme_id)
    assert question.id not in {one.id for one in found.open}
    await write(town, before)
    assert (await asked(town, "22")).id == question.id


async def write(town: Town, document: Programme) -> None:
    async with town.coordinator.write() as work:
        await write_document(work, town.programme_id, document)
