"""What was sent, and what several lines were understood as (storyboard 2)."""

from collections.abc import Iterator, Sequence

from domain.figures.form import Step
from handlers.contribute import beside as parts
from handlers.screen import Button, Screen, data
from handlers.submit.parts import contradicts, figure_of, sum_line
from handlers.submit.screens import misread
from handlers.submit.task_list import BELOW, NAME, for_whom, paper_buttons, task_list, to_next
from services.figures.figure_draft import FigureDraft
from services.figures.receipts import Receipt
from services.figures.tasks import TaskList
from texts import Html, Texts, dates, evidence, figures, periods

_LONGEST_LIST = 3_500
_LONGEST_SENT = 2_800


def receipt(t: Texts, done: Receipt) -> Screen:
    """«Отправлено на проверку…», and what is next."""
    lines = [_receipt_line(t, done), *_without_head(t, [done]), *_replaced(t, done)]
    rows = to_next(t, done.tasks, done.number, below=True)
    if not rows and done.tasks.progress.all_handed_in:
        lines.append(_all_sent(t, done.tasks))
        rows = paper_buttons(t, done.tasks)
    return Screen(Html("\n\n".join(lines)), (*rows, (_to_list(t, done.tasks),)))


def _receipt_line(t: Texts, done: Receipt) -> Html:
    facts: dict[str, object] = {
        "number": done.number,
        "fact": figures.short(figures.clean(done.wording), 700),
        "explanation": figures.explained(t, done.explanation, 1_500),
        "period": periods.name(t, done.tasks.period),
        "moment": dates.moment(done.sent_at, done.timezone),
        "version": done.version,
    }
    late = f" {t('receipt.late')}" if done.after_deadline else ""
    name = "receipt.with_explanation" if done.explanation else "receipt.plain"
    if done.head:
        name = "receipt.agreeing_explained" if done.explanation else "receipt.agreeing"
        facts["head"] = figures.short(done.head, 100)
    if done.brought:
        said = Html(f", «{facts['explanation']}»" if done.explanation else "")
        waits = "receipt.brought_waits_due" if done.due_proposed else "receipt.brought_waits"
        name = "receipt.brought_accepted" if done.is_accepted else waits
        facts |= {"said": said, "brought": figures.brought(t, done.brought)}
    beside = f"\n{evidence.attached(t, done.pieces)}" if done.pieces else ""
    if done.due_proposed is not None:
        beside += f"\n{t('ahead.receipt_due', due=dates.day(done.due_proposed))}"
    refined = f"\n{t('refine.receipt', day=dates.day(done.refine_by))}" if done.refine_by else ""
    lacks = "".join(f"\n{line}" for line in parts.without(t, done.without))
    return Html(f"{t(name, **facts)}{late}{refined}{lacks}{beside}")


def _replaced(t: Texts, done: Receipt) -> list[Html]:
    """A colleague's figure went out of the queue with it."""
    before = done.replaced
    if before is None:
        return []
    facts = {"wording": figures.short(figures.clean(before.wording), 300), "version": before.version}
    moment = dates.moment(before.sent_at, done.timezone)
    author = figures.brought(t, before.brought) or figures.short(before.author, 100)
    return [t("receipt.replaced", author=author, moment=moment, **facts)]


def receipts(t: Texts, done: list[Receipt]) -> Screen:
    """One message for «Отправить все»."""
    tasks = done[-1].tasks
    moment = dates.moment(done[-1].sent_at, done[-1].timezone)
    facts = {"period": periods.name(t, tasks.period), "moment": moment}
    lines = [Html("\n".join(_several(t, done, facts)))]
    if tasks.for_whom is not None:
        lines = [Html("\n".join([*for_whom(t, tasks), *_brought(t, done, facts)]))]
    if any(receipt.after_deadline for receipt in done):
        lines[0] = Html(f"{lines[0]} {t('receipt.late')}")
    lines.append(_figures_sent(t, done))
    progress = tasks.progress
    rows: list[tuple[Button, ...]] = [(_to_list(t, tasks),)]
    left = [number for number in progress.every if number not in progress.handed_in]
    if left:
        lines.append(t("receipt.left", numbers=figures.short(", ".join(left), 300)))
    else:
        lines.append(_all_sent(t, tasks))
        rows = [*paper_buttons(t, tasks), *rows]
    return Screen(Html("\n\n".join(lines)), tuple(rows))


def _several(t: Texts, done: Sequence[Receipt], facts: dict[str, str]) -> Iterator[Html]:
    """To the coordinator, to the head of the unit."""
    sent = [one.number for one in done if not one.head]
    if sent:
        yield t("receipt.several", numbers=", ".join(sent), **facts)
    for head in dict.fromkeys(one.head for one in done if one.head):
        numbers = ", ".join(one.number for one in done if one.head == head)
        yield t("receipt.several_agreeing", numbers=numbers, head=figures.short(head, 100), **facts)
    yield from _without_head(t, done)


def _without_head(t: Texts, done: Sequence[Receipt]) -> list[Html]:
    """Consent is needed, and there is nobody in the bot who could give it."""
    return [t("receipt.without_head")] if any(one.without_head for one in done) else []


def _brought(t: Texts, done: Sequence[Receipt], facts: dict[str, str]) -> Iterator[Html]:
    """What a coordinator has handed in for a unit stands at once, or waits for a second look."""
    for name, is_accepted in (("receipt.several_accepted", True), ("receipt.several_wait", False)):
        numbers = [one.number for one in done if one.is_accepted is is_accepted]
        if numbers:
            yield t(name, numbers=", ".join(numbers), **facts)


def _all_sent(t: Texts, tasks: TaskList) -> Html:
    if tasks.for_whom is not None:
        return t("receipt.unit_done")
    return t.count("receipt.all_sent", len(tasks.tasks))


def _to_list(t: Texts, tasks: TaskList) -> Button:
    return Button(t.label("button.to_list"), data(NAME, "tasks", *tasks.at, word=BELOW))


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
        refined = t("refine.short", day=dates.short_day(one.refine_by)) if one.refine_by else ""
        line = Html(" ".join(filter(None, (line, refined, evidence.counted(t, one.pieces)))))
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
    ready = all(view.misread is None and view.step is Step.ROW and not view.lacks_evidence for view in drafts)
    above = for_whom(t, drafts[-1].tasks)
    lines = [*above, t("submit.taken" if ready else "submit.taken_partly")]
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
    if view.step is Step.ROW and not view.lacks_evidence:
        state = figures.state(t, view.standing)
        line = t("submit.taken_ready", figure=figure_of(t, view), state=state, **facts)
        mine = view.tasks.for_whom is None
        marked = () if mine else contradicts(t, view.standing, view.answers.explanation or "")
        far = figures.far_above(t, view.answers.value, view.item.target, row.unit)
        return Html("\n".join([line, *sum_line(t, view), *far, *marked]))
    lacking = t.label(f"submit.lacking.{'evidence' if view.step is Step.ROW else view.step}")
    figure = figures.short(view.answers.wording, 60)
    return t("submit.taken_open", figure=figure, lacking=lacking, **facts)
