"""Silent units: one, many, what was done about them, nobody to tell, the messages to head and overseer."""

from collections.abc import Iterator
from dataclasses import replace

from domain.reminders.follow_up import FollowUpKind
from domain.reminders.silence import ACTS
from handlers.escalation import screens
from handlers.examples import Example, empty, example
from services.escalation.act import ActedOn
from services.escalation.silent import Silent, SilentUnit
from services.samples.silent import silent_in, told_of, with_deed

_WHO = "Координатор"


def examples() -> Iterator[Example]:
    found = silent_in(empty())
    first = found.units[0]
    yield example("one silent unit", screens.silent, _with(found, first))
    yield example("silent units", screens.silent, found)
    many = tuple(replace(first, executor_id=n, executor=f"{n}. {first.executor}") for n in range(60))
    yield example("many silent units", screens.silent, _with(found, *many))
    yield example("nobody is silent", screens.silent, _with(found))
    yield example("a silent unit of several", screens.unit, found, first)
    for act in ACTS:
        done = with_deed(first, act, _WHO)
        yield example(f"a silent unit: {act}", screens.silent, _with(found, done, found.units[1]))
        yield example(f"a silent unit of several: {act}", screens.unit, found, done)
    by_itself = with_deed(first, FollowUpKind.TOLD_HEAD, "")
    yield example("a head was told by itself", screens.silent, _with(found, by_itself))
    came = replace(with_deed(first, FollowUpKind.CALLED, _WHO), numbers=())
    yield example("a silent unit has handed in", screens.silent, _with(found, came))
    for act in (FollowUpKind.TOLD_HEAD, FollowUpKind.TOLD_OVERSEER):
        contacts = ((_WHO, 10), ("Второй специалист", 11))
        yield example(f"nobody: {act}", screens.acted, ActedOn(found, first, True, contacts), act)
        yield example(f"nobody in: {act}", screens.nobody, ActedOn(found, first, True), act)
    for to_head in (True, False):
        told = told_of(found, first, _WHO, to_head=to_head)
        yield example(f"told of a silent unit, head: {to_head}", screens.told, told)
        yield example(f"told by itself, head: {to_head}", screens.told, replace(told, by=()))


def _with(found: Silent, *units: SilentUnit) -> Silent:
    return replace(found, units=units)
