"""What is due: the line and the list (storyboard 2)."""

from collections.abc import Iterator

from domain.heads.signature import Signing, signing
from handlers.screen import Button, Screen, data
from services.contributions.part_tasks import PartState, PartTask
from services.figures.tasks import Task, TaskList, TaskState
from texts import Html, Texts, dates, figures, periods

NAME = "submit"
FOR_WHOM = "forwhom"
BELOW = "below"
"""What the buttons of a receipt carry: it stays where it is."""
_TASK_ICONS = {
    TaskState.OPEN: "▫️",
    TaskState.DRAFT: "✏️",
    TaskState.READY: "🟡",
    TaskState.WAITS: "⏳",
    TaskState.AGREEING: "🖊",
    TaskState.SENT: "📨",
    TaskState.ACCEPTED: "✅",
    TaskState.RETURNED: "↩️",
}
_PART_ICONS = {
    PartState.OPEN: "▫️",
    PartState.DRAFT: "✏️",
    PartState.READY: "🟡",
    PartState.SENT: "📨",
}
PART = "part"
_MOST_SHEETS = 5
_SHORT_NAME = 24  # beside a day
_MOST_ROWS = 90  # Telegram shows a hundred buttons at most


def task_list(t: Texts, tasks: TaskList) -> Screen:
    """What is due, and a button for each indicator."""
    rows = [(_task_button(t, tasks, task),) for task in tasks.tasks]
    rows += [(_part_button(t, tasks, one),) for one in tasks.parts]
    head: list[tuple[Button, ...]] = []
    following = tasks.next_open()
    if following is not None:
        head.append((Button(t.label("button.fill"), open_data(tasks, following)),))
    elif tasks.parts_owed:
        head.append((Button(t.label("button.fill"), part_data(tasks, tasks.parts_owed[0])),))
    head += send_all(t, tasks)
    if tasks.asking:  # sent as well without a word on the year's end
        asked = t.label("button.outlook_asked", n=len(tasks.asking))
        head.append((Button(asked, data(NAME, "outlooks", *tasks.at)),))
    programme = t("tasks.programme", programme=figures.short(tasks.programme, 90))
    if tasks.to_agree:
        head.append((_to_agree(t, tasks),))
    lines = [*for_whom(t, tasks), *due_lines(t, tasks), programme, *_signed(t, tasks)]
    return Screen(Html("\n".join(lines)), (*head, *rows[:_MOST_ROWS], *_below(t, tasks)))


def send_all(t: Texts, tasks: TaskList, at_least: int = 1) -> tuple[tuple[Button, ...], ...]:
    """«Отправить все (7)», where so many drafts lack nothing."""
    if len(tasks.ready) < at_least:
        return ()
    label = t.label("button.send_all", n=len(tasks.ready))
    return ((Button(label, data(NAME, "all", *tasks.at, word=tasks.listed)),),)


def for_whom(t: Texts, tasks: TaskList) -> list[Html]:
    """«За УГХ; внёс координатор, письмо от 07.07 № 12-44»: above whatever is a unit's."""
    if tasks.for_whom is None:
        return []
    unit = figures.short(figures.clean(tasks.for_whom.executor), 200)
    if not tasks.for_whom.source:
        return [t("for_whom.unit", executor=unit)]
    return [t("for_whom.head", executor=unit, brought=figures.brought(t, tasks.for_whom.source))]


def _to_agree(t: Texts, tasks: TaskList) -> Button:
    """What waits for the reader, as the head of the unit."""
    return Button(t.label("button.to_agree", n=tasks.to_agree), data("consent", "show", tasks.programme_id))


def _signed(t: Texts, tasks: TaskList) -> Iterator[Html]:
    """Which figures their head has signed, and which were corrected since."""
    for name, stands in (("tasks.signed", Signing.SIGNED), ("tasks.signed_before", Signing.CHANGED)):
        numbers = [one.indicator.number for one in tasks.tasks if signing(one.versions) is stands]
        if numbers:
            yield t(name, numbers=figures.numbers_label(numbers))


def _below(t: Texts, tasks: TaskList) -> tuple[tuple[Button, ...], ...]:
    """«Бланк» and «Лист сведений» of each unit in the list; of a unit's own where its figures are from."""
    if tasks.is_early:
        return ()
    if tasks.for_whom is not None:
        other = Button(t.label("button.other_source"), data(FOR_WHOM, "anew", *tasks.at))
        unit = tasks.for_whom.executor_id
        sheet = (sheet_button(t, tasks.programme_id, tasks.period_id, unit),) if tasks.tasks else ()
        return ((*sheet, other), *paper_buttons(t, tasks))
    units = {unit: own[0].indicator.hands_in for unit, own in tasks.by_unit().items() if unit}
    sheets = tuple(
        (sheet_button(t, tasks.programme_id, tasks.period_id, unit, name if len(units) > 1 else ""),)
        for unit, name in list(units.items())[:_MOST_SHEETS]
    )
    papers = paper_buttons(t, tasks)
    if len(sheets) == len(papers) == 1:
        return ((*sheets[0], *papers[0]),)
    return (*sheets, *papers)


def paper_buttons(t: Texts, tasks: TaskList) -> tuple[tuple[Button, ...], ...]:
    """«Лист сведений» of each unit of which something was sent, «Лист: УГХ» where there are several."""
    units = tasks.by_unit()
    return tuple(
        (
            paper_button(
                t,
                (tasks.programme_id, tasks.period_id, unit),
                own[0].indicator.hands_in if len(units) > 1 else "",
            ),
        )
        for unit, own in list(units.items())[:_MOST_SHEETS]
        if unit and any(one.versions for one in own)
    )


def paper_button(t: Texts, about: tuple[int, int, int], name: str = "") -> Button:
    """«Лист сведений» of a programme's period and unit; «Лист: УГХ» where there are several."""
    label = t.label("button.paper_of", unit=figures.short(figures.unit_label(name), 40)) if name else ""
    return Button(label or t.label("button.paper"), data("paper", "order", *about))


def sheet_button(t: Texts, programme_id: int, period_id: int, executor_id: int, name: str = "") -> Button:
    """«Бланк», «Бланк: УГХ» where there are several."""
    label = t.label("button.sheet_of", unit=figures.short(figures.unit_label(name), 40)) if name else ""
    return Button(
        label or t.label("button.sheet"), data("sheet", "give", programme_id, period_id, executor_id)
    )


def due_lines(t: Texts, tasks: TaskList) -> list[Html]:
    """The figures to hand in, then the parts to give."""
    return [*([due_line(t, tasks)] if tasks.tasks else []), *parts_line(t, tasks)]


def parts_line(t: Texts, tasks: TaskList) -> list[Html]:
    """«🧩 1 полугодие 2022, части для чужих показателей: дано 0 из 1, срок — четверг, 07.07.2022.»"""
    if not tasks.parts:
        return []
    overdue = any(one.overdue for one in tasks.parts_owed)
    day = (dates.on_weekday if overdue else dates.weekday)(t, tasks.parts[0].due_on)
    facts = {"period": periods.name(t, tasks.period), "due": day, "total": len(tasks.parts)}
    name = "tasks.parts.overdue" if overdue else "tasks.parts"
    return [t(name, given=len(tasks.parts) - len(tasks.parts_owed), **facts)]


def due_line(t: Texts, tasks: TaskList) -> Html:
    """«📋 1 полугодие 2022: срок — понедельник, 11.07.2022, осталось 3 рабочих дня. Сдано: 2 из 7.»"""
    if tasks.is_early:
        return Html("\n".join(_early(t, tasks)))
    facts = {
        "period": periods.name(t, tasks.period),
        "due": (dates.on_weekday if tasks.overdue else dates.weekday)(t, tasks.due_on),
        "done": len(tasks.progress.handed_in),
        "total": len(tasks.tasks),
    }
    if tasks.overdue:
        return t("tasks.overdue", **facts)
    if tasks.days_left == 0:
        return t("tasks.last_day", **facts)
    return t("tasks.due", left=t.count("tasks.left", tasks.days_left), **facts)


def _early(t: Texts, tasks: TaskList) -> Iterator[Html]:
    """«За апрель: 6 значений исходных данных, срок — среда, 11.05.2022»; nothing else is asked yet."""
    yield t("tasks.early", period=periods.name(t, tasks.period))
    for one in tasks.months:
        due = (dates.on_weekday if one.overdue else dates.weekday)(t, one.due_on)
        name = "tasks.month.overdue" if one.overdue else "tasks.month"
        yield t.count(name, one.missing, month=periods.short(t, one.month), due=due)
    if not tasks.months:
        yield t("tasks.month.given")
    yield t("tasks.rest", end=dates.day(tasks.period.end))


def nothing_to_do(t: Texts) -> Screen:
    return Screen(t("tasks.none"), ((Button(t.label("button.home"), data("home", "show")),),))


def open_data(tasks: TaskList, task: Task, *, below: bool = False) -> str:
    """``below``: the message with the button stays as it is, what follows is a new one."""
    numbers = tasks.programme_id, task.indicator.id, tasks.period_id
    return data(NAME, "open", *numbers, word=BELOW if below else "")


def to_next(t: Texts, tasks: TaskList, number: str, *, below: bool = False) -> tuple[tuple[Button, ...], ...]:
    """«Дальше: № 5»: what is open behind the indicator with this number, where anything is."""
    following = tasks.next_open(number)
    if following is None:
        return ()
    label = t.label("button.next", number=following.indicator.number)
    return ((Button(label, open_data(tasks, following, below=below)),),)


def part_data(tasks: TaskList, part: PartTask) -> str:
    return data(PART, "open", tasks.programme_id, part.indicator.id, tasks.period_id, part.executor_id)


def _part_button(t: Texts, tasks: TaskList, part: PartTask) -> Button:
    """Whose part it is, where the reader gives those of several units or hands in the figure as well."""
    several = len({one.executor_id for one in tasks.parts}) > 1 or bool(tasks.tasks)
    name = figures.unit_label(part.executor) if several else part.indicator.short
    label = t.label("button.part", number=part.indicator.number, name=figures.short(name, 40))
    return Button(f"{_PART_ICONS[part.state]} {label}", part_data(tasks, part))


def _task_button(t: Texts, tasks: TaskList, task: Task) -> Button:
    row = task.indicator
    called = figures.called(row.short)
    if task.refine_by is not None:
        called = t.label(
            "refine.task", day=dates.short_day(task.refine_by), name=figures.short(called, _SHORT_NAME)
        )
    return Button(f"{_TASK_ICONS[task.state]} № {row.number} · {called}", open_data(tasks, task))
