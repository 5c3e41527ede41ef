"""Handing in for a unit: which one, from where its figures are, its list, what its people are told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from handlers.examples import HALF_YEAR, Example, collected, empty, example
from handlers.for_whom import screens
from handlers.submit import looked_at, receipts, task_list
from handlers.submit import screens as cards
from services.figures.receipts import Receipt
from services.figures.sent_figure import SentFigure
from services.figures.tasks import TaskList, TaskState, asked_of
from services.for_whom.find_units import UnitFound, UnitsFound
from services.for_whom.hand_in_for import Source, UnitDesk
from services.for_whom.sitting import ForWhom
from services.for_whom.tell_handed_in import BroughtFigure, BroughtFigures
from services.samples.facts import MORNING, ZONE, accepted
from services.samples.figure_drafts import drafted, tasks_in

LETTER = "письмо от 07.07 № 12-44"
_UNIT = "муниципальное унитарное предприятие «Копейское пассажирское автопредприятие» <КПА>"


def examples() -> Iterator[Example]:
    yield from _units()
    tasks = _tasks()
    asked = UnitDesk(tasks, 3, (Source(1, LETTER), Source(2, "звонок 08.07 " * 15)), date(2022, 7, 8))
    yield example("source", screens.ask_source, asked)
    yield example("list of a unit", task_list.task_list, tasks)
    yield example("list without a source", task_list.task_list, replace(tasks, for_whom=ForWhom(1, _UNIT)))
    yield from _figures(tasks)
    yield from _receipts(tasks)
    told = tuple(BroughtFigure(str(one), "50 %", LETTER, one % 2 == 0) for one in range(1, 40))
    found = BroughtFigures(1, 1, HALF_YEAR, told[:2])
    yield example("brought", screens.brought, found)
    yield example("brought many", screens.brought, replace(found, figures=told, programme="Дороги"))


def _units() -> Iterator[Example]:
    units = tuple(UnitFound(1, 1, one, f"{one} {_UNIT}", 8, "Развитие города") for one in range(70))
    yield example("units", screens.units, UnitsFound("", units))
    yield example("several units", screens.units, UnitsFound("кпа", units[:2]))
    yield example("units that are near", screens.units, UnitsFound("кап", units[:1], only_near=True))
    yield example("no units", screens.no_units)


def _tasks() -> TaskList:
    tasks = tasks_in(collected(), tuple(TaskState))
    return replace(tasks, for_whom=ForWhom(1, _UNIT, LETTER, 1))


def _figures(tasks: TaskList) -> Iterator[Example]:
    for name, texts in (("card", ()), ("row", ("50%", "идут торги"))):
        view = replace(drafted(empty(), "4", *texts), tasks=tasks, begun_by_others=True)
        yield example(f"{name} for a unit", cards.draft, view)
    many = [replace(drafted(empty(), "7", "100%", "аварий нет"), tasks=tasks)]
    yield example("taken for a unit", receipts.taken, many)
    item = next(one for one in collected().items if one.versions)
    version = accepted("1", "1,45%", source=LETTER)
    looked = SentFigure(item, version, None, asked_of(collected(), item), tasks, ZONE)
    yield example("sent for a unit", looked_at.sent, looked)


def _receipts(tasks: TaskList) -> Iterator[Example]:
    done = Receipt("4", "Дороги", "50%", "по графику", 1, MORNING, ZONE, False, tasks, brought=LETTER)
    full = replace(done, is_accepted=True)
    yield example("receipt for a unit", receipts.receipt, full)
    yield example("receipt that waits", receipts.receipt, replace(done, explanation=""))
    yield example("receipts for a unit", receipts.receipts, [full, replace(done, number="5")])
    all_in = replace(tasks, tasks=tuple(replace(one, state=TaskState.ACCEPTED) for one in tasks.tasks[:1]))
    yield example("everything of a unit", receipts.receipts, [replace(full, tasks=all_in)])
