"""For which unit, and from where its figures are (storyboard 3)."""

from handlers.screen import Button, Screen, data
from handlers.submit.task_list import FOR_WHOM
from services.for_whom.find_units import UnitFound, UnitsFound
from services.for_whom.hand_in_for import UnitDesk
from services.for_whom.tell_handed_in import BroughtFigure, BroughtFigures
from texts import Html, Texts, figures, periods

_MOST_UNITS = 60
_LONGEST = 3_000
_MOST_PARTS = 5


def units(t: Texts, found: UnitsFound) -> Screen:
    """«За кого сдаёте?»: the units that may be meant, else all."""
    name = "for_whom.which" if not found.words else "for_whom.near" if found.only_near else "for_whom.several"
    rows = tuple((_unit(one),) for one in found.units[:_MOST_UNITS])
    periods_of = dict.fromkeys((one.programme_id, one.period_id) for one in found.units)
    sheets = [(Button(t.label("button.all_sheets"), data("sheet", "all", *at)),) for at in periods_of]
    below = (*(sheets if len(sheets) == 1 and not found.words else ()), (_home(t),))
    return Screen(t(name, words=figures.short(found.words, 60)), (*rows, *below))


def _unit(one: UnitFound) -> Button:
    name = figures.short(figures.unit_label(one.name), 32 if one.programme else 56)
    programme = f" · {figures.short(one.programme, 22)}" if one.programme else ""
    at = data(FOR_WHOM, "unit", one.programme_id, one.period_id, one.executor_id)
    return Button(f"{name}{programme} · {one.total}", at)


def no_units(t: Texts) -> Screen:
    return Screen(t("tasks.none"), ((_home(t),),))


def ask_source(t: Texts, desk: UnitDesk) -> Screen:
    """Asked once a day: what was said last is proposed."""
    assert desk.question_id is not None
    tasks = desk.tasks
    unit = figures.short(figures.clean(desk.for_whom.executor), 200)
    text = t("for_whom.source", executor=unit, period=periods.name(t, tasks.period))
    said = [
        (Button(figures.short(one.words, 60), data(FOR_WHOM, "source", desk.question_id, one.id)),)
        for one in desk.sources
    ]
    call = (Button(t.label("button.call", day=desk.today), data(FOR_WHOM, "call", desk.question_id)),)
    home = (_home(t),)
    return Screen(text, (*said, call, home), draft_id=desk.question_id)


def brought(t: Texts, found: BroughtFigures) -> Screen:
    """«По № 4 координатор внёс 50 % (письмо от 07.07 № 12-44)»."""
    lines = [t("notice.brought.head", period=periods.name(t, found.period))]
    for place, one in enumerate(found.figures):
        line = _brought(t, one)
        if sum(map(figures.units, [*lines, line])) > _LONGEST:
            lines.append(t("submit.taken_more", n=len(found.figures) - place))
            break
        lines.append(line)
    for one in found.parts[:_MOST_PARTS]:
        fact, source = figures.short(figures.clean(one.wording), 100), figures.short(one.source, 100)
        lines.append(t("notice.brought.part", number=one.number, fact=fact, source=source))
    if found.programme:
        lines.append(t("tasks.programme", programme=figures.short(found.programme, 200)))
    lines.append(t("notice.brought.correct"))
    rows = ((Button(t.label("button.list"), data("home", "tasks")),),)
    return Screen(Html("\n".join(lines)), rows)


def _brought(t: Texts, one: BroughtFigure) -> Html:
    return t(
        "notice.brought.accepted" if one.is_accepted else "notice.brought.waits",
        number=one.number,
        fact=figures.short(figures.clean(one.wording), 200),
        source=figures.short(one.source, 200),
    )


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))
