"""`/period` (storyboard 3)."""

from collections.abc import Iterator
from dataclasses import replace

from handlers.screen import Button, Screen, data
from handlers.submit.refining.listed import preliminary
from services.periods.move_deadline import Moved
from services.periods.open_period import Opened
from services.periods.see_periods import PeriodLine, Periods
from texts import Html, Texts, dates, figures, periods

NAME = "period"


def overview(t: Texts, found: Periods) -> Screen:
    """What is collected, what is closed, what can be opened next; that nobody hears of it."""
    lines = [t("period.head", programme=figures.short(found.programme, 90))]
    if stands := periods.stands(t, found):
        lines.append(Html(f"{stands}\n{t('period.what_ended' if found.ended_at else 'period.what_paused')}"))
    lines += [_line(t, found, line) for line in found.lines]
    home = Button(t.label("button.home"), data("home", "show"))
    return Screen(Html("\n\n".join(lines)), (*_of_periods(t, found), *_of_programme(t, found), (home,)))


def _of_periods(t: Texts, found: Periods) -> Iterator[tuple[Button, ...]]:
    """Of a programme that has ended a period can still be closed."""
    for line in found.lines[:2]:
        for action in _actions(line):
            if found.ended_at is None or action == "close":
                label = t.label(f"period.button.{action}", period=periods.name(t, line.period))
                yield (Button(label, data(NAME, action, found.programme_id, line.id)),)
    if found.ended_at is None:
        label = t.label("period.button.open", period=periods.name(t, found.following))
        yield (Button(label, data(NAME, "open", found.programme_id, found.lines[0].id)),)


def _actions(line: PeriodLine) -> tuple[str, ...]:
    if line.closed_at is None:
        return "move", "close"
    return ("reopen", "move", "close") if line.until else ("reopen",)


def _of_programme(t: Texts, found: Periods) -> Iterator[tuple[Button, ...]]:
    if found.ended_at is not None:
        yield (_to(t, found, "take_up"), _to(t, found, "remove"))
        return
    yield (_to(t, found, "reminders"),)
    yield (Button(t.label("button.consent"), data("consent", "setting", found.programme_id)),)
    yield (_to(t, found, "resume" if found.paused_at else "pause"), _to(t, found, "end"))


def _to(t: Texts, found: Periods, action: str) -> Button:
    return Button(t.label(f"period.button.{action}"), data(NAME, action, found.programme_id))


def _line(t: Texts, found: Periods, line: PeriodLine) -> Html:
    facts = {
        "period": periods.name(t, line.period),
        "due": dates.day(line.due_on),
        "accepted": line.accepted,
        "total": line.total,
    }
    if line.until is not None:
        facts["until"] = dates.day(line.until)
    if line.closed_at is None:
        return t("period.open" if line.until is None else "period.open_again", **facts)
    facts["closed"] = dates.day(dates.local(line.closed_at, found.timezone).date())
    if line.until is not None:
        return t("period.partly_open", numbers=figures.short(", ".join(line.again), 300), **facts)
    closed = t("period.closed", **facts)
    revised = t("period.revision", revision=line.revision)
    return Html(f"{closed} {revised}") if line.revision > 1 else closed


def confirm_close(t: Texts, found: Periods, line: PeriodLine) -> Screen:
    """What would be locked with gaps, before it is."""
    lines = [_what_closes(t, line)]
    if line.early:
        lines.append(t("period.close_early", due=dates.weekday(t, line.due_on)))
    if line.missing:
        lines.append(t("report.missing", numbers=figures.short(", ".join(line.missing), 1_000)))
    if line.agreeing:
        lines.append(t("report.agreeing", numbers=figures.short(", ".join(line.agreeing), 1_000)))
    if line.waiting:
        lines.append(t("report.unchecked", numbers=figures.short(", ".join(line.waiting), 1_000)))
    if line.preliminary:
        lines += [*preliminary(t, line.preliminary), t("refine.closing")]
    yes = Button(t.label("period.button.close_yes"), data(NAME, "close_yes", found.programme_id, line.id))
    back = Button(t.label("button.back"), data(NAME, "show", found.programme_id))
    return Screen(Html("\n".join(lines)), ((yes,), (back,)))


def _what_closes(t: Texts, line: PeriodLine) -> Html:
    period = periods.name(t, line.period)
    if not line.again:
        return t("period.close", period=period)
    return t("period.close_again", period=period, numbers=figures.short(", ".join(line.again), 300))


def confirm_open(t: Texts, found: Periods) -> Screen:
    """The step into the next period, or the next year, with what has no target there."""
    lines = list(what_opens(t, found))
    if not found.following_ended:
        lines.insert(1, t("period.not_over", end=dates.day(found.following.end)))
    back = Button(t.label("button.back"), data(NAME, "show", found.programme_id))
    return Screen(Html("\n".join(lines)), (opens(t, found), (back,)))


def what_opens(t: Texts, found: Periods) -> Iterator[Html]:
    yield t("period.open_next", period=periods.name(t, found.following))
    if found.without_target:
        facts = {
            "year": found.following.year,
            "numbers": figures.short(", ".join(found.without_target), 1_000),
        }
        yield t("period.without_target", **facts)
    if not found.calendar_known:
        yield t("period.calendar_unknown")


def opens(t: Texts, found: Periods) -> tuple[Button]:
    yes = data(NAME, "open_yes", found.programme_id, found.lines[0].id)
    return (Button(t.label("period.button.open_yes"), yes),)


def to_periods(t: Texts, programme_id: int) -> tuple[Button]:
    return (Button(t.label("menu.period"), data(NAME, "show", programme_id)),)


def opened(t: Texts, done: Opened) -> Html:
    return t.count(
        "period.opened", done.told, period=periods.name(t, done.period), due=dates.day(done.due_on)
    )


def moved(t: Texts, done: Moved) -> Screen:
    """The new day and how many will hear of it, above the periods."""
    facts = {"period": periods.name(t, done.period), "due": dates.weekday(t, done.due_on)}
    said = t.count("period.moved", done.told, **facts) if done.told else t("period.due", **facts)
    screen = overview(t, done.periods)
    return replace(screen, text=Html(f"{said}\n\n{screen.text}"))


def ask_deadline(t: Texts, line: PeriodLine, programme_id: int, draft_id: int) -> Screen:
    """Typed in one message: a day, or a rule."""
    back = Button(t.label("button.back"), data(NAME, "keep", programme_id, draft_id))
    facts = {"period": periods.name(t, line.period), "due": dates.weekday(t, line.due_on)}
    return Screen(t("period.ask_deadline", **facts), ((back,),), draft_id=draft_id)
