"""The screens of computed indicators, with the cases that ``rendering`` draws."""

from collections.abc import Callable
from functools import partial
from typing import Any

from domain.access import Role
from domain.figures import computed
from domain.figures.form import Step
from domain.refusals import Refusal
from handlers.programme_file import changes as change_screens
from handlers.programme_file import screens as file_screens
from handlers.review import screens as review_screens
from handlers.status import screens as status_screens
from handlers.submit import inputs
from handlers.submit import screens as submit_screens
from models.repositories import submissions
from programmes.yaml.file import write_yaml
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import change_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.periods.open_period import open_period
from services.programme.file_step import FileStep
from services.programme.receive_file import receive_file
from services.programme.take_file import answer_file, coordinate, see_file
from services.review.answer_question import see_questions
from services.review.override_value import await_override, override_value
from services.review.see_queue import see_queue
from services.standing.see_working import see_waiting_working, see_working
from tests.doubles import FakeClock
from tests.mytishchi import EVENING, PROGRAMME, Mytishchi, mytishchi
from tests.sample import KOPEYSK, OWNER, member

Case = tuple[str, Callable[..., Any], tuple[Any, ...]]
RESOLUTION = KOPEYSK.with_name("mytishchi-resolution-3290.docx")


async def computed_cases(installation: Installation) -> list[Case]:
    """An indicator computed from inputs, from the first question to its working; no extremes of formulas."""
    assert isinstance(installation.clock, FakeClock)
    installation.clock.move(EVENING)
    town = await mytishchi(installation)
    ctx, draw = town.media, submit_screens.draft
    view = await open_draft(ctx, town.programme_id, town.indicator_ids["2"])
    found: list[Case] = []
    while view.step is Step.INPUT:
        found.append((f"computed asks {len(found)}", draw, (view,)))
        wrong = await answer_draft(ctx, view.id, "сколько-то", None)
        found.append((f"computed misread {len(found)}", draw, (wrong,)))
        view = await answer_draft(ctx, view.id, "100", None)
    found.append(("computed inputs", submit_screens.inputs_of, (view,)))
    found.append(("computed stands", draw, (view,)))
    if view.step is Step.EXPLANATION:
        view = await answer_draft(ctx, view.id, "по данным отдела", None)
    found.append(("computed row", draw, (view,)))
    await submit_value(ctx, view.id, view.revision)
    working = await see_working(town.coordinator, town.programme_id, town.indicator_ids["2"])
    found += [(f"computed working {page}", status_screens.working, (working, page)) for page in (0, 1, 99)]
    queue = await see_queue(town.coordinator, town.programme_id)
    waiting = await see_waiting_working(town.coordinator, town.programme_id, queue.waiting[0].submission.id)
    return [
        *found,
        *await _without_value(town, queue.waiting[0].submission.id),
        *await _lists(installation.clock, town),
        *await _methodology_files(installation, town),
        ("computed waiting", review_screens.queue, (queue,)),
        ("computed waiting's working", status_screens.working, (waiting, 0)),
        ("computed override", review_screens.ask_override, (town.programme_id, 1)),
        ("computed overridden", review_screens.overridden, (town.programme_id, "2")),
    ]


async def _without_value(town: Mytishchi, sent: int) -> list[Case]:
    """What cannot be computed, what waits for a decision, what the coordinator has put beside the value."""
    ctx, draw = town.media, submit_screens.draft
    debt = await open_draft(town.advertising, town.programme_id, town.indicator_ids["4"])
    for text in ("1,5", "2", "30"):
        debt = await answer_draft(town.advertising, debt.id, text, None)
    empty = await open_draft(ctx, town.programme_id, town.indicator_ids["2"])
    place = [one.key for one in inputs.wanted_of(empty)].index("Nназн@2")
    empty = await change_draft(ctx, empty.id, empty.revision, partial(computed.reopened, place=place))
    empty = await answer_draft(ctx, empty.id, "0", None)
    assert (debt.step, empty.step) == (Step.NO_VALUE, Step.NO_VALUE)
    found: list[Case] = [
        ("computed guard", draw, (debt,)),
        ("computed given", submit_screens.inputs_of, (debt,)),
        ("computed undecided", draw, (empty,)),
    ]
    for text in ("7,5\nпо данным сверки", "недостоверные данные\nнакрутка подписчиков"):
        draft_id = await await_override(town.coordinator, town.programme_id, sent)
        await override_value(town.coordinator, draft_id, text)
        async with town.coordinator.read() as session:
            sent = (await submissions.of_periods(session, town.programme_id, town.period_id))[-1].id
        working = await see_working(town.coordinator, town.programme_id, town.indicator_ids["2"])
        found.append((f"override {text[:3]}", status_screens.working, (working, 0)))
    return found


async def _lists(clock: FakeClock, town: Mytishchi) -> list[Case]:
    """The fourth quarter: lists of outlets, and an input for each month of the year."""
    clock.forward(days=280)
    last = town.period_id
    for _ in range(3):
        last = (await open_period(town.coordinator, town.programme_id, last)).periods.lines[0].id
    ctx, draw = town.media, submit_screens.draft
    view = await open_draft(ctx, town.programme_id, town.indicator_ids["1"])
    wrong = ("Газета; печать", "Газета; волна; 1; 1; да", "Газета; печать; 1; 1; может быть")
    found: list[Case] = [("computed list", draw, (view,))]
    found += [(f"computed list {one}", draw, (await answer_draft(ctx, view.id, one, None),)) for one in wrong]
    for text in ("Газета; печать; 10; 1; да\n" * 40, "100", "Газета; печать; 10; 1; да", "100"):
        view = await answer_draft(ctx, view.id, text, None)
    found.append(("computed lists given", submit_screens.inputs_of, (view,)))
    view = await open_draft(ctx, town.programme_id, town.indicator_ids["2"])
    while view.step is Step.INPUT:
        view = await answer_draft(ctx, view.id, "100", None)
    return [*found, ("computed year given", submit_screens.inputs_of, (view,))]


async def _methodology_files(installation: Installation, town: Mytishchi) -> list[Case]:
    """A document without executors, and a file that changes a formula."""
    owner = await member(installation, OWNER, town.programme_id, Role.COORDINATOR, None)
    changed = write_yaml(PROGRAMME).replace("A = A1 + A2·4".encode(), "A = A1 + A2·5".encode())
    await receive_file(town.coordinator, changed, "programme.yaml")
    change = await newest_file(town.coordinator)
    assert change.change is not None
    await receive_file(owner, RESOLUTION.read_bytes(), RESOLUTION.name)
    view = await newest_file(owner)
    found: list[Case] = [
        ("computed change", change_screens.change, (change,)),
        ("plan document", file_screens.file, (view,)),
        ("plan document asks", file_screens.questions, (view,)),
    ]
    while view.step is not FileStep.DONE:
        view = await answer_file(owner, view.id, view.revision, municipality="Ещё один округ")
    found.append(("plan document taken in", file_screens.file, (view,)))
    await coordinate(owner, view.id)
    assert view.stored is not None
    for programme_id, ctx in ((view.stored.programme_id, owner), (town.programme_id, town.coordinator)):
        asked = await see_questions(ctx, programme_id)
        found += [
            (f"question of {programme_id} {place}", review_screens.question, (asked, place))
            for place in range(len(asked.open))
        ]
    return found


async def newest_file(owner: Context) -> Any:
    for number in range(100, 0, -1):
        try:
            return await see_file(owner, number)
        except Refusal:
            continue
    raise AssertionError("the file was not kept")
