"""What every conversation's examples have in common, and the screens that belong to none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from domain.figures.form import Step
from domain.time.periods import Period
from handlers import failure, refusal_screen
from handlers.screen import Screen
from services.figures.figure_draft import FigureDraft
from services.notices.failures import Alarm, UpdateFailed
from services.people.whom_to_ask import Contact
from services.samples.documents import COMPUTED, COUNTED, document
from services.samples.facts import MORNING, accepted, collection_of, figure, overview_of
from services.samples.figure_drafts import drafted
from services.samples.refusals import every_refusal
from services.standing.assessed import Overview
from services.standing.see_collection import Collection, Unchecked
from services.standing.shares import by_executor
from texts import Texts

PICTURE = b"\x89PNG"
MANY_NUMBERS = tuple(str(number) for number in range(1, 41))
HALF_YEAR, QUARTER = Period.from_key("2022-H1"), Period.from_key("2022-Q1")


@dataclass(frozen=True, slots=True)
class Example:
    """A screen with sample facts.

    Its texts may be replaced by anything that people write, unless the facts are ``bound``: formulas, keys.
    """

    name: str
    draw: Callable[..., Screen]
    facts: tuple[Any, ...] = ()
    bound: bool = False

    def screen(self, t: Texts) -> Screen:
        return self.draw(t, *self.facts)


def example(name: str, draw: Callable[..., Screen], *facts: Any, bound: bool = False) -> Example:
    return Example(name, draw, facts, bound)


@cache
def collected() -> Overview:
    """The half-year's programme with a few figures: sent, accepted, explained, without data."""
    figures = {
        "1": [figure("1", "1,45%", "по данным перевозчика")],
        "2": [figure("2", "н/д", "бумаги у перевозчика", no_data=True)],
        "3": [accepted("3", "24")],
        "4": [accepted("4", "50%", "Работы ведутся в соответствии с графиком")],
        "5": [accepted("5", "1%"), figure("5", "2%", "уточнено", id=2, version=2)],
        "7": [figure("7", "100%")],
        "11": [accepted("11", "0", "идут торги")],
    }
    return overview_of(document(COUNTED).programme, HALF_YEAR, figures=figures)


def collections() -> Iterator[tuple[str, Collection]]:
    """How far a collection is: as the coordinator sees it, an executor, and deputies."""
    waits = tuple(Unchecked(number, "Качество дорог", "управление дорог", MORNING) for number in MANY_NUMBERS)
    waits = (replace(waits[0], days_late=3), *waits[1:])
    whole = collection_of(collected(), waiting=waits, coordinates=True)
    long = by_executor(collected().items)[0]
    many = tuple(replace(long, subject_id=place, name=f"{long.name} № {place}") for place in range(40))
    yield "all", whole
    yield "of many executors", replace(whole, executors=many)
    many_parts = tuple((number, ("ЗАГС", "УСЗН")) for number in MANY_NUMBERS)
    yield "while parts are awaited", replace(whole, parts_missing=many_parts)
    yield "own", replace(whole, own=True, coordinates=False, executors=(), days_left=0)
    yield "of several programmes", replace(whole, municipality="Городской округ", overdue=True)
    yield "a deputy's", replace(whole, coordinates=False, executors=whole.executors[:2], overdue=True)
    yield "of nobody in particular", replace(whole, coordinates=False, executors=())
    agreeing = replace(whole.whole, agreeing=MANY_NUMBERS[:12])
    yield "with heads", replace(whole, whole=agreeing, signed=MANY_NUMBERS[:5], signed_before=("7",))
    yield "closed", replace(whole, closed=True, waiting=())
    yield "empty", collection_of(empty(), coordinates=True)


@cache
def empty() -> Overview:
    """The same before anybody has handed in."""
    return overview_of(document(COUNTED).programme, HALF_YEAR)


@cache
def computed() -> Overview:
    """The programme whose figures are computed from inputs."""
    return overview_of(document(COMPUTED).programme, QUARTER)


def answered_inputs(number: str, *texts: str) -> Iterator[FigureDraft]:
    """Each step of a computed figure, its questions answered with the first of the texts that is taken."""
    view = drafted(computed(), number)
    yield view
    while view.step is Step.INPUT:
        given = (drafted(computed(), number, text, answers=view.answers) for text in texts)
        view = next(one for one in given if one.misread is None)
        yield view


def computed_row() -> FigureDraft:
    """All inputs are given and the value explained: only sending is left."""
    *_, last = answered_inputs("2", "100")
    return drafted(computed(), "2", "по данным отдела", answers=last.answers)


def examples() -> Iterator[Example]:
    """Refusals and failures: of no conversation."""
    for refusal in every_refusal():
        yield example(f"refusal {refusal!r}"[:60], refusal_screen.screen, refusal, bound=True)
    contacts = [Contact("Координатор программы", number) for number in range(9)]
    yield example("whom to ask", refusal_screen.screen, next(every_refusal()), contacts)
    yield example("apology", apology, UpdateFailed(1))
    yield example("apology for an answer", apology, UpdateFailed(1, is_applied=True))
    alarmed = Alarm("ZeroDivisionError (handlers/submit/talk.py)", date(2022, 7, 5), 17)
    yield example("alarm", failure.alarm, alarmed)
    yield example("alarm of a notice", failure.alarm, replace(alarmed, of_notice=True))


def apology(t: Texts, failed: UpdateFailed) -> Screen:
    return failure.apology(replace(failed, language=t.language))
