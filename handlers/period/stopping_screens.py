"""What follows from ending a programme, and from taking it up again, before it is done."""

from dataclasses import replace

from handlers.period.screens import NAME
from handlers.screen import Button, Screen, data
from services.periods.see_periods import Periods
from texts import Html, Texts, figures, periods


def confirm_end(t: Texts, found: Periods) -> Screen:
    """With the periods that are still being collected."""
    lines = [t("period.end", programme=figures.short(found.programme, 90))]
    collected = [periods.name(t, line.period) for line in found.lines if line.closed_at is None]
    if collected:
        lines.append(t("period.end.collected", periods=", ".join(collected)))
    screen = _confirmed(t, found, "end_yes", lines)
    remove = Button(t.label("period.button.remove"), data(NAME, "remove", found.programme_id))
    return replace(screen, rows=(screen.rows[0], (remove,), *screen.rows[1:]))


def confirm_take_up(t: Texts, found: Periods) -> Screen:
    lines = [t("period.take_up", programme=figures.short(found.programme, 90))]
    if found.following_ended:
        lines.append(t("period.take_up.over", period=periods.name(t, found.following)))
    return _confirmed(t, found, "take_up_yes", lines)


def _confirmed(t: Texts, found: Periods, action: str, lines: list[Html]) -> Screen:
    yes = Button(t.label(f"period.button.{action}"), data(NAME, action, found.programme_id))
    back = Button(t.label("button.back"), data(NAME, "show", found.programme_id))
    return Screen(Html("\n".join(lines)), ((yes,), (back,)))
