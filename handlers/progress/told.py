"""The proof of delivery: of one executor, and «Кому напоминали» of a whole period."""

from collections import Counter
from collections.abc import Iterable

from handlers.screen import Button, Screen, data, part, turning
from handlers.status import lines
from services.follow_up.delivery import Delivery, Told, ToldDay
from services.follow_up.see_units import Units, UnitSeen
from texts import Html, Texts, dates, figures, periods

NAME = "progress"
PAGE = 10
"""Executors in one message."""
_ROOM = 3_800


def reminded(t: Texts, found: Units, number: int = 0) -> Screen:
    """How many messages there were and what became of them; then each executor's latest day."""
    collection = found.collection
    told = [one for one in found.units if one.told]
    number, last, page = part(told, number, PAGE)
    shown = [line for one in page for line in _latest(t, found, one)]
    programme = figures.short(figures.clean(collection.programme), 120)
    head = t("told.head", period=periods.name(t, collection.period), programme=programme)
    above = [head, _counts(t, told), Html("")]
    paging = turning(t, number, last, lambda to: _at(found, "told", to))
    ways = (
        Button(t.label("button.refresh"), _at(found, "told", number)),
        Button(t.label("button.all_executors"), _at(found, "page", 0)),
    )
    text = Html("\n".join([*above, *lines.fitting(shown, _ROOM)]))
    return Screen(text, (*paging, ways))


def _counts(t: Texts, units: Iterable[UnitSeen]) -> Html:
    """«Сообщений 34: доставлено 30, ждёт отправки 1, не доставлено 3»; of a person in two units once."""
    messages = {
        (one.person_id, one.day, one.at): one.delivery
        for unit in units
        for day in unit.told
        for one in day.messages
    }
    if not messages:
        return t("told.nobody")
    counted = Counter(messages.values())
    parts = [t.count_label(f"told.count.{one}", counted[one]) for one in Delivery if counted[one]]
    return t.count("told.counts", len(messages), parts=", ".join(parts))


def _latest(t: Texts, found: Units, unit: UnitSeen) -> list[Html]:
    name = figures.unit_label(unit.share.name)
    return [t("told.executor", executor=name), _day(t, found, unit.told[0])]


def told_lines(t: Texts, found: Units, unit: UnitSeen) -> list[Html]:
    return [_day(t, found, one) for one in unit.told]


def _day(t: Texts, found: Units, one: ToldDay) -> Html:
    """«• 06.07, за 3 рабочих дня: Иванов — доставлено 10:04; Петров — … Ответили 06.07.2022, 12:30.»"""
    zone = found.collection.timezone
    people = Html("; ".join(_message(t, each, zone) for each in one.messages[:5]))
    facts = {"day": dates.short_day(one.day), "why": _why(t, one.messages[0]), "people": people}
    if one.answered is not None:
        return t("told.day_answered", answered=dates.moment(one.answered, zone), **facts)
    return t("told.day", **facts)


def _why(t: Texts, one: Told) -> str:
    """The step, the last where there are several; else who asked for it."""
    if one.steps:
        return t.label(f"step.{one.steps[-1]}")
    return t.label("told.by", by=figures.short(one.by, 60)) if one.by else t.label("told.own")


def _message(t: Texts, one: Told, zone: str) -> Html:
    at = dates.local(one.at, zone).strftime("%H:%M")
    return t(f"told.{one.delivery}", person=figures.short(one.person, 60), at=at)


def _at(found: Units, action: str, number: int) -> str:
    return data(NAME, action, found.collection.programme_id, found.collection.period_id, number)
