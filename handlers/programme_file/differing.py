"""What a newer file of a programme would change, in words: for a screen and for the command line."""

from datetime import date

from domain.programme.document import Assignment, Plan, TargetChange
from domain.time.periods import Period
from services.programme.change_entries import METHODOLOGY, Entry, MovedEntry, Said, VersionSaid
from services.programme.change_programme import ProgrammeChange
from texts import Texts, dates, figures, periods

LONGEST = 110
"""What fits into a line of a screen."""
WHOLE = 10_000


def whole(t: Texts, found: ProgrammeChange) -> list[str]:
    """Every line of the difference, as plain text: added, changed, gone."""
    lines = []
    for name, entries in (("added", found.added), ("changed", found.changed), ("gone", found.gone)):
        if entries:
            lines.append(t.label(f"change.{name}", n=len(entries)))
            lines += [line for one in entries for line in entry(t, one, WHOLE)]
    if found.moved:
        lines.append(t.label("change.moved", n=len(found.moved)))
        lines += [moved(t, one, WHOLE) for one in found.moved]
    return lines


def entry(t: Texts, found: Entry, longest: int = LONGEST, most: int | None = None) -> list[str]:
    """A line for what it is about, and one for each of the first ``most`` changes; wordings are cut short."""
    return [_head(t, found, longest), *(_field(t, *one, longest) for one in found.changes[:most])]


def moved(t: Texts, found: MovedEntry, longest: int = LONGEST) -> str:
    """«• Показатель № 5 Долги: теперь перед № 4»."""
    what, beside = found.what, found.beside
    name = figures.short(figures.clean(beside.name), longest)
    where = t.label("change.beside", name=name)
    if beside.number:
        where = t.label("change.number", number=beside.number).strip()
    said = "change.now_before" if found.is_before else "change.now_after"
    return t.label(said, what=_head(t, what, longest), beside=where)


def _head(t: Texts, found: Entry, longest: int) -> str:
    number = t.label("change.number", number=found.number) if found.number else ""
    name = figures.short(figures.clean(found.name), longest)
    return t.label("change.entry", kind=t.label(f"change.kind.{found.kind}"), number=number, name=name)


def _field(t: Texts, field: str, old: Said, new: Said, longest: int) -> str:
    name = f"change.field.{field.split('.', maxsplit=1)[0]}"
    if field == METHODOLOGY and _says_nothing(old) and _says_nothing(new) and _days(old) == _days(new):
        return t.label("change.methodology", since=_value(t, old, longest))
    return t.label(
        "change.field",
        field=t.label(name) if t.has(name) else figures.short(field, 60),
        old=_value(t, old, longest),
        new=_value(t, new, longest),
    )


def _days(said: Said) -> list[date]:
    return [one.since for one in said if isinstance(one, VersionSaid)]


def _says_nothing(said: Said) -> bool:
    return not any(one.lines for one in said if isinstance(one, VersionSaid))


def _value(t: Texts, value: Said, longest: int) -> str:
    """In words, not in those of a file: «running_total» is «нарастающим итогом»."""
    words = [_word(t, one) for one in (value.splitlines() if isinstance(value, str) else value)]
    return figures.short(figures.clean("; ".join(words)), longest) or "—"


def _word(t: Texts, one: str | Assignment | TargetChange | Plan | VersionSaid) -> str:
    if isinstance(one, VersionSaid):
        since = t.label("change.since", since=dates.day(one.since))
        return ": ".join(filter(None, (since, "; ".join(one.lines))))
    if isinstance(one, Assignment):
        return t.label(f"change.part.{one.part}", executor=one.executor)
    if isinstance(one, TargetChange):
        ground = t.label("change.ground", ground=one.ground) if one.ground else ""
        return t.label("change.target", since=dates.day(one.since), target=one.wording, ground=ground)
    if isinstance(one, Plan):
        return _plan(t, one)
    return t.label(f"change.value.{one}") if t.has(f"change.value.{one}") else one


def _plan(t: Texts, plan: Plan) -> str:
    """«план на 1 полугодие 2022: 3, срок результата 30.09.2022»."""
    value = "—" if plan.value is None else figures.number(plan.value)
    said = t.label("change.plan", period=periods.name(t, Period.from_key(plan.period)), value=value)
    if plan.due is None:
        return said
    due = t.label("change.due", due=dates.day(plan.due))
    return due if plan.value is None else f"{said}, {due}"
