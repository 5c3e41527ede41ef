"""«Напоминания»: what comes when, and each setting with what it can be."""

from collections.abc import Iterator

from domain.reminders.choices import CHOICES, RUNGS, Setting, are_on, choice_of
from domain.reminders.ladder import Rung
from handlers.period.screens import NAME, to_periods
from handlers.screen import Button, Screen, data
from services.periods.reminder_settings import Coming, ReminderPlan
from texts import Html, Texts, dates, figures, periods

_SETTINGS = tuple(Setting)
_IN_A_ROW = 3


def overview(t: Texts, found: ReminderPlan) -> Screen:
    lines = [
        t("reminders.head", programme=figures.short(found.programme, 90)),
        *([t("reminders.silent")] if found.rests else []),
        Html("\n".join(_settings(t, found))),
        *(_coming(t, found, one) for one in found.coming),
    ]
    return Screen(Html("\n\n".join(lines)), tuple(_buttons(t, found)))


def _settings(t: Texts, found: ReminderPlan) -> Iterator[Html]:
    settings = found.settings
    off = [_rungs(t, place) for place, rungs in enumerate(RUNGS) if not are_on(settings, rungs)]
    yield t("reminders.hour", hour=dates.clock(settings.hour))
    if off:
        yield t("reminders.off", steps="; ".join(off))
    quiet = {"since": dates.clock(settings.quiet_from), "until": dates.clock(settings.quiet_until)}
    yield t("reminders.quiet", **quiet)
    yield t("reminders.opens" if settings.opens_by_itself else "reminders.asks")
    escalates = "reminders.escalates" if settings.escalates_by_itself else "reminders.proposes"
    yield t.count(escalates, settings.silent_days)
    yield t.count("reminders.lead", settings.lead)
    day = t.label(f"weekday.on.{settings.digest_weekday + 1}")
    yield t("reminders.digest", day=day, hour=dates.clock(settings.digest_hour))


def _coming(t: Texts, found: ReminderPlan, coming: Coming) -> Html:
    """The days of a period's ladder; those that are over are marked."""
    facts = {"period": periods.name(t, coming.period), "due": dates.weekday(t, coming.due_on)}
    lines = [t("reminders.coming", **facts)]
    lines += [_rung(t, rung, over=rung.day < found.today) for rung in coming.rungs]
    return Html("\n".join(lines))


def _rung(t: Texts, rung: Rung, *, over: bool) -> Html:
    day = dates.short_weekday(t, rung.day)
    return t("reminders.over" if over else "reminders.ahead", day=day, step=t.label(f"rung.{rung.step}"))


def _buttons(t: Texts, found: ReminderPlan) -> Iterator[tuple[Button, ...]]:
    yield (Button(t.label("reminders.button.rungs"), data(NAME, "rungs", found.programme_id)),)
    yield (_ask(t, found, Setting.HOUR),)
    yield (_ask(t, found, Setting.QUIET_FROM), _ask(t, found, Setting.QUIET_UNTIL))
    yield (_turn(t, found, Setting.OPENS),)
    yield (_turn(t, found, Setting.ESCALATES),)
    yield (_ask(t, found, Setting.SILENT_DAYS),)
    yield (_ask(t, found, Setting.LEAD),)
    yield (_ask(t, found, Setting.DIGEST_WEEKDAY), _ask(t, found, Setting.DIGEST_HOUR))
    yield to_periods(t, found.programme_id)


def _ask(t: Texts, found: ReminderPlan, setting: Setting) -> Button:
    now = _choice(t, setting, choice_of(found.settings, setting))
    label = t.label(f"reminders.button.{setting}", now=now)
    return Button(label, data(NAME, "which", found.programme_id, _SETTINGS.index(setting)))


def _turn(t: Texts, found: ReminderPlan, setting: Setting) -> Button:
    """What it says is what a press makes of it."""
    other = 1 - choice_of(found.settings, setting)
    label = t.label(f"reminders.button.{setting}.{other}")
    return Button(label, data(NAME, "choose", found.programme_id, _SETTINGS.index(setting), other))


def choices(t: Texts, found: ReminderPlan, setting: Setting) -> Screen:
    """What a setting can be; the present one is marked."""
    now = choice_of(found.settings, setting)
    buttons = []
    for choice in CHOICES[setting]:
        label = _choice(t, setting, choice)
        numbers = found.programme_id, _SETTINGS.index(setting), choice
        buttons.append(Button(f"✓ {label}" if choice == now else label, data(NAME, "choose", *numbers)))
    rows = [tuple(buttons[at : at + _IN_A_ROW]) for at in range(0, len(buttons), _IN_A_ROW)]
    return Screen(t(f"reminders.ask.{setting}"), (*rows, (_back(t, found),)))


def _choice(t: Texts, setting: Setting, choice: int) -> str:
    if setting is Setting.DIGEST_WEEKDAY:
        return t.label(f"weekday.{choice + 1}")
    if setting in (Setting.LEAD, Setting.SILENT_DAYS):
        return t.count_label("reminders.days", choice)
    if setting in (Setting.OPENS, Setting.ESCALATES):
        return t.label(f"reminders.button.{setting}.{choice}")
    return f"{choice}:00"


def rungs(t: Texts, found: ReminderPlan) -> Screen:
    """Each step with its switch; a press turns it."""
    rows = []
    for place, of in enumerate(RUNGS):
        on = are_on(found.settings, of)
        label = f"{'✅' if on else '▫️'} {_rungs(t, place)}"
        rows.append((Button(label, data(NAME, "switch", found.programme_id, place, int(not on))),))
    return Screen(t("reminders.rungs"), (*rows, (_back(t, found),)))


def _rungs(t: Texts, place: int) -> str:
    [*several] = RUNGS[place]
    return t.label("rung.late" if len(several) > 1 else f"rung.{several[0]}")


def _back(t: Texts, found: ReminderPlan) -> Button:
    return Button(t.label("button.back"), data(NAME, "reminders", found.programme_id))
