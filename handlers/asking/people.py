"""How the people of a thread and what it is about read, wherever they are named."""

from domain.access import Role
from domain.asking.threads import ThreadSide
from domain.posts import is_post
from domain.time.periods import Period
from services.asking.thread import MessageFacts, ThreadFacts
from texts import Html, Texts, figures, periods

_NAME = 60
_UNIT = 90


def unit(name: str) -> str:
    return figures.short(figures.clean(name), _UNIT)


def author(t: Texts, facts: ThreadFacts, said: MessageFacts) -> str:
    """«Иванова (УГХ)», «Петров, координатор», «Сидоров, заместитель главы»."""
    name = figures.short(said.author, _NAME)
    if said.role is not Role.EXECUTOR and is_post(name):
        return name
    if said.role is not Role.EXECUTOR:
        return t.label("thread.as_role", name=name, role=t.label(f"role.{said.role}"))
    of = facts.of_unit if said.side is ThreadSide.ASKS else facts.to_unit
    return t.label("thread.as_unit", name=name, unit=figures.unit_label(of)) if of else name


def asker(t: Texts, facts: ThreadFacts) -> str:
    """Whom the answer is for."""
    name = figures.short(facts.asker, _NAME)
    if not facts.of_unit:
        return name
    return t.label("thread.as_unit", name=name, unit=figures.unit_label(facts.of_unit))


def about(t: Texts, number: str, short_name: str, period: Period | None) -> list[Html]:
    """«О чём: № 4 «Качество дорог», 1 полугодие 2022»; nothing where it is about no figure."""
    if not number:
        return []
    name = figures.called(short_name)
    if period is None:
        return [t("thread.about", number=number, name=name)]
    return [t("thread.about_period", number=number, name=name, period=periods.name(t, period))]


def about_of(t: Texts, facts: ThreadFacts) -> list[Html]:
    return about(t, facts.number, facts.short, facts.period)
