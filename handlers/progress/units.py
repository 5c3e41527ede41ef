"""An executor as the coordinator deals with it (storyboard 3): what is missing, its people, what was told."""

from domain.reminders.follow_up import FollowUpKind
from handlers.progress import said
from handlers.progress.told import told_lines
from handlers.screen import Button, Screen, data, part, turning
from handlers.status import lines
from handlers.submit.task_list import FOR_WHOM, paper_button, sheet_button
from services.follow_up.see_units import FollowUpRow, UnitPerson, Units, UnitSeen
from services.standing.draw_progress import Grouping
from texts import Html, Texts, dates, figures

NAME = "progress"
PAGE = 8
"""Executors in one message, a button each."""
_ROOM = 3_900
_MOST_MISSING = 30


def units(t: Texts, found: Units, number: int = 0) -> Screen:
    """Each executor as text with what is remarkable about it, whoever owes most first; a button each."""
    number, last, shown = part(found.units, number, PAGE)
    told = [line for one in shown for line in _line(t, found, one)]
    above = [said.sentence(t, found.collection), said.head(t, found.collection), Html("")]
    buttons = tuple((_to_unit(found, one),) for one in shown)
    paging = turning(t, number, last, lambda to: at(found, "page", to))
    rows = (*buttons, *paging, *_for_all(t, found))
    return Screen(Html("\n".join([*above, *lines.fitting(told, _ROOM)])), tuple(row for row in rows if row))


def _line(t: Texts, found: Units, unit: UnitSeen) -> list[Html]:
    share = unit.share
    first = said.line(t, share) if share.progress.missing else said.all_in(t, share)
    return [first, *(Html(f"   {one}") for one in _marks(t, found, unit))]


def _marks(t: Texts, found: Units, unit: UnitSeen) -> list[Html]:
    """What the coordinator should know before doing anything about it."""
    if not unit.share.progress.missing:
        return []
    marks = [t("unit.nobody_in")] if not unit.people else []
    marks += [t("unit.all_unreachable")] if unit.people and unit.unreachable else []
    marks += [t("unit.muted")] if unit.now.muted else []
    return marks + [_said(t, found, one) for one in unit.said if one.kind in _LASTING]


_LASTING = (FollowUpKind.CALLED, FollowUpKind.AWAITS, FollowUpKind.TOLD_HEAD, FollowUpKind.TOLD_OVERSEER)


def _to_unit(found: Units, unit: UnitSeen) -> Button:
    done = unit.share.progress
    label = figures.short(figures.unit_label(unit.share.name), 48)
    count = f" · {done.owed_and_in}/{len(done.owed)}"
    return Button(f"{label}{count}", at(found, "unit", unit.share.subject_id))


def _for_all(t: Texts, found: Units) -> tuple[tuple[Button, ...], ...]:
    collection = found.collection
    remind = (Button(t.label("button.remind_all"), at(found, "remind", 0)),) if can_remind(found) else ()
    reminded = Button(t.label("button.reminded"), at(found, "told", 0))
    picture = data(NAME, "show", collection.programme_id, collection.period_id, 0, word=Grouping.EXECUTORS)
    return ((*remind, reminded), (Button(t.label("button.to_picture"), picture),))


def can_remind(found: Units) -> bool:
    return not found.collection.closed and bool(found.collection.whole.missing)


def unit(t: Texts, found: Units, executor_id: int) -> Screen:
    """One executor; what was told stands last, the newest first, as far as there is room."""
    one = found.unit(executor_id)
    above = [
        t("unit.head", executor=figures.short(figures.clean(one.share.name), 200)),
        said.head(t, found.collection),
        _standing(t, one),
        *_missing(t, one),
        *_section(t, "unit.people", _people(t, found, one)),
        *_section(t, "unit.said", [_said(t, found, each) for each in one.said][-8:]),
    ]
    shown = lines.fitting(above, _ROOM)
    room = _ROOM - sum(figures.units(each) + 1 for each in shown)
    told = _section(t, "unit.told", told_lines(t, found, one) or [t("unit.not_told")])
    return Screen(Html("\n".join([*shown, *lines.fitting(told, room)])), _ways(t, found, one))


def _standing(t: Texts, unit: UnitSeen) -> Html:
    done = unit.share.progress
    name = "unit.owes" if done.missing else "unit.all_in"
    return t(name, missing=len(done.missing), total=len(done.owed))


def _missing(t: Texts, unit: UnitSeen) -> list[Html]:
    told = [
        t("unit.missing", number=number, name=figures.short(figures.clean(name), 60))
        for number, name in unit.missing[:_MOST_MISSING]
    ]
    rest = len(unit.missing) - len(told)
    return [*told, t.count("progress.and_more", rest)] if rest else told


def _section(t: Texts, name: str, told: list[Html]) -> list[Html]:
    return [Html(""), t(name), *told] if told else []


def _people(t: Texts, found: Units, unit: UnitSeen) -> list[Html]:
    if not unit.people:
        return [t("unit.nobody_in")]
    return [_person(t, found, one) for one in unit.people]


def _person(t: Texts, found: Units, one: UnitPerson) -> Html:
    """«• Иванов, руководитель — отсутствует до 08.07, замещает Петров; заблокировал бота 03.07»"""
    name = figures.short(one.name, 60)
    told = [t.label("person.head", name=name) if one.is_head else name]
    if one.away_until is not None:
        substitute = figures.short(one.substitute, 60)
        name = "person.away_replaced" if substitute else "person.away"
        told.append(t.label(name, until=dates.short_day(one.away_until), substitute=substitute))
    if one.unreachable_since is not None:
        since = dates.local(one.unreachable_since, found.collection.timezone).date()
        told.append(t.label("person.unreachable", since=dates.short_day(since)))
    return t("unit.person", about=" — ".join((told[0], "; ".join(told[1:]))) if told[1:] else told[0])


def _said(t: Texts, found: Units, one: FollowUpRow) -> Html:
    """«05.07 ждёт цифру: «ЗАГС» (Иванов)»"""
    day = dates.short_day(dates.local(one.at, found.collection.timezone).date())
    by = figures.short(one.by, 60) or t.label("unit.by_itself")
    facts = {"by": by, "to": figures.short(one.to, 60), "day": day}
    return t(f"followed.{one.kind}", words=figures.short(one.words, 120), **facts)


def _ways(t: Texts, found: Units, unit: UnitSeen) -> tuple[tuple[Button, ...], ...]:
    """What can be done about it; of a closed period, and where nothing is owed, nothing."""
    executor_id = unit.share.subject_id
    rows: list[tuple[Button, ...]] = []
    if unit.share.progress.missing and not found.collection.closed:
        rows.append(
            (
                Button(t.label("button.remind"), at(found, "remind", executor_id)),
                Button(t.label("button.letter"), at(found, "letter", executor_id)),
            )
        )
        at_period = found.collection.programme_id, found.collection.period_id
        rows.append((_hand_in(t, found, executor_id), sheet_button(t, *at_period, executor_id)))
        rows.append((_mute(t, found, unit),))
    if unit.share.progress.handed_in or unit.share.progress.accepted:
        about = found.collection.programme_id, found.collection.period_id, executor_id
        rows.append((paper_button(t, about),))
    if not unit.people:
        invite = data("invite", "unit", found.collection.programme_id, executor_id)
        rows.append((Button(t.label("button.invite"), invite),))
    rows.append(
        (
            Button(t.label("button.refresh"), at(found, "unit", executor_id)),
            Button(t.label("button.all_executors"), at(found, "page", 0)),
        )
    )
    return tuple(rows)


def _hand_in(t: Texts, found: Units, executor_id: int) -> Button:
    """By letter or telephone: the coordinator hands in for it."""
    collection = found.collection
    at = data(FOR_WHOM, "unit", collection.programme_id, collection.period_id, executor_id)
    return Button(t.label("button.hand_in_for"), at)


def _mute(t: Texts, found: Units, unit: UnitSeen) -> Button:
    """Or back to what is usual."""
    name = "unmute" if unit.now.muted else "take_up" if unit.now.left_alone else "mute"
    action = "mute" if name == "mute" else "unmute"
    return Button(t.label(f"button.{name}"), at(found, action, unit.share.subject_id))


def at(found: Units, action: str, number: int, word: str = "") -> str:
    return data(NAME, action, found.collection.programme_id, found.collection.period_id, number, word=word)
