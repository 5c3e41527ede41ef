"""`/plan № 11` (storyboard 3)."""

from domain.programme.document import Course
from domain.time.periods import Period
from handlers.due_dates import screens as due_dates
from handlers.plan import parts
from handlers.screen import Button, Screen, data, part, turning
from handlers.short_names import screens as short_names
from services.plan.change_hands_in import Candidates
from services.plan.plan_indicator import IndicatorPlan
from texts import Html, Texts, dates, figures, periods

NAME = "plan"
_PAGE = 10


def plan(t: Texts, found: IndicatorPlan) -> Screen:
    """What holds for the indicator in this period, and what can be set."""
    row, item = found.item.indicator, found.item
    period = periods.name(t, Period.from_key(found.view.period.key))
    if not row.measured:
        return _nothing_measured(t, found)
    wording = figures.clean(item.target.wording) if item.target else t.label("plan.no_target")
    lines = [
        t(
            "plan.head",
            number=row.number,
            short=figures.called(row.short),
            name=figures.short(figures.clean(row.wording), 400),
        ),
        _hands_in(t, found),
        t("plan.target", target=figures.short(wording, 500)),
        *_direction(t, found),
        t("plan.course.level" if row.course is Course.LEVEL else "plan.course.running_total"),
    ]
    lines += [*_evidence(t, found), *parts.line(t, found)]
    if item.plan is not None:
        lines.append(t("plan.plan", period=period, value=figures.number(item.plan)))
    if item.due is not None:
        lines.append(t("plan.due", due=dates.day(item.due)))
    if (proposed := found.proposed) is not None:
        lines.append(due_dates.proposed_line(t, proposed))
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


def _evidence(t: Texts, found: IndicatorPlan) -> list[Html]:
    """Where the figure comes from, and whether it has to be shown."""
    row = found.item.indicator
    source = figures.short(figures.clean(row.data_source), 300)
    lines = [t("submit.source", source=source)] if source else []
    return [*lines, t("plan.evidence")] if row.needs_evidence else lines


def _hands_in(t: Texts, found: IndicatorPlan) -> Html:
    executor = found.item.indicator.hands_in
    return t("plan.hands_in", executor=figures.short(executor, 200)) if executor else t("plan.nobody")


def _nothing_measured(t: Texts, found: IndicatorPlan) -> Screen:
    row = found.item.indicator
    name = figures.short(figures.clean(row.measure), 400)
    lines = [
        t("plan.head", number=row.number, short=figures.called(row.short), name=name),
        _hands_in(t, found),
        t("plan.nothing_measured"),
    ]
    return Screen(Html("\n".join(lines)), ((_who(t, found), _to_name(t, found)), (_home(t),)))


def _rows(t: Texts, found: IndicatorPlan) -> tuple[tuple[Button, ...], ...]:
    row, item = found.item.indicator, found.item
    course = "running_total" if row.course is Course.LEVEL else "level"
    direction = "more" if row.less_is_better else "less"
    planned = item.plan is not None or item.due is not None
    # Where the text says «не более», its direction is not the coordinator's to choose.
    turns = row.less_is_better or item.target is None or item.target.is_bare
    ids = (found.programme_id, item.versions[-1].id if item.versions else 0)
    return (
        *due_dates.buttons(t, found.proposed, ids, 0),
        (_to(t, found, "value", "value"), *((_to(t, found, "clear", "clear"),) if planned else ())),
        (_to(t, found, "target", "target"),),
        (_to(t, found, course, "course"),),
        *(((_to(t, found, direction, "direction"),),) if turns else ()),
        (_to(t, found, "no_evidence" if row.needs_evidence else "evidence", "evidence"),),
        *_parts(t, found),
        (_who(t, found), _to_name(t, found)),
        (_home(t),),
    )


def _parts(t: Texts, found: IndicatorPlan) -> tuple[tuple[Button, ...], ...]:
    """A computed figure is put together by its formula."""
    if found.item.methodology is not None:
        return ()
    ids = found.programme_id, found.item.indicator.id
    return ((Button(t.label("plan.button.parts"), data(NAME, "parts", *ids, 0)),),)


def _to(t: Texts, found: IndicatorPlan, name: str, action: str) -> Button:
    ids = (found.programme_id, found.item.indicator.id)
    return Button(t.label(f"plan.button.{name}"), data(NAME, action, *ids))


def _who(t: Texts, found: IndicatorPlan) -> Button:
    ids = found.programme_id, found.item.indicator.id
    return Button(t.label("plan.button.who"), data(NAME, "who", *ids, 0))


def _to_name(t: Texts, found: IndicatorPlan) -> Button:
    ids = (found.programme_id, found.item.indicator.id)
    return Button(t.label("short_names.button.one"), data(short_names.NAME, "ask", *ids))


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))


def who(t: Texts, found: Candidates, page: int = 0) -> Screen:
    """Every executor that can hand in, ten a page; the one that does is marked."""
    plan, row = found.plan, found.plan.item.indicator
    page, last, shown = part(found.executors, page, _PAGE)
    rows = [
        (
            Button(
                ("✅ " if one.id == row.hands_in_id else "") + figures.unit_label(one.name),
                data(NAME, "give", plan.programme_id, row.id, one.id),
            ),
        )
        for one in shown
    ]
    back = Button(t.label("button.back"), data(NAME, "show", plan.programme_id, row.id))
    paging = turning(t, page, last, lambda other: data(NAME, "who", plan.programme_id, row.id, other))
    text = Html(f"{t('plan.who', number=row.number)}\n{_hands_in(t, plan)}")
    return Screen(text, (*rows, *paging, (back,)))


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
    text = t("plan.choose", number=found[0].item.indicator.number)
    return Screen(text, (*rows, (_home(t),)))


def usage(t: Texts) -> Screen:
    return Screen(t("plan.usage"), ((short_names.button(t, 0),), (_home(t),)))
