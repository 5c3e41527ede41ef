"""`/people` (storyboard 0 and 1): the list, one person, what may be done about them."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from domain.access import Role
from handlers.screen import Button, Screen, data, part, turning
from services.people.see_people import People, PersonPage, PersonSeen, RunsRow
from services.people.show_out import Gone
from texts import Html, Texts, dates, figures

NAME = "people"


class PersonChoice(StrEnum):
    """For what another person is chosen."""

    ALL = "all"  # to whom everything is handed over
    ACCOUNT = "account"  # who is the same person
    AWAY = "away"  # who stands in


PAGE = 8
"""People in one message, a button each."""
_ROOM = 3_600
_NOBODY = 6
"""Units named where nobody has come in."""


def people(t: Texts, found: People, number: int = 0) -> Screen:
    """Whoever is in, page by page; how many links are under way, and units that nobody is in for."""
    number, last, shown = part(found.people, number, PAGE)
    units = len(found.nobody)
    lines = [
        t("people.head", programme=figures.short(figures.clean(found.programme), 90)),
        t.count("people.in", len(found.people), units=found.units - units, all=found.units),
        Html(""),
        *(_line(t, found, one) for one in shown),
    ]
    if found.nobody and number == last:
        lines += [Html(""), t.count("people.nobody", units, names=_named(t, found))]
    rows = [(_to_person(t, found, one),) for one in shown]
    paging = turning(t, number, last, lambda to: _at(found, "page", to))
    return Screen(Html("\n".join(lines)), (*rows, *paging, *_below(t, found)))


def _named(t: Texts, found: People) -> str:
    names = [figures.short(figures.unit_label(one.name), 60) for one in found.nobody[:_NOBODY]]
    rest = len(found.nobody) - len(names)
    return ", ".join(names) + (t.count_label("people.and_more", rest) if rest > 0 else "")


def _line(t: Texts, found: People, one: PersonSeen) -> Html:
    """«• Иванова — исполнитель (УГХ), с 05.07.2022; сообщения не доходят с 06.07»"""
    facts = {
        "name": figures.short(one.name, 60),
        "roles": figures.short(roles(t, one), 160),
        "since": _day(one.since, found.timezone),
    }
    return Html("; ".join([t("people.person", **facts), *_marks(t, found, one)]))


def _marks(t: Texts, found: People, one: PersonSeen) -> list[Html]:
    marks = []
    if one.unreachable_since is not None:
        marks.append(t("people.unreachable", since=_day(one.unreachable_since, found.timezone)))
    return marks + [_away(t, each.since, each.until, each.substitute) for each in one.away[:1]]


def _away(t: Texts, since: date, until: date, substitute: str) -> Html:
    facts = {"since": dates.short_day(since), "until": dates.day(until)}
    name = "people.away_replaced" if substitute else "people.away"
    return t(name, substitute=figures.short(substitute, 60), **facts)


def roles(t: Texts, one: PersonSeen) -> str:
    """«исполнитель (УГХ), руководитель; координатор»."""
    said = []
    for row in one.roles:
        words = t.label(f"role.{row.role}")
        named = (
            t.label("role.for", role=words, executor=figures.unit_label(row.executor))
            if row.executor
            else words
        )
        said.append(t.label("people.head_of", role=named) if row.is_head else named)
    return "; ".join(said)


def _to_person(t: Texts, found: People, one: PersonSeen) -> Button:
    units = [row.executor for row in one.roles if row.executor] or [roles(t, one)]
    label = f"{figures.short(one.name, 24)} · {figures.short(figures.unit_label(units[0]), 30)}"
    return Button(label, _at(found, "person", one.person_id))


def _below(t: Texts, found: People) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if found.invited:
        rows.append(
            (Button(t.label("people.button.invited", n=len(found.invited)), _at(found, "invited", 0)),)
        )
    if found.nobody:
        rows.append((Button(t.label("people.button.nobody", n=len(found.nobody)), _at(found, "nobody")),))
    invite = Button(t.label("button.invite"), data("invite", "page", found.programme_id, 0))
    return (*rows, (invite, _home(t)))


def person(t: Texts, page: PersonPage) -> Screen:
    """Who it is, since when, whether they hear the bot, and what may be done."""
    found, one = page.people, page.person
    lines = [
        t("people.who", name=t("person.link", name=figures.short(one.name, 100), id=one.telegram_id)),
        t("people.roles", roles=figures.short(roles(t, one), 1_000), since=_day(one.since, found.timezone)),
        _reached(t, page),
        *(_sentence(_away(t, each.since, each.until, each.substitute)) for each in one.away),
    ]
    return Screen(Html("\n".join(lines)), _acts(t, page))


def _sentence(said: Html) -> Html:
    return Html(f"{said[:1].upper()}{said[1:]}.")


def _reached(t: Texts, page: PersonPage) -> Html:
    since = page.person.unreachable_since
    if since is None:
        return t("people.reached")
    said = t("people.unreached", since=dates.moment(since, page.people.timezone))
    if not page.missed:
        return said
    known = ((f"missed.{one.kind}", one.number) for one in page.missed)
    kinds = [t.label(name if t.has(name) else "missed.other", number=number) for name, number in known]
    missed = figures.short(", ".join(dict.fromkeys(kinds)), 1_000)
    return Html(f"{said} {t('people.missed', missed=missed)}")


def _acts(t: Texts, page: PersonPage) -> tuple[tuple[Button, ...], ...]:
    found, one = page.people, page.person
    rows = [(_act(t, page, "away"),)]
    rows += [
        (
            Button(
                t.label("people.button.end_away", until=dates.short_day(each.until)),
                _at(found, "end_away", each.id),
            ),
        )
        for each in one.away
    ]
    if any(row.role is Role.EXECUTOR and row.executor_id for row in one.roles):
        head = all(row.is_head for row in one.roles if row.role is Role.EXECUTOR and row.executor_id)
        rows.append((_act(t, page, "head", "no_head" if head else "head"),))
    if page.others:
        rows.append((_act(t, page, "all"),))
    rows += [(_act(t, page, "account"),), (_act(t, page, "out"),)]
    return (*rows, (Button(t.label("people.button.list"), _at(found, "page", 0)), _home(t)))


def _act(t: Texts, page: PersonPage, action: str, label: str = "") -> Button:
    text = t.label(f"people.button.{label or action}")
    return Button(text, _at(page.people, action, page.person.person_id))


def confirm_out(t: Texts, page: PersonPage) -> Screen:
    """What goes and what stays, before it is done."""
    lines = [_asks(t, "people.out", page), t("people.out.what")]
    return Screen(Html("\n".join(lines)), ((_act(t, page, "out_yes"),), _back(t, page)))


def choose(t: Texts, page: PersonPage, what: PersonChoice, number: int = 0) -> Screen:
    """Whom it is about: «all» and «away» any other member, «account» who came in later."""
    found = page.newcomers if what is PersonChoice.ACCOUNT else page.others
    number, last, shown = part(found, number, PAGE)
    one = page.person.person_id
    rows = [
        (Button(_named_person(t, each), _at(page.people, f"{what}_to", one, each.person_id)),)
        for each in shown
    ]
    paging = turning(t, number, last, lambda to: _at(page.people, f"{what}_page", one, to))
    text = _asks(t, f"people.choose.{what}" if found else f"people.nobody.{what}", page)
    return Screen(text, (*rows, *paging, *_besides(t, page, what), _back(t, page)))


def _besides(t: Texts, page: PersonPage, what: PersonChoice) -> tuple[tuple[Button, ...], ...]:
    one = page.person.person_id
    if what is PersonChoice.AWAY:
        return tuple(
            (Button(t.label(f"people.button.{name}"), _at(page.people, "away_to", one, id_)),)
            for name, id_ in (("newcomer", -1), ("no_substitute", 0))
        )
    if what is PersonChoice.ACCOUNT and not page.newcomers:
        unit = next(iter(page.person.unit_ids), 0)
        action = ("unit", unit) if unit else ("page", 0)
        invite = data("invite", action[0], page.people.programme_id, action[1])
        return ((Button(t.label("button.invite"), invite),),)
    return ()


def _named_person(t: Texts, one: PersonSeen) -> str:
    return figures.short(f"{figures.short(one.name, 30)} · {roles(t, one)}", 60)


def confirm(t: Texts, page: PersonPage, what: PersonChoice, other: PersonSeen) -> Screen:
    """«Передать всё» or «Это тот же сотрудник», with both named."""
    facts = {"other": figures.short(other.name, 100), "roles": figures.short(roles(t, page.person), 600)}
    since = _day(other.since, page.people.timezone)
    text = _asks(t, f"people.confirm.{what}", page, since=since, **facts)
    ids = page.person.person_id, other.person_id
    yes = Button(t.label(f"people.button.{what}_yes"), _at(page.people, f"{what}_yes", *ids))
    return Screen(text, ((yes,), _back(t, page)))


def gone(t: Texts, done: Gone, what: str) -> str:
    return t.label(f"people.done.{what}", name=figures.short(done.name, 60), other=figures.short(done.to, 60))


def no_more(t: Texts) -> Screen:
    """To a coordinator who has handed everything over or let themselves out."""
    return Screen(t("people.no_more"), ((_home(t),),))


def runs(t: Texts, found: Sequence[RunsRow], number: int = 0) -> Screen:
    """To the owner: programmes with their coordinators, never a figure."""
    by_programme: dict[int, list[RunsRow]] = {}
    for one in found:
        by_programme.setdefault(one.programme_id, []).append(one)
    programmes = list(by_programme.values())
    number, last, shown = part(programmes, number, PAGE)
    lines = [t.count("people.runs", len(programmes)) if programmes else t("people.runs_nothing")]
    for rows in shown:
        lines += [Html(""), *_runs(t, rows)]
    paging = turning(t, number, last, lambda to: data(NAME, "runs", to))
    invite = Button(t.label("button.invite_coordinator"), data("home", "invite"))
    return Screen(Html("\n".join(lines)), (*paging, (invite, _home(t))))


def _runs(t: Texts, rows: Sequence[RunsRow]) -> list[Html]:
    first = rows[0]
    lines = [
        t(
            "people.runs.programme",
            municipality=figures.short(first.municipality, 90),
            programme=figures.short(figures.clean(first.programme), 160),
        )
    ]
    for one in rows:
        if one.coordinator is None or one.since is None:
            return [*lines, t("people.runs.nobody")]
        facts = {"name": figures.short(one.coordinator, 60), "since": _day(one.since, one.timezone)}
        said = [t("people.runs.coordinator", **facts)]
        if one.unreachable_since is not None:
            said.append(t("people.unreachable", since=_day(one.unreachable_since, one.timezone)))
        lines.append(Html("; ".join(said)))
    return lines


def _asks(t: Texts, name: str, page: PersonPage, **facts: object) -> Html:
    return t(name, name=figures.short(page.person.name, 100), **facts)


def _back(t: Texts, page: PersonPage) -> tuple[Button, ...]:
    return (Button(t.label("button.back"), _at(page.people, "person", page.person.person_id)),)


def _at(found: People, action: str, *numbers: int) -> str:
    return data(NAME, action, found.programme_id, *numbers)


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))


def _day(moment: datetime, timezone: str) -> str:
    return dates.day(dates.local(moment, timezone).date())
