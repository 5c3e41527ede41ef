"""A long explanation in several messages, as Telegram's clients cut it."""

from domain.figures.form import Step
from domain.figures.numbers import Reading, Trouble
from services.context import Installation
from services.drafts.find_draft import is_going_on
from services.figures.answer_draft import answer_draft, edit_answer
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.reports.compile_report import compile_report
from services.review.decide_submission import accept_submission
from services.review.see_queue import see_queue
from tests.doubles import FakeClock
from tests.sample import take_in
from tests.word_reader import read

FIRST = "Работы ведутся по графику, подробности: https://vk.com/wall-171013929_14464. " * 50
SECOND = "5. Второе сообщение: https://ok.ru/topic/154999672617834; 12 публикаций"


async def test_pieces_that_come_at_once_are_one_explanation_and_stand_whole_in_the_report(
    installation: Installation, clock: FakeClock
) -> None:
    town = await take_in(installation)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    await answer_draft(town.roads, draft.id, f"50% {FIRST}", 1)
    assert await is_going_on(town.roads, draft.id)
    clock.forward(seconds=2)
    joined = await answer_draft(town.roads, draft.id, SECOND, 2)
    whole = f"{FIRST.strip()}\n{SECOND}"
    assert (joined.step, joined.answers.explanation, joined.answers.wording) == (Step.ROW, whole, "50%")
    [edited] = await edit_answer(town.roads, "Иначе: 12 публикаций", 2)
    assert edited.answers.explanation == f"{FIRST.strip()}\nИначе: 12 публикаций"
    [edited] = await edit_answer(town.roads, f"55% {FIRST}", 1)
    assert edited.answers.wording == "55%"
    assert edited.answers.explanation == f"{FIRST.strip()}\nИначе: 12 публикаций"
    clock.forward(minutes=1)
    assert not await is_going_on(town.roads, draft.id)
    later = await answer_draft(town.roads, draft.id, "торги прошли в срок", 3)
    assert later.step is Step.TYPED, "what comes later is asked about"
    kept = await answer_draft(town.roads, draft.id, "нет", 4)
    await submit_value(town.roads, kept.id, kept.revision)
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    await accept_submission(town.coordinator, town.programme_id, waiting.submission.id)
    compiled = await compile_report(town.coordinator, town.programme_id, town.period_id)
    assert FIRST.strip() in str(read(compiled.content))


async def test_a_long_text_instead_of_a_figure_is_kept_and_the_figure_asked_for(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    kept = await answer_draft(town.roads, draft.id, FIRST, 1)
    assert isinstance(kept.misread, Reading)
    assert (kept.step, kept.misread.trouble) == (Step.VALUE, Trouble.PASTED)
    valued = await answer_draft(town.roads, draft.id, SECOND, 2)
    assert valued.step is Step.VALUE, "its next piece is no figure either"
    await edit_answer(town.roads, SECOND, 2)
