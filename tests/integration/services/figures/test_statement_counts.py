"""How many statements a step sends, reads included: few, and no more in a large programme or a full database.

BEGIN and COMMIT do not count; what the intake sends for each update is counted in
``tests/integration/bot/test_intake_counts.py``.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from sqlalchemy import event

from domain.drafts import DraftKind
from domain.figures.finished_row import with_typed_explanation
from models.repositories import drafts
from models.unit_of_work import Database
from services.asking.see_threads import see_threads
from services.asking.send_words import send_words
from services.asking.type_words import add_words, begin_question
from services.consent.see_unagreed import see_unagreed
from services.context import Installation
from services.evidence.attach import attach_piece, await_evidence
from services.evidence.new_piece import line_of
from services.evidence.see_evidence import see_evidence
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import change_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_ready, submit_value
from services.figures.take_message import take_numbered
from services.figures.tasks import list_tasks
from services.follow_up.see_units import see_units
from services.for_whom.find_units import find_units
from services.for_whom.hand_in_for import hand_in_for, name_source
from services.people.see_home import see_home
from services.people.set_head import toggle_head
from services.programme.receive_file import receive_file
from services.review.see_queue import see_queue
from services.standing.search_status import search_status
from services.standing.see_collection import see_collection
from services.standing.see_contacts import see_contacts
from services.standing.see_status import Extent, see_status
from services.unit_paper.order_paper import order_paper
from services.unit_paper.see_paper import see_paper
from services.unit_sheet.give_sheet import give_sheet, give_sheets
from services.unit_sheet.see_sheet import see_sheet
from services.zeros.plan_zeros import list_zeros
from tests.filled_sheet import filled
from tests.integration.services.reminders.test_plan_due import unit_of
from tests.large_town import add_programmes, take_in_large
from tests.sample import Town, take_in

MOST = {
    "card": 10,
    "answer": 10,
    "submission": 15,
    "[Приложить файл]": 10,
    "a file": 16,
    "[Показать файлы]": 4,
    "a status question": 8,
    "the whole status": 8,
    "what is behind": 8,
    "an earlier period": 9,
    "two numbers": 8,
    "who has not handed in": 8,
    "all executors": 13,
    "who answers": 9,
    "seven lines": 40,
    "[Отправить все] of seven": 50,
    "/tasks УГХ": 4,
    "a unit's list": 16,
    "[Бланк]": 9,
    "[Бланки всем]": 8,
    "a sheet as it came back": 14,
    "home": 11,
    "/review": 6,
    "[Нули по графику]": 10,
    "a question": 14,
    "[Вопросы]": 4,
    "[Лист сведений]": 7,
    "a sheet as it stands": 5,
    "what waits for a head": 2,
}
Step = Callable[[str, Awaitable[Any]], Awaitable[Any]]
TEXT = "10 работы ведутся по графику"
_MESSAGES = count(1_000)
SEVEN = ("4", "5", "7", "11", "12", "13", "14")
"""All that УГХ measures."""


async def test_a_step_sends_few_statements(installation: Installation) -> None:
    sent = await steps(installation.database, await take_in(installation))
    above = {name: found for name, found in sent.items() if len(found) > MOST[name]}
    assert not above, _told(above)


async def test_a_large_programme_and_many_of_them_cost_no_more(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    alone = await steps(installation.database, town)
    large = await take_in_large(installation, 1_000, people_from=1_000)
    await add_programmes(installation, 38)
    for later in (await steps(installation.database, large), await steps(installation.database, town)):
        assert _counts(later) == _counts(alone), _told(later)


async def steps(database: Database, town: Town) -> dict[str, list[str]]:
    """What each sends, by the step's name; people have looked at the programme before, as they do all day."""
    sent: dict[str, list[str]] = {}

    async def step(name: str, work: Awaitable[Any]) -> Any:
        with statements(database) as sent[name]:
            return await work

    roads, programme_id = town.roads, town.programme_id
    await see_status(roads, programme_id, Extent.BLOCK, 0)
    await list_tasks(roads)
    card = await step("card", open_draft(roads, programme_id, town.indicator_ids["4"]))
    row = await step("answer", answer_draft(roads, card.id, TEXT, 1))
    if row.answers.typed:  # on a correction words are asked about
        row = await change_draft(
            roads, row.id, row.revision, lambda answers, _: with_typed_explanation(answers)
        )
    await step("submission", submit_value(roads, row.id, row.revision))
    about = programme_id, town.indicator_ids["4"], town.period_id
    asked = await step("[Приложить файл]", await_evidence(roads, *about))
    await step("a file", attach_piece(roads, asked.draft_id, line_of("акт № 14", next(_MESSAGES))))
    await step("[Показать файлы]", see_evidence(town.deputy, *about, asked.version or 0))
    await step("a status question", search_status(roads, programme_id, "дороги"))
    await step("the whole status", see_status(town.deputy, programme_id, Extent.PROGRAMME, 0))
    await step("what is behind", search_status(town.deputy, programme_id, "где отстаём"))
    await step("an earlier period", search_status(town.deputy, programme_id, "дороги за полугодие"))
    await step("two numbers", search_status(town.deputy, programme_id, "4 и 5"))
    await step("who has not handed in", see_collection(town.deputy))
    await step("all executors", see_units(town.coordinator, programme_id, town.period_id))
    await step("who answers", see_contacts(town.deputy, programme_id, "кто отвечает за дороги"))
    taken = await step("seven lines", take_numbered(roads, [(number, TEXT) for number in SEVEN], 2))
    assert len(taken.drafts) == len(SEVEN)
    receipts = await step("[Отправить все] of seven", submit_ready(roads, programme_id))
    assert [one.number for one in receipts] == list(SEVEN)
    await _for_a_unit(step, town)
    await _besides(step, town)
    return sent


async def _for_a_unit(step: Step, town: Town) -> None:
    """A coordinator hands in for УГХ: its list, its sheet."""
    coordinator, unit = town.coordinator, await unit_of(town.roads)
    at = town.programme_id, unit, town.period_id
    await step("/tasks УГХ", find_units(coordinator, "УГХ"))
    asked = await hand_in_for(coordinator, *at, anew=True)
    assert asked.question_id is not None
    await name_source(coordinator, asked.question_id, "звонок")
    await step("a unit's list", hand_in_for(coordinator, *at))
    given = await step("[Бланк]", give_sheet(coordinator, *at))
    await step("[Бланки всем]", give_sheets(coordinator, town.programme_id, town.period_id))
    await receive_file(coordinator, filled(given.content, {"4": ("50 %", "")}), "Бланк.xlsx")
    async with coordinator.read() as session:
        [draft, *_] = await drafts.open_of(session, coordinator.actor.person_id, DraftKind.SHEET)
    seen = await step("a sheet as it came back", see_sheet(coordinator, draft.id))
    assert [one.number for one in seen.figures] == ["4"]


async def _besides(step: Step, town: Town) -> None:
    """What stands beside figures: the queue, work that comes later, questions, a sheet for the head."""
    coordinator, roads, at = town.coordinator, town.roads, (town.programme_id, town.period_id)
    await see_home(coordinator)
    await step("home", see_home(coordinator))
    await step("/review", see_queue(coordinator, town.programme_id))
    await step("[Нули по графику]", list_zeros(coordinator, town.programme_id))
    asked = await begin_question(roads, town.programme_id, town.indicator_ids["4"], town.period_id)
    asked = await add_words(roads, asked.draft_id, "Брать ли ямочный ремонт?", next(_MESSAGES))
    await step("a question", send_words(roads, asked.draft_id, asked.revision))
    await step("[Вопросы]", see_threads(coordinator, 0))
    ordered = await step("[Лист сведений]", order_paper(roads, at[0], await unit_of(roads), at[1]))
    await step("a sheet as it stands", see_paper(roads, at[0], ordered.paper_id))
    await toggle_head(coordinator, town.programme_id, town.roads.actor.person_id or 0)
    await step("what waits for a head", see_unagreed(roads, town.programme_id))
    await toggle_head(coordinator, town.programme_id, town.roads.actor.person_id or 0)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """What is sent meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            seen.append(" ".join(statement.split()))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)


def _counts(sent: dict[str, list[str]]) -> dict[str, int]:
    return {name: len(found) for name, found in sent.items()}


def _told(sent: dict[str, list[str]]) -> str:
    """Each step with its statements, shortened."""
    return "\n".join(
        f"{name}: {len(found)}, at most {MOST[name]}\n" + "\n".join(f"    {one[:100]}" for one in found)
        for name, found in sent.items()
    )
