"""A contributor's card, its receipt; what stands beside the figure; what people are told."""

from collections.abc import Iterator
from dataclasses import replace

from domain.contributions.together import FigureParts
from domain.figures import form
from domain.figures.finished_row import with_typed
from domain.figures.form import Answers, Step
from domain.programme.document import PutTogether
from handlers.contribute import beside, screens
from handlers.examples import HALF_YEAR, QUARTER, Example, empty, example
from handlers.screen import Button, Screen, data
from handlers.submit import looked_at, receipts, task_list
from handlers.submit import screens as cards
from services.contributions.part_draft import PartOf
from services.contributions.part_tasks import PartState
from services.contributions.put_together import with_value_of
from services.contributions.send_part import PartReceipt
from services.contributions.tell_parts import CameParts, LackingParts
from services.figures.figure_draft import FigureDraft
from services.figures.receipts import Receipt
from services.figures.sent_figure import SentFigure
from services.figures.tasks import asked_of
from services.for_whom.sitting import ForWhom
from services.samples.contributions import (
    UNIT,
    WORDS,
    part_draft,
    part_given,
    part_in,
    part_task,
    parts_of_figure,
)
from services.samples.facts import MORNING, ZONE, figure
from services.samples.figure_drafts import drafted, tasks_in
from texts import Html, Texts

_LETTER = "письмо от 07.07 № 12-44"


def examples() -> Iterator[Example]:
    yield from _drafts()
    part = part_in(empty())
    given = replace(part, given=part_given("5", WORDS))
    yield example("part given", screens.given, given)
    yield example("part given for a unit", screens.given, replace(given, given=part_given("5", "", _LETTER)))
    done = PartReceipt(given, part_given("5 публикаций", WORDS), after_deadline=False, figure_sent=False)
    yield example("part receipt", screens.receipt, done)
    late = replace(done, given=part_given("5", "", _LETTER), after_deadline=True, figure_sent=True)
    yield example("part receipt, late", screens.receipt, late)
    yield from _beside_figure()
    yield from _notices()
    yield from _lists()


def _drafts() -> Iterator[Example]:
    part, nothing = part_in(empty()), Answers()
    card = part_draft(part, nothing, Step.VALUE)
    yield example("part card", screens.draft, card)
    yield example("part card again", screens.draft, replace(card, part=_known(part)))
    yes_no = part_draft(part_in(empty(), "25"), nothing, Step.VALUE)
    yield example("part card, yes or no", screens.draft, yes_no)
    yield example("part in words", screens.draft, replace(card, in_words=True))
    for text in ("пятьдесят", "10 передано; 24 приобретено (22 получено)", "более 280", "5 объявления"):
        answers, reading = form.with_message(nothing, part.asked, text, 1)
        view = part_draft(part, answers, form.step(answers, part.asked))
        misread = None if answers.wording else reading
        yield example(f"part «{text}»", screens.draft, replace(view, misread=misread, misread_text=text))
    no_data = part_draft(part, form.with_no_data(nothing), Step.EXPLANATION)
    yield example("part without data", screens.draft, no_data)
    full = form.with_explanation(form.with_message(nothing, part.asked, "5", 1)[0], WORDS, 2)
    row = part_draft(_known(part), full, Step.ROW)
    yield example("part row", screens.draft, row)
    yield example("part dropped", screens.ask_to_drop, row)
    for text in ("7", "размещено ещё", "7 размещено ещё"):
        typed = part_draft(part, with_typed(full, text, 3), Step.TYPED)
        yield example(f"part typed «{text}»", screens.draft, typed)


def _known(part: PartOf) -> PartOf:
    """Late, given before, with a period before it; a coordinator gives it for the unit."""
    return replace(
        part,
        overdue=True,
        given=part_given("5", WORDS),
        earlier=part_given("3"),
        previous=QUARTER,
        for_whom=ForWhom(3, UNIT, _LETTER, 1),
        municipality="Городской округ",
    )


def _said(t: Texts, found: FigureParts) -> Screen:
    text = Html("\n".join([*beside.lines(t, found, "%"), *beside.brief(t, found, found.given[:1])]))
    return Screen(text, ((Button(t.label("button.home"), data("home", "show")),),))


def _figure(found: FigureParts, *texts: str, answers: Answers | None = None) -> FigureDraft:
    return replace(drafted(empty(), "23", *texts, answers=answers), parts=found)


def _beside_figure() -> Iterator[Example]:
    for how in PutTogether:
        found = parts_of_figure(how)
        yield example(f"figure with parts: {how}", cards.draft, _figure(found))
        yield example(f"parts: {how}", _said, found)
    many = parts_of_figure(PutTogether.MEAN, 12)
    yield example("figure with many parts", cards.draft, _figure(many))
    yield example("figure, explanation asked", cards.draft, _figure(many, "7196"))
    yield example("figure, explanation must be", cards.draft, _figure(many, "0"))
    yield example("row with parts", cards.draft, _figure(many, "7196", WORDS))
    taken = with_value_of(Answers(), parts_of_figure())
    yield example("row of parts", cards.draft, _figure(parts_of_figure(), answers=taken))
    item = next(one for one in empty().items if one.indicator.number == "23")
    version = figure("23", "280", WORDS, parts=[one.to_plain() for one in parts_of_figure().seen])
    asked, later = asked_of(empty(), item), parts_of_figure(n=8)
    looked = SentFigure(item, version, None, asked, tasks_in(empty()), ZONE, parts=later)
    yield example("sent without a part", looked_at.sent, looked)
    done = Receipt("23", "Госуслуги", "280", WORDS, 1, MORNING, ZONE, False, tasks_in(empty()))
    yield example("receipt without a part", receipts.receipt, replace(done, without=version.without))


def _notices() -> Iterator[Example]:
    row, found = part_in(empty()).indicator, parts_of_figure()
    came = CameParts(1, 1, HALF_YEAR, row, found, None, ())
    yield example("part came", screens.came, came)
    sent = figure("23", "280", WORDS, parts=[one.to_plain() for one in found.seen])
    late = parts_of_figure(n=8)
    told = replace(came, parts=late, sent=sent, since=late.since(sent.seen), programme="Развитие города")
    yield example("part came late", screens.came, told)
    owed = part_task(empty())
    yield example("sent without", screens.lacking, LackingParts(1, 1, HALF_YEAR, (owed,)))
    several = tuple(replace(owed, executor_id=place, executor=f"{place} отдел") for place in range(12))
    many = LackingParts(1, 1, HALF_YEAR, several, "Развитие города")
    yield example("sent without several", screens.lacking, many)


def _lists() -> Iterator[Example]:
    states = tuple(
        replace(part_task(empty(), state), executor_id=place) for place, state in enumerate(PartState)
    )
    tasks = tasks_in(empty())
    only = replace(tasks, tasks=(), parts=states[:1])
    yield example("list of parts alone", task_list.task_list, only)
    yield example("list with parts", task_list.task_list, replace(tasks, parts=states))
    late = tuple(replace(one, overdue=True) for one in states)
    yield example("list with late parts", task_list.task_list, replace(only, parts=late))
