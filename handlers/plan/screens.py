"""`/plan № 11` (storyboard 3)."""

from domain.periods import Period
from domain.programme import Course
from handlers.callback import data
from handlers.screen import Button, Screen
from services.plan_indicator import IndicatorPlan
from texts import Html, Texts, dates, figures, periods

NAME = "plan"


def plan(t: Texts, found: IndicatorPlan) -> Screen:
    """What holds for the indicator in this period, and what can be set."""
    row, item = found.item.indicator, found.item
    period = periods.name(t, Period.from_key(found.view.period.key))
    wording = figures.clean(item.target.wording) if item.target else t.label("plan.no_target")
    lines = [
        t("plan.head", number=row.number, name=figures.short(figures.clean(row.wording), 400)),
        t("plan.target", target=figures.short(wording, 500)),
        *_direction(t, found),
        t("plan.course.level" if row.course is Course.LEVEL else "plan.course.running_total"),
    ]
    if item.plan is not None:
        lines.append(t("plan.plan", period=period, value=figures.number(item.plan)))
    if item.due is not None:
        lines.append(t("plan.due", due=dates.day(item.due)))
    for wording, ground, since in found.changes:
        change = {
            "target": figures.short(figures.clean(wording), 200),
            "ground": figures.short(ground, 200),
            "since": dates.day(since),
        }
        lines.append(t("plan.changed", **change))
    return Screen(Html("\n".join(lines)), _rows(t, found))


def _direction(t: Texts, found: IndicatorPlan) -> list[Html]:
    return [t("plan.less_is_better")] if found.item.indicator.less_is_better else []


def _rows(t: Texts, found: IndicatorPlan) -> tuple[tuple[Button, ...], ...]:
    def button(action: str) -> Button:
        return Button(
            t.label(f"plan.button.{action}"),
            data(NAME, action, found.programme_id, found.item.indicator.id),
        )

    course = "running_total" if found.item.indicator.course is Course.LEVEL else "level"
    direction = "more" if found.item.indicator.less_is_better else "less"
    course_button = Button(t.label(f"plan.button.{course}"), _toggle(found, "course"))
    direction_button = Button(t.label(f"plan.button.{direction}"), _toggle(found, "direction"))
    home = Button(t.label("button.home"), data("home", "show"))
    return ((button("value"),), (button("target"),), (course_button,), (direction_button,), (home,))


def _toggle(found: IndicatorPlan, what: str) -> str:
    return data(NAME, what, found.programme_id, found.item.indicator.id)


def ask(t: Texts, found: IndicatorPlan, what: str, draft_id: int) -> Screen:
    """Typed in one message; ``what`` is «value» or «target»."""
    back = Button(t.label("button.back"), data(NAME, "back", draft_id))
    text = t(f"plan.ask.{what}", number=found.item.indicator.number)
    return Screen(text, ((back,),), draft_id=draft_id)


def choose(t: Texts, found: list[IndicatorPlan]) -> Screen:
    """Somebody who coordinates several programmes says in which one."""
    rows = [
        (
            Button(
                figures.short(f"{one.view.programme.municipality}: {one.view.programme.title}", 58),
                data(NAME, "show", one.programme_id, one.item.indicator.id),
            ),
        )
        for one in found
    ]
    home = Button(t.label("button.home"), data("home", "show"))
    text = t("plan.choose", number=found[0].item.indicator.number)
    return Screen(text, (*rows, (home,)))


def usage(t: Texts) -> Screen:
    return Screen(t("plan.usage"), ((Button(t.label("button.home"), data("home", "show")),),))
