"""Who has handed in: the picture, the pages, one's own; an executor, what was told, reminding, the letter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from domain.access import Role
from domain.reminders.follow_up import FollowUpKind
from domain.reminders.settings import RungKind
from handlers.examples import MANY_NUMBERS, PICTURE, Example, collections, example
from handlers.progress import all_programmes, reminding, screens, told, units
from services.follow_up.delivery import Delivery, Told, ToldDay
from services.follow_up.remind_owing import Reached, Reminding, Why
from services.follow_up.see_units import FollowUpRow, UnitPerson, Units, UnitSeen
from services.follow_up.write_letter import Letter
from services.people.invite import Link
from services.samples.all_programmes import all_of
from services.samples.facts import MORNING, ZONE
from services.standing.draw_progress import Grouping
from services.standing.see_collection import Collection

_DAY = date(2022, 7, 6)


def examples() -> Iterator[Example]:
    for count in (2, 30):
        for number in (0, 99):
            name = f"all programmes: {count}, {number}"
            yield example(name, all_programmes.programmes, all_of(count), number)
        yield example(f"all programmes as a book: {count}", all_programmes.file, all_of(count), b"PK")
    for name, found in collections():
        for by in Grouping:
            for number in (0, 1):
                facts = found, PICTURE, by, number
                yield example(f"{name} {by} {number}", screens.picture, *facts)
        for number in (-1, 0, 99):
            yield example(f"executors of {name}, page {number}", screens.executors, found, number)
        yield example(f"own of {name}", screens.own, found)
        yield from _of_units(name, _units(found))
    yield from _remindings()
    yield from _letters()


def _of_units(name: str, found: Units) -> Iterator[Example]:
    for number in (-1, 0, 99):
        yield example(f"units of {name}, page {number}", units.units, found, number)
        yield example(f"told of {name}, page {number}", told.reminded, found, number)
    for one in found.units[:4]:
        executor_id = one.share.subject_id
        yield example(f"unit {executor_id} of {name}", units.unit, found, executor_id)


def _remindings() -> Iterator[Example]:
    found = _units(dict(collections())["of many executors"])
    goes = tuple(
        Reached(place, f"управление № {place}", ("Иванов И. И.", "Петров П. П.")) for place in range(40)
    )
    fails = tuple(Reached(1, "отдел ЗАГС", ("Сидорова С. С.",), why) for why in Why)
    done = Reminding(found, 0, goes[:3], fails, done=True)
    asked = replace(done, lately=("Иванов И. И.",), done=False)
    told_by = {
        "sent": done,
        "to many": replace(done, goes=goes),
        "to nobody": replace(done, goes=(), done=False),
        "to one": replace(done, executor_id=1),
        "asked about some": asked,
        "asked about all": replace(asked, goes=goes[:1], lately=goes[0].people),
        "too early": replace(done, not_before=date(2022, 7, 1), done=False),
        "of a paused programme": replace(done, rests=True, done=False),
    }
    for name, one in told_by.items():
        yield example(f"reminding {name}", reminding.reminding, one)


def _letters() -> Iterator[Example]:
    found = _units(dict(collections())["all"])
    letter = Letter(found.collection, found.units[0], "Развитие города", "Городской округ", ("Иванов И. И.",))
    link = Link("secret", "bot", Role.EXECUTOR, "ЗАГС", "Развитие города", "Городской округ", MORNING, ZONE)
    long = replace(letter.unit, missing=tuple((one, "Качество дорог " * 20) for one in MANY_NUMBERS))
    late = replace(found.collection, overdue=True)
    yield example("letter", reminding.letter, letter)
    yield example("letter with a link", reminding.letter, replace(letter, link=link))
    yield example("letter that is a file", reminding.letter, replace(letter, unit=long, collection=late))


def _units(collection: Collection) -> Units:
    """Some with people and everything that can be known, some with nobody."""
    found = [
        UnitSeen(one, tuple((number, "Качество дорог") for number in one.progress.missing), (), (), ())
        for one in collection.executors
        if one.subject_id
    ]
    full = [replace(one, people=_people(), told=tuple(_told()), said=tuple(_said())) for one in found[:2]]
    gone = [replace(one, people=_people()[1:2]) for one in found[2:3]]
    return Units(collection, (*full, *gone, *found[3:]))


def _people() -> tuple[UnitPerson, ...]:
    until = _DAY + timedelta(days=2)
    head = UnitPerson(1, 1, "Иванов И. И.", True, None, _DAY, until, 3, "Петров П. П.")
    gone = UnitPerson(1, 2, "Сидорова С. С.", False, MORNING, None, None, None)
    return head, gone, replace(gone, person_id=4, away_since=_DAY, away_until=_DAY)


def _told() -> Iterator[ToldDay]:
    one = Told(1, "Иванов И. И.", _DAY, MORNING, (RungKind.THREE_DAYS,), "", Delivery.DELIVERED)
    every = tuple(replace(one, person_id=place, delivery=each) for place, each in enumerate(Delivery))
    yield ToldDay(_DAY, every[:3], MORNING)
    yield ToldDay(_DAY, every[3:])
    yield ToldDay(_DAY, (replace(one, steps=(), by="Координатор"),))
    yield ToldDay(_DAY, (replace(one, steps=()),))
    for step in RungKind:
        yield ToldDay(_DAY, (replace(one, steps=(step,)),))


def _said() -> Iterator[FollowUpRow]:
    for kind in FollowUpKind:
        words = "ЗАГС" if kind is FollowUpKind.AWAITS else ""
        yield FollowUpRow(1, kind, MORNING, "Иванов И. И.", 2, "Сидорова С. С.", words)
