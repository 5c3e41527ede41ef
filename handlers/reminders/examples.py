"""Reminders: before the deadline, on the day, after it; of several programmes; done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.progress import progress
from handlers.examples import HALF_YEAR, Example, collected, empty, example
from handlers.reminders import screens
from services.figures.tasks import TaskList
from services.people.whom_to_ask import Contact
from services.reminders.day_reminder import OwedList, OwedParts, OwedReport, Reminded
from services.reminders.follow_ups import Awaited
from services.reminders.pass_on import Colleague, HandedOver
from services.reminders.refinements import OwedRefinement
from services.samples.contributions import part_task, parts_of_figure
from services.samples.figure_drafts import tasks_in
from services.samples.review import unagreed_in


def examples() -> Iterator[Example]:
    tasks = _tasks()
    found = Reminded(1, (OwedList(tasks),))
    yield example("reminder", screens.reminder, found)
    yield example("reminder that it is open", screens.reminder, _with(found, opens=True))
    last_day = replace(tasks, days_left=0)
    yield example("reminder on the last day", screens.reminder, Reminded(1, (OwedList(last_day),)))
    late = OwedList(replace(tasks, days_left=0, overdue=True))
    yield example("reminder after the deadline", screens.reminder, Reminded(1, (late,)))
    two = Reminded(1, (OwedList(tasks), late), by="Координатор")
    yield example("reminder of two programmes", screens.reminder, two)
    handed_in = tuple(one for one in tasks_in(collected()).tasks if one.versions)
    done = OwedList(replace(tasks, tasks=handed_in))
    yield example("reminder when all is done", screens.reminder, Reminded(1, (done,)))
    yield example("reminder of what is no more", screens.reminder, Reminded(1, ()))
    yield from _refinements(found)
    waits = (unagreed_in(collected()),)
    neighbour = replace(waits[0], programme_id=waits[0].programme_id + 1, programme="Чистая вода")
    several = replace(found, unagreed=(*waits, neighbour))
    yield example("reminder of a head of two programmes", screens.reminder, several)
    yield example("reminder of what waits for a head", screens.reminder, Reminded(1, (), unagreed=waits))
    yield example("reminder of a head", screens.reminder, replace(found, unagreed=waits))
    parts = OwedParts(replace(tasks, tasks=(), parts=(part_task(empty()),)))
    yield example("reminder of a part", screens.reminder, Reminded(1, (), parts=(parts,)))
    late_part = replace(part_task(empty()), overdue=True)
    sent = OwedParts(replace(tasks, parts=(late_part,)), ("23",))
    yield example("reminder of everything", screens.reminder, Reminded(1, (late,), parts=(sent,)))
    yield example("a bare figure to several", screens.name_the_number, Reminded(1, (), parts=(parts, sent)))
    coming = {"23": parts_of_figure(), "24": replace(parts_of_figure(), contributors=())}
    waiting = OwedList(tasks, parts=coming)
    yield example("reminder while parts come", screens.reminder, Reminded(1, (waiting,)))
    yield from _reports()
    days = (date(2022, 7, 11), date(2022, 7, 12), date(2022, 7, 13))
    yield example("reminder: another day", screens.ask_day, 1, days)
    colleagues = (Colleague(2, "Второй специалист"), Colleague(3, "Начальник отдела"))
    yield example("reminder: hand over", screens.ask_colleague, 1, colleagues)
    yield example("reminder: nobody to hand over to", screens.ask_colleague, 1, ())
    yield example("reminder: handed over", screens.handed_over, HandedOver("Второй специалист", ("4", "5")))
    yield example("reminder: from whom", screens.ask_from_whom, 1, 1)
    yield example("reminder: noted", screens.noted, "ЗАГС обещал к 08.07")
    awaited = Awaited("Специалист", "УГХ", "ЗАГС обещал к 08.07", HALF_YEAR, collected().programme.title)
    yield example("a figure is waited for", screens.awaited, awaited)
    yield example("a bare figure to a reminder", screens.name_the_number, found)
    yield example("a bare figure where all is handed in", screens.nothing_owed, found)


def _refinements(found: Reminded) -> Iterator[Example]:
    """On the day, afterwards, in a closed period; beside what is owed."""
    title, day = collected().programme.title, date(2022, 7, 20)
    one = OwedRefinement(
        1,
        title,
        1,
        HALF_YEAR,
        4,
        "4",
        "Качество дорог",
        "50%",
        day,
        is_over=False,
        closed=False,
    )
    late = replace(one, number="5", name="Мнение граждан о дорогах", is_over=True)
    yield example("reminder to refine", screens.reminder, Reminded(1, (), refinements=(one, late)))
    yield example("reminder to refine besides", screens.reminder, replace(found, refinements=(one,)))
    closed = replace(one, closed=True)
    ask = (Contact("Координатор", 10),)
    alone = Reminded(1, (), refinements=(closed,), ask=ask)
    yield example("reminder to refine in a closed period", screens.reminder, alone)
    own = Reminded(1, (), refinements=(replace(closed, coordinates=True),))
    yield example("reminder to refine in a period that one can open", screens.reminder, own)


def _tasks() -> TaskList:
    return replace(tasks_in(empty()), days_left=3, overdue=False)


def _with(found: Reminded, *, opens: bool) -> Reminded:
    return replace(found, lists=tuple(replace(one, opens=opens) for one in found.lists))


def _reports() -> Iterator[Example]:
    own = progress(collected().items)
    title = collected().programme.title
    report = OwedReport(1, title, 1, HALF_YEAR, date(2022, 7, 25), 5, overdue=False, progress=own)
    yield example("reminder of the report", screens.reminder, Reminded(1, (), (report,)))
    today = replace(report, days_left=0)
    yield example("reminder of the report on its day", screens.reminder, Reminded(1, (), (today,)))
    late = replace(report, days_left=0, overdue=True)
    yield example("reminder of the report after its day", screens.reminder, Reminded(1, (), (late,)))
