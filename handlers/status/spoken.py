"""The sentence that one would say aloud: «Отстают 3 из 27: станция в Октябрьском, дворы, пространства»."""

from collections.abc import Sequence
from dataclasses import replace

from domain.figures.standing import State
from domain.programme.naming import name_of
from handlers.status.lines import ahead
from services.standing.assessed import Assessed
from services.standing.see_status import CHOSEN, Extent, Status
from texts import Html, Texts, dates, figures

_NAMED = 3
_LONGEST_NAME = 40


def sentence(t: Texts, status: Status) -> Html:
    """Of one indicator its state; of several what is behind, by name, the worst first, and the risks."""
    if status.extent is Extent.INDICATOR:
        return _of_one(t, status.items[0])
    if status.extent is Extent.RISK:
        return _at_risk(t, status)
    risks = [item for item in status.items if item.outlook.at_risk]
    said = [t.count("said.risk_too", len(risks), names=_names(t, risks))] if risks else []
    return Html(" ".join([_of_several(t, status), *said]))


def _at_risk(t: Texts, status: Status) -> Html:
    """Where nobody has said so, what is behind all the same."""
    if status.items:
        total = len(status.view.items)
        return t.count("said.at_risk", len(status.items), total=total, names=_names(t, status.items))
    return Html(f"{t('said.no_risk')} {_of_several(t, replace(status, extent=Extent.BEHIND))}")


def _of_several(t: Texts, status: Status) -> Html:
    total = len(status.view.items) if status.extent in CHOSEN else len(status.items)
    if status.extent is Extent.MET:
        return _met(t, status.items, total)
    shown = status.view.items if status.extent is Extent.BEHIND else status.items
    missed = [item for item in shown if item.standing.state is State.MISSED]
    behind = [item for item in shown if item.standing.state is State.BEHIND]
    if missed or behind:
        return _not_as_it_should_be(t, missed, behind, total)
    known = sum(item.figure is not None for item in shown)
    if not known:
        return t.count("said.nothing_yet", total)
    return t.count("said.fine", known, total=total)


def _of_one(t: Texts, item: Assessed) -> Html:
    facts = {"name": figures.short(figures.clean(name_of(item.indicator)), 120)}
    state = figures.state_words(t, item.standing)
    if said := ahead(t, item, 120):
        return t("said.one_ahead", state=state, ahead=said, **facts)
    if item.due_later is not None:
        return t("said.one_due", state=state, due=dates.day(item.due_later), **facts)
    return t("said.one", state=state, **facts)


def _met(t: Texts, items: Sequence[Assessed], total: int) -> Html:
    if not items:
        return t("said.nothing_met", total=total)
    return t.count("said.met", len(items), total=total, names=_names(t, items))


def _not_as_it_should_be(
    t: Texts, missed: Sequence[Assessed], behind: Sequence[Assessed], total: int
) -> Html:
    parts = [
        t.count_label(f"said.{name}", len(items))
        for name, items in (("missed", missed), ("behind", behind))
        if items
    ]
    told = ", ".join(parts)
    names = _names(t, [*missed, *behind])
    return t("said.out_of", told=told[:1].upper() + told[1:], total=total, names=names)


def _names(t: Texts, items: Sequence[Assessed]) -> str:
    names = [_within(figures.short(figures.clean(name_of(item.indicator)), _LONGEST_NAME)) for item in items]
    rest = len(names) - _NAMED
    told = ", ".join(names[:_NAMED])
    return t.count_label("said.and_more", rest, names=told) if rest > 0 else told


def _within(name: str) -> str:
    """Its first letter small, as within a sentence; an abbreviation stays («СМИ»)."""
    first = name.split(" ", 1)[0]
    return name[:1].lower() + name[1:] if first[1:].islower() or len(first) == 1 else name
