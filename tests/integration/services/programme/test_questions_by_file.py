"""A programme's file closes the questions that it answers, no other, and opens none that was answered."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from domain.programme.document import Course, Part, Programme, QuestionKind
from models.repositories.programme import documents, question_rows
from programmes.answers.lines import apply_answers
from programmes.excel.file import write_excel
from programmes.reading import read_document
from programmes.yaml.file import write_yaml
from services.context import Context, Installation
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.programme.take_file import apply_file
from services.review.answer_question import answer_question, see_questions, toggle_level
from tests.integration.services.programme.test_change_programme import offered
from tests.sample import KOPEYSK, Town, take_in

DOCUMENT = read_document(KOPEYSK.read_bytes(), KOPEYSK.name)
WORKBOOK = write_excel(DOCUMENT.programme, DOCUMENT.period, DOCUMENT.questions)
PLAIN = write_yaml(DOCUMENT.programme, DOCUMENT.period, questions=DOCUMENT.questions)
QUESTIONS, ROWS = "Вопросы", "Показатели"


async def asked(ctx: Context, programme_id: int) -> set[str]:
    async with ctx.read() as session:
        return {row.key for row in await question_rows.open_of(session, programme_id)}


async def kept(ctx: Context, town: Town) -> Programme:
    async with ctx.read() as session:
        return await documents.document(session, town.programme_id)


def edited(change: Callable[[Any], None]) -> bytes:
    """The workbook as a coordinator saved it."""
    book = openpyxl.load_workbook(io.BytesIO(WORKBOOK))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def cell(book: Any, sheet: str, key: str, title: str) -> Any:
    """The cell of the row that begins with ``key`` in any column, under ``title``."""
    rows = list(book[sheet].iter_rows())
    column = next(at for at, one in enumerate(rows[0]) if one.value == title)
    return next(row for row in rows[1:] if key in [one.value for one in row])[column]


def answered(key: str, answer: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        cell(book, QUESTIONS, key, "Ответ").value = answer

    return change


@pytest.mark.parametrize(("name", "content"), [("к.xlsx", WORKBOOK), ("к.yaml", PLAIN)], ids=["xlsx", "yaml"])
async def test_word_through_a_file_leaves_the_same_questions_open(
    installation: Installation, name: str, content: bytes
) -> None:
    town = await take_in(installation, bare=True)
    ctx = town.coordinator
    other = await import_file(ctx, content, name, (), Setup(municipality="Другой округ"))
    here = {key for key in await asked(ctx, town.programme_id) if "several" not in key}
    assert await asked(ctx, other.stored.programme_id) == here
    assert "course" in {key.split(":")[1] for key in here}


@pytest.mark.parametrize(("name", "content"), [("к.xlsx", WORKBOOK), ("к.yaml", PLAIN)], ids=["xlsx", "yaml"])
async def test_a_file_that_decides_nothing_closes_no_question(
    installation: Installation, name: str, content: bytes
) -> None:
    town = await take_in(installation, bare=True)
    before = await asked(town.coordinator, town.programme_id)
    renamed = content if name.endswith("xlsx") else content.replace(b"100%", b"90 %", 1)
    if name.endswith("xlsx"):
        renamed = edited(lambda book: setattr(cell(book, ROWS, "4", "Целевое значение"), "value", "90 %"))
    draft = await offered(town.coordinator, renamed, name)
    await apply_file(town.coordinator, draft.id, draft.revision)
    assert await asked(town.coordinator, town.programme_id) == before


async def test_answers_given_in_the_chat_stay(installation: Installation) -> None:
    town = await take_in(installation, bare=True)
    ctx, programme_id = town.coordinator, town.programme_id
    open_now = (await see_questions(ctx, programme_id)).open
    course = next(one for one in open_now if one.kind is QuestionKind.COURSE)
    await toggle_level(ctx, programme_id, course.id, 0)
    await answer_question(ctx, programme_id, course.id, 0)
    who = next(one for one in open_now if one.kind is QuestionKind.WHO_HANDS_IN)
    await answer_question(ctx, programme_id, who.id, who.answers.index("УГХ"))
    top = next(one for one in open_now if one.kind is QuestionKind.RANGE_TOP)
    await answer_question(ctx, programme_id, top.id, 0)
    before, left = await kept(ctx, town), await asked(ctx, programme_id)
    assert {one.course for one in before.indicators()} == {Course.LEVEL, Course.RUNNING_TOTAL}
    for name, content in (("к.xlsx", WORKBOOK), ("к.yaml", PLAIN)):
        draft = await offered(ctx, content, name)
        assert draft.change is not None
        assert not draft.change.difference, draft.change.difference
    changed = edited(lambda book: setattr(cell(book, ROWS, "4", "Целевое значение"), "value", "90 %"))
    draft = await offered(ctx, changed, "к.xlsx")
    await apply_file(ctx, draft.id, draft.revision)
    after = {one.number: one for one in (await kept(ctx, town)).indicators()}
    was = {one.number: one for one in before.indicators()}
    assert after["4"].target == "90 %"
    assert {number: one.course for number, one in after.items()} == {n: one.course for n, one in was.items()}
    assert after["22"].assignments == was["22"].assignments
    assert after["5"].range_top_is_limit is was["5"].range_top_is_limit is False
    assert await asked(ctx, programme_id) == left


async def test_an_answer_typed_into_the_sheet_answers(installation: Installation) -> None:
    town = await take_in(installation, bare=True)
    ctx = town.coordinator

    def change(book: Any) -> None:
        answered("порядок счёта", "1, 2; 7")(book)
        answered("выше верхней границы", "Тоже выполнено ")(book)
        answered("22", "угх")(book)

    draft = await offered(ctx, edited(change), "к.xlsx")
    await apply_file(ctx, draft.id, draft.revision)
    now = {one.number: one for one in (await kept(ctx, town)).indicators()}
    assert [number for number, one in now.items() if one.course is Course.LEVEL] == ["1", "2", "7"]
    assert now["5"].range_top_is_limit is False
    assert [one.executor for one in now["22"].assignments if one.part is Part.HANDS_IN] == ["УГХ"]
    kinds = {key.split(":")[1] for key in await asked(ctx, town.programme_id)}
    assert not kinds & {"course", "range_top", "who_hands_in"}
    assert {"narrative", "target_parts", "same_executor"} <= kinds


async def test_a_cell_that_was_decided_answers_for_its_row_only(installation: Installation) -> None:
    town = await take_in(installation, bare=True)
    ctx = town.coordinator

    def change(book: Any) -> None:
        cell(book, ROWS, "1", "Порядок счёта").value = "уровень"
        cell(book, ROWS, "2", "Порядок счёта").value = "нарастающим итогом"

    draft = await offered(ctx, edited(change), "к.xlsx")
    await apply_file(ctx, draft.id, draft.revision)
    async with ctx.read() as session:
        rows = {row.kind: row for row in await question_rows.open_of(session, town.programme_id)}
    left = rows[QuestionKind.COURSE].options
    assert {"1", "2"}.isdisjoint(left)
    assert "7" in left
    assert (
        next(one.course for one in (await kept(ctx, town)).indicators() if one.number == "1") is Course.LEVEL
    )


async def test_what_was_answered_beside_a_file_is_not_asked_by_the_next(installation: Installation) -> None:
    town = await take_in(installation, bare=True, answers=("5=top_is_met", "levels=1,2"))
    ctx = town.coordinator
    before = await asked(ctx, town.programme_id)
    assert not any("range_top" in key or "course" in key for key in before)
    changed = edited(lambda book: setattr(cell(book, ROWS, "4", "Целевое значение"), "value", "90 %"))
    draft = await offered(ctx, changed, "к.xlsx")
    await apply_file(ctx, draft.id, draft.revision)
    assert await asked(ctx, town.programme_id) == before


async def test_a_workbook_without_the_sheet_decides_nothing_by_its_usual_values(
    installation: Installation,
) -> None:
    """As those are that the bot wrote before it had one."""
    town = await take_in(installation, bare=True)
    ctx = town.coordinator
    before = await asked(ctx, town.programme_id)

    def change(book: Any) -> None:
        del book[QUESTIONS]
        for sheet_row in book[ROWS].iter_rows(min_row=2):
            for one in sheet_row:
                usual = {"L": "нарастающим итогом", "N": "да", "O": "нет"}
                if one.value == "не решено":
                    one.value = usual[one.column_letter]
        cell(book, ROWS, "4", "Целевое значение").value = "90 %"

    draft = await offered(ctx, edited(change), "к.xlsx")
    await apply_file(ctx, draft.id, draft.revision)
    assert await asked(ctx, town.programme_id) == before


def test_a_document_answered_in_the_workbook_is_the_one_answered_beside_it() -> None:
    said = read_document(edited(answered("порядок счёта", "1,2,7")), "к.xlsx").programme
    assert said == apply_answers(DOCUMENT, ["levels=1,2,7"]).document.programme
