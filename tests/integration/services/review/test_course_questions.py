"""«Порядок счёта», asked on one screen: an answer changes what was asked about, and nothing else."""

import copy
import io

import docx
import pytest

from domain.programme.document import Course, QuestionKind
from services.context import Installation
from services.plan.count_indicator import toggle_course, toggle_direction
from services.programme.take_file import apply_file
from services.review.answer_question import OpenQuestion, answer_question, see_questions, toggle_level
from tests import sample
from tests.integration.services.programme.test_change_programme import kept, offered
from tests.sample import KOPEYSK, Town, take_in

DECIDED = {"1", "2", "7", "17", "19", "20", "22"}


@pytest.fixture
def undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "ANSWERS", [one for one in sample.ANSWERS if not one.startswith("levels")])


async def asked(town: Town) -> OpenQuestion | None:
    found = await see_questions(town.coordinator, town.programme_id)
    return next((one for one in found.open if one.kind is QuestionKind.COURSE), None)


async def tap(town: Town, *numbers: str) -> None:
    question = await asked(town)
    assert question is not None
    for number in numbers:
        place = question.options.index(number)
        await toggle_level(town.coordinator, town.programme_id, question.id, place)
    await answer_question(town.coordinator, town.programme_id, question.id, 0)


async def levels(town: Town) -> set[str]:
    programme = await kept(town.coordinator, town)
    return {one.number for one in programme.indicators() if one.course is Course.LEVEL}


def with_one_more() -> bytes:
    """The Word file with a No. 28 behind the last row, a percentage."""
    document = docx.Document(str(KOPEYSK))
    table = max(document.tables, key=lambda one: len(one.rows))
    last = table.rows[-1]._tr
    last.addnext(copy.deepcopy(last))
    texts = (
        "28",
        "Новое мероприятие",
        "доля обращений, рассмотренных в срок, %",
        "100 %",
        "99 %",
        "УГХ",
        "-",
    )
    for cell, text in zip(table.rows[-1].cells, texts, strict=True):
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        cell.paragraphs[0].text = text
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


async def take_changed(town: Town) -> None:
    draft = await offered(town.coordinator, with_one_more(), "programme.docx")
    await apply_file(town.coordinator, draft.id, draft.revision)


@pytest.mark.usefixtures("undecided")
async def test_what_was_set_before_stands_unless_it_is_tapped(installation: Installation) -> None:
    town = await take_in(installation)
    for number in ("17", "11"):  # a percentage, which is asked about, and a count, which is not
        await toggle_course(town.coordinator, town.programme_id, town.indicator_ids[number])
    question = await asked(town)
    assert question is not None
    assert ("17" in question.options, "11" in question.options) == (True, False)
    assert question.chosen == ("17",)
    await tap(town, "1")
    assert await levels(town) == {"1", "17", "11"}


async def test_limits_that_were_set_stay(installation: Installation) -> None:
    town = await take_in(installation)
    await toggle_direction(town.coordinator, town.programme_id, town.indicator_ids["9"])
    await take_changed(town)
    await tap(town, "28")
    programme = await kept(town.coordinator, town)
    assert [one.number for one in programme.indicators() if one.less_is_better] == ["9"]


async def test_a_changed_file_asks_about_its_new_indicators_only(installation: Installation) -> None:
    """What was decided by a file of answers was never asked; it stands."""
    town = await take_in(installation)
    assert await levels(town) == DECIDED
    await take_changed(town)
    question = await asked(town)
    assert question is not None
    assert (question.options, question.chosen) == (("28",), ())
    await tap(town, "28")
    assert await levels(town) == {*DECIDED, "28"}


@pytest.mark.usefixtures("undecided")
async def test_what_was_answered_is_asked_again_for_new_indicators(installation: Installation) -> None:
    town = await take_in(installation)
    await tap(town, "1", "2")
    assert await asked(town) is None
    await take_changed(town)
    question = await asked(town)
    assert question is not None
    assert question.options == ("28",)
    await tap(town)
    assert await levels(town) == {"1", "2"}


@pytest.mark.usefixtures("undecided")
async def test_what_is_still_open_goes_on_with_what_was_tapped(installation: Installation) -> None:
    town = await take_in(installation)
    question = await asked(town)
    assert question is not None
    await toggle_level(town.coordinator, town.programme_id, question.id, question.options.index("2"))
    await take_changed(town)
    longer = await asked(town)
    assert longer is not None
    assert longer.options == (*question.options, "28")
    assert longer.chosen == ("2",)
    await tap(town, "28")
    assert await levels(town) == {"2", "28"}
