"""The message of a day and its questions (storyboard 2)."""

from collections.abc import Sequence
from datetime import date

from handlers.consent.screens import all_to_agree
from handlers.contribute import beside
from handlers.reminders import refining
from handlers.screen import Button, Screen, data, day_number
from handlers.submit.task_list import due_line, parts_line
from services.consent.see_unagreed import Unagreed
from services.reminders.day_reminder import OwedList, OwedParts, OwedReport, Reminded
from services.reminders.follow_ups import Awaited
from services.reminders.pass_on import Colleague, HandedOver
from texts import Html, Texts, dates, figures, periods

NAME = "remind"
_MOST_NUMBERS = 300
_MOST_COLLEAGUES = 20


def reminder(t: Texts, found: Reminded) -> Screen:
    """What is owed, each period on its line; at the end that everything is handed in."""
    lines = [t("remind.by", name=figures.short(found.by, 100))] if found.by else []
    lines += _named(t, found)
    return Screen(Html("\n\n".join(lines) or t("remind.done")), _buttons(t, found))


def _named(t: Texts, found: Reminded) -> list[Html]:
    """What is owed, below it whose it is: once where the next is of the same programme; of one list alone
    nobody asks. A report says its programme itself."""
    told = [(one.tasks.programme_id, one.tasks.programme, _list(t, one)) for one in found.lists]
    told += [(one.tasks.programme_id, one.tasks.programme, _parts(t, one)) for one in found.parts]
    told += refining.paragraphs(t, found)
    told += [(one.programme_id, "", _report(t, one)) for one in found.reports]
    told += [(one.programme_id, one.programme, _unagreed(t, one)) for one in found.unagreed]
    if len(told) == 1 and found.lists and not found.lists[0].opens:
        return [told[0][2]]
    following = [*(of for of, _, _ in told), None][1:]
    return [
        text if of == after or not title else _below(t, text, title)
        for (of, title, text), after in zip(told, following, strict=True)
    ]


def _below(t: Texts, text: Html, title: str) -> Html:
    return Html(f"{text}\n{t('tasks.programme', programme=figures.short(title, 90))}")


def _list(t: Texts, one: OwedList) -> Html:
    """One whose deadline is over names what is missing."""
    lines = [t("remind.opened")] if one.opens else []
    lines.append(due_line(t, one.tasks) if one.is_owed else _done(t, one))
    if one.tasks.overdue and one.is_owed and not one.tasks.is_early:
        numbers = figures.short(", ".join(one.progress.missing), _MOST_NUMBERS)
        lines.append(t("remind.missing", numbers=numbers))
    if one.is_owed:
        lines += [line for number, parts in one.parts.items() for line in beside.coming(t, number, parts)]
    return Html("\n".join(lines))


def _parts(t: Texts, one: OwedParts) -> Html:
    """What is to be given of figures that others hand in; whose figure went without it."""
    lines = parts_line(t, one.tasks)
    if one.owed:
        numbers = figures.short(", ".join(part.indicator.number for part in one.owed), _MOST_NUMBERS)
        lines.append(t("remind.parts", numbers=numbers))
    if one.sent:
        lines.append(t("remind.parts_sent", numbers=figures.short(", ".join(one.sent), _MOST_NUMBERS)))
    return Html("\n".join(lines))


def _done(t: Texts, one: OwedList) -> Html:
    return t.count("remind.all_done", len(one.tasks.tasks), period=periods.name(t, one.tasks.period))


def _report(t: Texts, one: OwedReport) -> Html:
    found = one.progress
    facts = {
        "period": periods.name(t, one.period),
        "due": (dates.on_weekday if one.overdue else dates.weekday)(t, one.due_on),
        "accepted": found.owed_and_accepted,
        "total": len(found.owed),
        "programme": figures.short(one.programme, 90),
    }
    if one.overdue:
        return t("remind.report_overdue", **facts)
    if one.days_left == 0:
        return t("remind.report_last_day", **facts)
    return t("remind.report", left=t.count("tasks.left", one.days_left), **facts)


def _unagreed(t: Texts, one: Unagreed) -> Html:
    numbers = figures.short(", ".join(one.numbers), _MOST_NUMBERS)
    return t("remind.unagreed", numbers=numbers)


def _buttons(t: Texts, found: Reminded) -> tuple[tuple[Button, ...], ...]:
    refine = refining.buttons(t, found)
    waiting = [(one.programme_id, one.programme, len(one.waiting)) for one in found.unagreed]
    rows = all_to_agree(t, waiting)
    besides = (*rows, *refine, *_of_reports(t, found))
    if not any(one.is_owed for one in found.lists) and not any(one.owed for one in found.parts):
        return besides or ((_home(t),),)
    return (*rows, *refine, *_of_lists(t, found), *_of_reports(t, found))


def _of_lists(t: Texts, found: Reminded) -> tuple[tuple[Button, ...], ...]:
    fill = Button(t.label("button.fill"), data(NAME, "fill", found.id))
    every = Button(t.label("button.list"), data(NAME, "list", found.id))
    tomorrow = Button(t.label("remind.button.tomorrow"), data(NAME, "tomorrow", found.id))
    later = Button(t.label("remind.button.later"), data(NAME, "later", found.id))
    over = Button(t.label("remind.button.hand_over"), data(NAME, "over", found.id))
    awaits = Button(t.label("remind.button.awaits"), data(NAME, "awaits", found.id))
    return ((fill, every), (tomorrow, later), (over, awaits))


def _of_reports(t: Texts, found: Reminded) -> tuple[tuple[Button, ...], ...]:
    if not found.reports:
        return ()
    review = Button(t.label("button.review"), data("home", "review"))
    return ((review, Button(t.label("button.report"), data("home", "report"))),)


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))


def ask_day(t: Texts, reminder_id: int, days: Sequence[date]) -> Screen:
    """A working day of the next week."""
    rows = [(Button(dates.weekday(t, day), data(NAME, "day", reminder_id, day_number(day))),) for day in days]
    return Screen(t("remind.ask_day"), (*rows, (_back(t, reminder_id),)))


def ask_colleague(t: Texts, reminder_id: int, colleagues: Sequence[Colleague]) -> Screen:
    """Where there is nobody else, whom to ask for one."""
    rows = [
        (Button(figures.called(one.name), data(NAME, "give", reminder_id, one.person_id)),)
        for one in colleagues[:_MOST_COLLEAGUES]
    ]
    text = t("remind.ask_colleague") if colleagues else t("remind.no_colleague")
    return Screen(text, (*rows, (_back(t, reminder_id),)))


def ask_from_whom(t: Texts, draft_id: int, reminder_id: int) -> Screen:
    back = Button(t.label("button.back"), data(NAME, "keep", reminder_id, draft_id))
    return Screen(t("remind.ask_from_whom"), ((back,),), draft_id=draft_id)


def handed_over(t: Texts, found: HandedOver) -> Screen:
    numbers = figures.short(", ".join(found.numbers), _MOST_NUMBERS)
    return Screen(t("remind.handed_over", name=figures.short(found.to, 100), numbers=numbers), ((_home(t),),))


def will_remind(t: Texts, day: date) -> Html:
    return t("remind.will", day=dates.weekday(t, day))


def noted(t: Texts, words: str) -> Screen:
    return Screen(t("remind.noted", words=figures.short(words, 300)), ((_home(t),),))


def awaited(t: Texts, found: Awaited) -> Screen:
    """To the coordinator: whose figure is waited for."""
    facts = {
        "person": figures.short(found.person, 100),
        "executor": figures.short(found.executor, 200),
        "words": figures.short(found.words, 500),
        "period": periods.name(t, found.period),
        "programme": figures.short(found.programme, 90),
    }
    return Screen(t("remind.awaited", **facts), ((_home(t),),))


def name_the_number(t: Texts, found: Reminded) -> Screen:
    """A bare figure in reply to a reminder of several."""
    numbers = [number for one in found.lists for number in one.progress.missing]
    numbers += [one.number for one in found.refinements if not one.closed]
    numbers += [part.indicator.number for one in found.parts for part in one.owed]
    text = t("remind.which", numbers=figures.short(", ".join(numbers), _MOST_NUMBERS), number=numbers[0])
    fill = Button(t.label("button.fill"), data(NAME, "fill", found.id))
    return Screen(text, ((fill,),))


def nothing_owed(t: Texts, found: Reminded) -> Screen:
    """A bare figure in reply to a reminder of which everything is handed in."""
    every = (*(one.tasks for one in found.lists), *(one.tasks for one in found.parts))
    rows = [one.indicator for tasks in every for one in tasks.tasks]
    rows += [one.indicator for tasks in every for one in tasks.parts]
    number = rows[0].number
    whole = Button(t.label("button.list"), data(NAME, "list", found.id))
    return Screen(t("remind.nothing_owed", number=number), ((whole, _home(t)),))


def _back(t: Texts, reminder_id: int) -> Button:
    return Button(t.label("button.back"), data(NAME, "show", reminder_id))
