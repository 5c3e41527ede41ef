"""People of a programme, one of them, what is done about them, and what they are told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from domain.access import Role
from domain.time.spans import Span
from handlers.examples import Example, example
from handlers.people import away, invited, notices, screens
from handlers.people.screens import PersonChoice
from services.notices.executors import AccessClosed, DraftsPassed, PartGiven
from services.notices.unreachable import Missed
from services.people.away import AwayAsked
from services.people.invite import Link
from services.people.see_people import InvitedRow, People, PersonPage
from services.samples.documents import COUNTED, document
from services.samples.facts import MORNING, ZONE
from services.samples.people import away_of, link_under_way, many, of_town, ran

_SPAN = Span(date(2022, 7, 6), date(2022, 7, 20))


def examples() -> Iterator[Example]:
    found = of_town(document(COUNTED).programme)
    alone = replace(found, people=found.people[:1], invited=(), nobody=())
    yield example("people", screens.people, found)
    yield example("people, page by page", screens.people, many(found), 1)
    yield example("a coordinator alone", screens.people, alone)
    yield from _of_one(found, alone)
    yield example("invited", invited.invited, found)
    yield example("invited instead", invited.invited, replace(found, invited=(_instead(),)))
    yield example("nobody is invited", invited.invited, alone, 99)
    yield example("nobody is in for", invited.nobody, found)
    yield example("somebody is in for each", invited.nobody, alone)
    for made in (_links(), _links()[:1]):
        yield example(f"links for {len(made)}", invited.links, made, b"PK")
    yield example("no more", screens.no_more)
    for rows in (ran(), ()):
        yield example(f"who runs {len(rows)}", screens.runs, rows)
    yield example(
        "who runs many", screens.runs, tuple(replace(ran()[0], programme_id=n) for n in range(30)), 1
    )
    yield from _away(found)
    yield from _told()


def _instead() -> InvitedRow:
    return replace(link_under_way("УГХ"), instead_of="Специалист УГХ")


def _of_one(found: People, alone: People) -> Iterator[Example]:
    missed = (Missed("reminder"), Missed("returned", "4"))
    page = PersonPage(found, found.people[2], missed, own=False)
    yield example("a person out of reach", screens.person, page)
    yield example("a second person", screens.person, PersonPage(found, found.people[3], (), own=False))
    itself = PersonPage(alone, alone.people[0], (), own=True)
    yield example("oneself", screens.person, itself)
    yield example("close access", screens.confirm_out, page)
    for what in PersonChoice:
        yield example(f"choose: {what}", screens.choose, page, what)
        yield example(f"choose of many: {what}", screens.choose, replace(page, people=many(found)), what, 1)
        yield example(f"choose of nobody: {what}", screens.choose, itself, what)
    for what in (PersonChoice.ALL, PersonChoice.ACCOUNT):
        yield example(f"confirm: {what}", screens.confirm, page, what, found.people[3])


def _links() -> tuple[Link, ...]:
    until = MORNING + timedelta(10)
    return tuple(
        Link("s" * 22, "bot", Role.EXECUTOR, unit, "Развитие города", "Округ", until, ZONE)
        for unit in ("УГХ", "Отдел ЗАГС")
    )


def _away(found: People) -> Iterator[Example]:
    for page in (PersonPage(found, one, (), own=True) for one in found.people[2:]):
        yield example(f"own substitute of {page.person.name}", away.own, page)
        yield example(f"choose own for {page.person.name}", away.choose_own, page)
    yield example("nobody beside oneself", away.own, PersonPage(_only(found), found.people[3], (), own=True))
    for substitute, newcomer in (("Второй специалист", False), ("", False), ("", True)):
        asked = AwayAsked(1, 7, 3, "Специалист УГХ", substitute, newcomer)
        named = f"{substitute}, newcomer: {newcomer}"
        yield example(f"which days: {named}", away.ask_days, asked)
        waits = replace(asked, span=_SPAN, asked=True)
        yield example(f"a request: {named}", away.request, waits)
        yield example(f"waits for the coordinator: {named}", away.said, waits)
        for agreed in (True, False):
            yield example(f"agreed {agreed}: {named}", away.request, replace(waits, agreed=agreed))
    for ended_at in (None, MORNING):
        for substitute in ("Второй специалист", ""):
            facts = replace(away_of(substitute), ended_at=ended_at)
            for reader in (3, 4, 1) if substitute else (3,):
                yield example(f"told {substitute} to {reader}, {ended_at}", away.told, facts, reader)
    yield example("told of a newcomer", away.told, away_of(""), 3, True)


def _only(found: People) -> People:
    return replace(found, people=found.people[3:])


def _told() -> Iterator[Example]:
    closed = AccessClosed(1, "Развитие города", "Координатор", MORNING)
    yield example("access closed", notices.access_closed, closed)
    yield example("handed over", notices.access_closed, replace(closed, to_whom="Второй специалист"))
    yield example("account moved", notices.access_closed, replace(closed, account="Новый телефон"))
    for same in (False, True):
        given = PartGiven(1, "Специалист УГХ", MORNING, same)
        yield example(f"part given, same: {same}", notices.part_given, given)
    passed = DraftsPassed(1, "Специалист УГХ", "4, 7, 11", MORNING)
    yield example("drafts passed", notices.drafts_passed, passed)
