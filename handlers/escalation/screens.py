"""Silent units: what may be done about each, what was done, and what their heads are told."""

from itertools import groupby

from domain.reminders.follow_up import FollowUpKind
from domain.reminders.silence import ACTS
from handlers.screen import Button, Screen, data
from services.escalation.act import ActedOn
from services.escalation.silent import Silent, SilentUnit
from services.escalation.tell_silent import SilentToldOf
from texts import Html, Texts, dates, figures, periods

NAME = "silent"
SHOWN = 20
"""Units in one message, and in its buttons."""
_NAME = 90
_NUMBERS = 60


def silent(t: Texts, found: Silent) -> Screen:
    """Each unit in its line; the buttons of the only one, else a row for each to press."""
    proposed = found.proposed[:SHOWN]
    if not found.units:
        return Screen(_with_programme(t, found, [t("silent.nobody_silent")]), (_ways(t),))
    rows = _acts(t, found, proposed[0]) if len(proposed) == 1 else tuple(_row(found, one) for one in proposed)
    return Screen(_with_programme(t, found, _lines(t, found)), (*rows, _ways(t)))


def unit(t: Texts, found: Silent, one: SilentUnit) -> Screen:
    """One of several, with what may be done about it."""
    acts = _acts(t, found, one) if one.done is None else ()
    text = _with_programme(t, found, [_due(t, one), _line(t, found, one)])
    return Screen(text, (*acts, (_back(t, found),)))


def acted(t: Texts, done: ActedOn, act: FollowUpKind) -> Screen:
    """All units as they stand after it, or that nobody could be told."""
    return nobody(t, done, act) if done.nobody else silent(t, done.silent)


def nobody(t: Texts, done: ActedOn, act: FollowUpKind) -> Screen:
    """There is no head, or no overseer, in the bot: what there is instead."""
    people = Html(", ".join(_link(t, *one) for one in done.contacts[:5]))
    lines = [t(f"silent.nobody.{act}", executor=_name(done.unit))]
    lines += [t("silent.contacts", people=people) if people else t("silent.no_contacts")]
    lines += [_line(t, done.silent, done.unit)]
    acts = _acts(t, done.silent, done.unit, but=act)
    where = data("progress", "letter", done.silent.programme_id, *done.unit.at)
    letter = Button(t.label("button.letter"), where)
    return Screen(Html("\n".join(lines)), (*acts, (letter, _back(t, done.silent))))


def noted(t: Texts, done: ActedOn) -> str:
    """The word on the button: what was done, by whoever was first."""
    return _said(t, done.silent, done.unit)


def told(t: Texts, found: SilentToldOf) -> Screen:
    """To the head of a unit, or to whoever oversees it: they are colleagues."""
    asking = [_link(t, *one) for one in found.by[:3]]
    facts = {
        "executor": figures.short(found.executor, _NAME),
        "period": periods.name(t, found.period),
        "programme": figures.short(figures.clean(found.programme), 200),
        "numbers": figures.numbers_label(found.numbers),
        "due": dates.on_weekday(t, found.due_on),
        "people": Html(", ".join(asking)),
    }
    name = "silent.to_head" if found.to_head else "silent.to_overseer"
    lines = [t(name, **facts), t.count("silent.since", found.days, **facts)]
    lines += [t("silent.asks", **facts)] if asking else []
    own = data("home", "tasks")
    theirs = data("status", "show", found.programme_id, found.executor_id, found.period_id, word="executor")
    listed = Button(t.label("button.list"), own if found.to_head else theirs)
    return Screen(Html("\n\n".join(lines)), ((_progress(t), listed),))


def _lines(t: Texts, found: Silent) -> list[Html]:
    """The periods one after another, each with its deadline."""
    lines: list[Html] = []
    for _, units in groupby(found.units[:SHOWN], key=lambda one: one.period_id):
        own = list(units)
        lines += [_due(t, own[0]), *(_line(t, found, one) for one in own)]
    left = len(found.units) - SHOWN
    return [*lines, *([t.count("progress.and_more", left)] if left > 0 else [])]


def _due(t: Texts, one: SilentUnit) -> Html:
    return t("silent.due", period=periods.name(t, one.period), due=dates.on_weekday(t, one.due_on))


def _line(t: Texts, found: Silent, one: SilentUnit) -> Html:
    facts = {"executor": _name(one), "numbers": figures.short(", ".join(one.numbers), _NUMBERS)}
    if one.done is None:
        return t.count("silent.unit", one.days, **facts)
    missing = t.label("silent.still_missing", **facts) if one.numbers else t.label("silent.all_in")
    return t("silent.unit_done", missing=missing, said=_said(t, found, one), **facts)


def _said(t: Texts, found: Silent, one: SilentUnit) -> str:
    """«Позвонил(а): Иванова, 14.07, 10:20»."""
    done = one.done
    if done is None:
        return ""
    at = dates.local(done.at, found.timezone)
    moment = t.label("silent.moment", day=dates.short_day(at.date()), time=f"{at:%H:%M}")
    name = f"silent.done.{done.kind}" if done.by else "silent.done.by_itself"
    return t.label(name, name=figures.short(done.by, 60), at=moment)


def _acts(
    t: Texts, found: Silent, one: SilentUnit, but: FollowUpKind | None = None
) -> tuple[tuple[Button, ...], ...]:
    called, head, overseer, alone = (
        Button(t.label(f"silent.button.{act}"), data(NAME, act, found.programme_id, *one.at)) for act in ACTS
    )
    offered = ((called,), (head,), (overseer,), (alone,))
    return tuple(row for row, act in zip(offered, ACTS, strict=True) if act is not but)


def _row(found: Silent, one: SilentUnit) -> tuple[Button, ...]:
    return (Button(figures.unit_label(one.executor), data(NAME, "unit", found.programme_id, *one.at)),)


def _with_programme(t: Texts, found: Silent, lines: list[Html]) -> Html:
    programme = t("tasks.programme", programme=figures.short(figures.clean(found.programme), 90))
    return Html("\n".join([*lines, programme]))


def _link(t: Texts, name: str, telegram_id: int) -> Html:
    return t("person.link", name=figures.short(name, 60), id=telegram_id)


def _name(one: SilentUnit) -> str:
    return figures.short(figures.clean(one.executor), _NAME)


def _back(t: Texts, found: Silent) -> Button:
    return Button(t.label("button.back"), data(NAME, "show", found.programme_id))


def _ways(t: Texts) -> tuple[Button, ...]:
    return (_progress(t), Button(t.label("button.home"), data("home", "show")))


def _progress(t: Texts) -> Button:
    return Button(t.label("button.progress"), data("home", "progress"))
