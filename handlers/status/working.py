"""`[Показать расчёт]` of a computed figure (storyboard 4)."""

from handlers.review.recomputed import mark
from handlers.screen import Button, Screen, data, turning
from handlers.status import lines
from services.standing.see_status import Extent
from services.standing.see_working import Working
from texts import Html, Texts, figures, periods, workings

NAME = "status"


def working(t: Texts, found: Working, number: int) -> Screen:
    """Formula, inputs, steps, caps, † — in pages (storyboard 4)."""
    trace = workings.kept_trace(found.working)
    pages = workings.pages(t, trace, found.target, lines.PAGE)
    number = min(max(number, 0), len(pages) - 1)
    head = [t("working.head", number=found.number, period=periods.name(t, found.period))]
    if found.replaced_by:
        facts = {
            "computed": workings.computed_label(found.computed, found.digits, found.target, trace.judged),
            "value": figures.short(figures.clean(found.replaced_by), 100),
            "reason": figures.short(found.override_reason, 500),
        }
        head.append(t("working.override", **facts))
    if found.brought:
        head.append(t("sent.brought", brought=figures.brought(t, found.brought)))
    if found.anew is not None:
        head.append(mark(t, found.anew, found.wording, found.methodology))
    head += workings.flags(t, found.working)
    head += workings.shortfall(t, found.shortfall, found.digits, "%" if trace.unit == "%" else "")
    paging = turning(t, number, len(pages) - 1, lambda place: _working_page(found, place))
    shown = (found.programme_id, found.indicator_id, found.period_id)
    show = data(NAME, "show", *shown, word=Extent.INDICATOR)
    queue = data("review", "at", found.programme_id, 0)
    last = [Button(t.label("button.back"), queue if found.waiting else show)]
    if found.overridable is not None:
        override = data("review", "override", found.programme_id, found.overridable)
        last.insert(0, Button(t.label("button.override"), override))
    return Screen(Html("\n".join([*head, pages[number]])), (*paging, tuple(last)))


def _working_page(found: Working, place: int) -> str:
    if found.waiting and found.overridable is not None:
        return data("review", "working", found.programme_id, found.overridable, place)
    return data(NAME, "working", found.programme_id, found.indicator_id, place, found.period_id)
