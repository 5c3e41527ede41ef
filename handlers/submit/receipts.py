"""What was sent, and what several lines were understood as (storyboard 2)."""

from collections.abc import Sequence

from domain.figures.form import Step
from handlers.screen import Button, Screen, data
from handlers.submit.parts import figure_of
from handlers.submit.screens import misread
from handlers.submit.task_list import BELOW, NAME, open_data, task_list
from services.figures.figure_draft import FigureDraft
from services.figures.receipts import Receipt
from services.figures.tasks import TaskList
from texts import Html, Texts, dates, figures, periods

_LONGEST_LIST = 3_500
_LONGEST_SENT = 2_800


def receipt(t: Texts, done: Receipt) -> Screen:
    """«Отправлено на проверку…», and what is next."""
    lines = [_receipt_line(t, done), *_replaced(t, done)]
    rows: list[tuple[Button, ...]] = []
    following = done.tasks.next_open(done.number)
    if following is not None:
        label = t.label("button.next", number=following.indicator.number)
        rows.append((Button(label, open_data(done.tasks, following, below=True)),))
    elif done.tasks.progress.all_handed_in:
        lines.append(t.count("receipt.all_sent", len(done.tasks.tasks)))
    rows.append((_to_list(t, done.tasks),))
    return Screen(Html("\n\n".join(lines)), tuple(rows))


def _receipt_line(t: Texts, done: Receipt) -> Html:
    facts = {
        "number": done.number,
        "fact": figures.short(figures.clean(done.wording), 700),
        "explanation": figures.short(done.explanation, 1_500),
        "period": periods.name(t, done.tasks.period),
        "moment": dates.moment(done.sent_at, done.timezone),
        "version": done.version,
    }
    late = f" {t('receipt.late')}" if done.after_deadline else ""
    name = "receipt.with_explanation" if done.explanation else "receipt.plain"
    return Html(f"{t(name, **facts)}{late}")


def _replaced(t: Texts, done: Receipt) -> list[Html]:
    """A colleague's figure went out of the queue with it."""
    before = done.replaced
    if before is None:
        return []
    facts = {"wording": figures.short(figures.clean(before.wording), 300), "version": before.version}
    moment = dates.moment(before.sent_at, done.timezone)
    return [t("receipt.replaced", author=figures.short(before.author, 100), moment=moment, **facts)]


def receipts(t: Texts, done: list[Receipt]) -> Screen:
    """One message for «Отправить все»."""
    tasks = done[-1].tasks
    numbers = ", ".join(receipt.number for receipt in done)
    facts = {"numbers": numbers, "moment": dates.moment(done[-1].sent_at, done[-1].timezone)}
    lines = [t("receipt.several", period=periods.name(t, tasks.period), **facts)]
    if any(receipt.after_deadline for receipt in done):
        lines[0] = Html(f"{lines[0]} {t('receipt.late')}")
    lines.append(_figures_sent(t, done))
    progress = tasks.progress
    left = [number for number in progress.every if number not in progress.handed_in]
    if left:
        lines.append(t("receipt.left", numbers=figures.short(", ".join(left), 300)))
    else:
        lines.append(t.count("receipt.all_sent", len(tasks.tasks)))
    return Screen(Html("\n\n".join(lines)), ((_to_list(t, tasks),),))


def _to_list(t: Texts, tasks: TaskList) -> Button:
    numbers = tasks.programme_id, tasks.period_id
    return Button(t.label("button.to_list"), data(NAME, "tasks", *numbers, word=BELOW))


def _figures_sent(t: Texts, done: Sequence[Receipt]) -> Html:
    """Each figure with its value and its explanation, as many as a message holds."""
    lines: list[Html] = []
    for one in done:
        fact = figures.short(figures.clean(one.wording), 200)
        name = "receipt.one_explained" if one.explanation else "receipt.one"
        line = t(
            name,
            number=one.number,
            name=figures.called(one.name),
            fact=fact,
            explanation=figures.short(one.explanation, 200),
        )
        if sum(map(figures.units, [*lines, line])) > _LONGEST_SENT:
            return Html("\n".join([*lines, t("submit.taken_more", n=len(done) - len(lines))]))
        lines.append(line)
    return Html("\n".join(lines))


def edited_late(t: Texts, programme_id: int, indicator_id: int, number: str, period_id: int) -> Screen:
    """A message was edited after what stood in it had been sent."""
    fix = Button(t.label("button.fix"), data(NAME, "fix", programme_id, indicator_id, period_id))
    return Screen(t("submit.edited_late", number=number), ((fix,),))


def which_number(t: Texts, named: Sequence[str]) -> Screen:
    """A reply to a message about several figures has to begin with a number."""
    home = Button(t.label("button.home"), data("home", "show"))
    return Screen(t("submit.which_number", number=named[0]), ((home,),))


def taken(t: Texts, drafts: Sequence[FigureDraft], unknown: Sequence[str] = ()) -> Screen:
    """Several answers in one message: each as understood, the rest is «Отправить все»."""
    ready = all(view.misread is None and view.step is Step.ROW for view in drafts)
    lines = [t("submit.taken" if ready else "submit.taken_partly")]
    for place, view in enumerate(drafts):
        line = misread(t, view) if view.misread is not None else _taken_line(t, view)
        if sum(map(figures.units, [*lines, line])) > _LONGEST_LIST:
            lines.append(t("submit.taken_more", n=len(drafts) - place))
            break
        lines.append(line)
    if unknown:
        lines.append(t("submit.unknown_numbers", numbers=figures.short(", ".join(unknown), 200)))
    return Screen(Html("\n".join(lines)), task_list(t, drafts[-1].tasks).rows)


def _taken_line(t: Texts, view: FigureDraft) -> Html:
    row = view.item.indicator
    facts = {"number": row.number, "name": figures.called(row.short)}
    if view.step is Step.ROW:
        state = figures.state(t, view.standing)
        return t("submit.taken_ready", figure=figure_of(t, view), state=state, **facts)
    lacking = t.label(f"submit.lacking.{view.step}")
    figure = figures.short(view.answers.wording, 60)
    return t("submit.taken_open", figure=figure, lacking=lacking, **facts)
