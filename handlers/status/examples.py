"""How things stand: the picture, the pages, the working, what is unclear."""

from collections.abc import Iterator
from dataclasses import replace

from domain.ahead.said import Outlook
from domain.programme.document import Part
from domain.questions import read_question
from domain.time.periods import Period
from domain.worst_first import worst_first
from handlers.examples import (
    HALF_YEAR,
    MANY_NUMBERS,
    PICTURE,
    Example,
    collected,
    collections,
    computed,
    computed_row,
    example,
)
from handlers.status import answers, screens
from handlers.status.working import working
from services.samples.documents import COUNTED, document
from services.samples.evidence import pieces
from services.samples.facts import accepted, overview_of
from services.samples.figure_drafts import sent
from services.samples.recomputed import MARKS
from services.samples.review import to_look_at
from services.standing.search import NoNumber, Suggestion, Unclear
from services.standing.search_status import NoPeriod
from services.standing.see_contacts import Answering, Contacts
from services.standing.see_status import Extent, Status
from services.standing.see_working import Working, working_of


def examples() -> Iterator[Example]:
    whole = _status(Extent.PROGRAMME)
    for extent in Extent:
        yield example(f"status of {extent}", screens.picture, _status(extent), PICTURE)
    for number in (-1, 0, 1, 99):
        yield example(f"page {number}", screens.page, whole, number)
    yield from _at_risk()
    one = _status(Extent.INDICATOR)
    yield example("status with evidence", screens.picture, one, PICTURE, 0, pieces())
    yield example("status for whoever reviews", screens.picture, replace(one, reviews=True), PICTURE)
    said = replace(one.items[0], figure=(worded := to_look_at()["worded anew"][-1]), versions=(worded,))
    anew = replace(one, reviews=True, items=(said,))
    yield example("status worded anew", screens.picture, anew, PICTURE)
    yield example("sections", screens.sections, whole)
    choices = tuple(Suggestion(Extent.HEADING, place, "Качество дорог") for place in range(9))
    unclear = Unclear("дороги", 1, choices, ("дороги", "УГХ", "№ 4"))
    yield example("several are close", screens.unclear, unclear, bound=True)
    yield example("nearest", screens.unclear, replace(unclear, only_near=True), bound=True)
    yield example("not found", screens.unclear, replace(unclear, choices=()))
    yield example("nothing at all", screens.unclear, replace(unclear, choices=(), examples=()))
    programmes = [(number, "Развитие города", f"Округ № {number}", number == 2) for number in range(3)]
    question = read_question("дороги и всё остальное, что только есть, за прошлый год")
    yield example("which programme", screens.choose_programme, programmes, question, bound=True)
    yield from _answers()
    yield from _workings()


def _at_risk() -> Iterator[Example]:
    """What may not be reached by the year's end."""
    needs = "нужны 2 млн руб. до сентября"
    figures = {
        "11": [accepted("11", "0", "идут торги", outlook=Outlook.RISK, outlook_needs=needs)],
        "12": [accepted("12", "0", "идут торги", outlook=Outlook.NO)],
        "13": [accepted("13", "0", "идут торги", outlook=Outlook.YES)],
    }
    view = overview_of(document(COUNTED).programme, HALF_YEAR, figures=figures)
    risks = tuple(worst_first(item for item in view.items if item.outlook.at_risk))
    status = Status(Extent.RISK, 0, view.programme.title, view, risks)
    yield example("risks", screens.picture, status, PICTURE)
    yield example("no risks", screens.none_of, replace(status, items=()))
    yield example("one at risk", screens.picture, replace(status, extent=Extent.INDICATOR), PICTURE)
    behind = tuple(worst_first(item for item in view.items if item.figure))
    yield example(
        "behind, risks first", screens.picture, replace(status, extent=Extent.BEHIND, items=behind), PICTURE
    )
    yield example("risks as text", screens.page, replace(status, items=behind), 0)


def _answers() -> Iterator[Example]:
    for name, found in collections():
        yield example(f"waiting {name}", answers.waiting, found)
        yield example(f"deadlines {name}", answers.deadlines, [found, found])
    yield example("no collection", answers.no_collection, "за прошлый год")
    people = (("Исполнитель УГХ", 11), ("Ещё один исполнитель", 12))
    answering = (
        Answering(Part.HANDS_IN, "управление городского хозяйства", MANY_NUMBERS, people),
        Answering(Part.OVERSEES, "заместитель главы", ("4", "5"), ()),
    )
    yield example("who answers", answers.answering, Contacts("Качество дорог", answering, ("22", "27")))
    for known in ((), MANY_NUMBERS):
        yield example(f"no number of {len(known)}", answers.no_number, NoNumber(1, ("99",), known))
    period = collected().period
    section = Suggestion(Extent.HEADING, 3, "Качество дорог")
    for asked in (section, Suggestion(Extent.PROGRAMME, 0, "Развитие города")):
        for wanted in (None, Period.from_key("2021")):
            lacking = NoPeriod(1, asked, "за прошлый раз", wanted, (period,))
            yield example(f"no period {wanted} of {asked.extent}", answers.no_period, lacking, bound=True)
    yield example("the rest", answers.rest, 1, [_status(Extent.INDICATOR)])
    yield example("nothing behind", screens.none_of, replace(_status(Extent.BEHIND), items=()))
    yield example("nothing met", screens.none_of, replace(_status(Extent.MET), items=()))
    yield example("more pictures", screens.picture, _status(Extent.PROGRAMME), PICTURE, 2)
    for own in (True, False):
        for name in ("thanks", "hello", "help"):
            yield example(f"{name} {own}", answers.small_talk, name, "4", own, bound=True)


def _status(extent: Extent) -> Status:
    view = collected()
    one = extent in (Extent.INDICATOR, Extent.HEADING)
    items = tuple(item for item in view.items if item.versions)[:1] if one else view.items
    return Status(extent, items[0].indicator.id if one else 0, view.programme.title, view, items)


def _workings() -> Iterator[Example]:
    found = _working()
    for page in (0, 1, 99):
        yield example(f"computed working {page}", working, found, page, bound=True)
    waiting = replace(found, overridable=1, waiting=True)
    yield example("computed working that waits", working, waiting, 0, bound=True)
    instead = replace(found, replaced_by="7,5", override_reason="по данным сверки", overridable=1)
    yield example("another value", working, instead, 0, bound=True)
    for name, mark in MARKS.items():
        anew = replace(found, anew=mark, wording="6,00")
        yield example(f"computed anew {name}", working, anew, 0, bound=True)


def _working() -> Working:
    row = computed_row()
    period = Period.from_key(computed().period.key)
    return working_of(1, row.item, sent(row), period)
