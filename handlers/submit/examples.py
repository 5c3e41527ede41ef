"""Handing in: the list, the card, answers of every kind, the receipt, the inputs of computed figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from domain.ahead import asking
from domain.ahead.said import Aside, DueDecision, Outlook
from domain.figures.form import Step
from domain.figures.numbers import Reading, Trouble
from domain.methodology.plain import to_plain
from domain.time.periods import Period
from handlers.examples import (
    HALF_YEAR,
    Example,
    answered_inputs,
    collected,
    computed,
    computed_row,
    empty,
    example,
)
from handlers.submit import finished, looked_at, notices, receipts, screens, task_list
from handlers.submit.ahead import seldom
from handlers.submit.ahead.screens import outlook
from services.computing.recomputed import RecomputedDraft
from services.figures.figure_draft import FigureDraft
from services.figures.owed_months import MonthOwed
from services.figures.receipts import Receipt
from services.figures.sent_figure import SentFigure
from services.figures.tasks import TaskState, asked_of
from services.notices.executors import ContactLost, FigureReturned
from services.notices.look_up import AcceptedFigures, ReturnedFigure
from services.refining.days_offered import DaysOffered
from services.samples.documents import COUNTED, document
from services.samples.evidence import pieces
from services.samples.facts import MORNING, ZONE, accepted, figure, overview_of, returned
from services.samples.figure_drafts import drafted, preliminary_of, tasks_in
from services.samples.heads import HEAD, agreed, agreeing, ending_with, signed
from services.samples.recomputed import MARKS, recomputed_in, without_lack
from services.samples.review import to_look_at

TYPED = (
    *("пятьдесят", "1,2,3", "7 из 9", "12–15", "1.648", "около 50 %", "120 %", "50%", "10%", "н/д"),
    *("по плану 50 %", "- 3", "½", "1-Jul", "#ДЕЛ/0!", "50 прошу принять", "Готово 50"),
)


def examples() -> Iterator[Example]:
    yield from _lists()
    yield from _cards()
    yield from _receipts()
    yield from _told()
    yield from _ahead()
    yield from _computed()
    yield from _preliminary()
    yield from _summed()
    yield from _said()
    yield from _pasted()


def _lists() -> Iterator[Example]:
    tasks = tasks_in(empty())
    yield example("tasks", task_list.task_list, tasks)
    yield example("tasks of every state", task_list.task_list, tasks_in(collected(), tuple(TaskState)))
    yield example("tasks on the last day", task_list.task_list, replace(tasks, days_left=0))
    yield example("tasks overdue", task_list.task_list, replace(tasks, overdue=True))
    yield from _early_lists()
    yield example("nothing to do", task_list.nothing_to_do)


def _early_lists() -> Iterator[Example]:
    """Before the quarter is over."""
    given = tasks_in(computed(), (TaskState.WAITS,))
    early = replace(given, tasks=given.tasks[:1], is_early=True)
    january = MonthOwed(Period.from_key("2022-M1"), 6, date(2022, 2, 10), ("2",), overdue=True)
    february = MonthOwed(Period.from_key("2022-M2"), 1, date(2022, 3, 10), ("2",))
    yield example("tasks of months", task_list.task_list, replace(early, months=(january, february)))
    yield example("tasks of months given", task_list.task_list, early)


def _cards() -> Iterator[Example]:
    draw = screens.draft
    for number in ("4", "5", "6", "7", "11"):
        yield example(f"card {number}", draw, drafted(empty(), number))
    for text in TYPED:
        view = drafted(empty(), "4", text)
        yield example(f"value {text}", draw, view)
        if view.misread is None and not view.answers.trouble and not view.unusual:
            yield example(f"row {text}", draw, drafted(empty(), "4", text, "идут торги"))
    yield example("no reason", draw, _without_reason(drafted(empty(), "4", "10%")))
    yield example("yes or no", draw, drafted(empty(), "25", "нет нарушений, размещено"))
    yield example("in words", draw, drafted(empty(), "5", in_words=True))
    finished_row = drafted(empty(), "4", "50%", "идут торги")
    yield example("ask to drop", finished.ask_to_drop, finished_row)
    yield example("a row with evidence", draw, replace(finished_row, pieces=pieces() * 10))
    asked = _wanting_evidence(finished_row)
    yield example("a row that lacks evidence", draw, asked)
    yield example("taken, lacking evidence", receipts.taken, [asked])
    yield example("a card with its source", draw, _wanting_evidence(drafted(empty(), "4")))
    corrected = drafted(collected(), "1", "1,5%", "уточнено")
    yield example("ask to drop a correction", finished.ask_to_drop, corrected)
    for text in ("60%", "договор подписан", "60 домов сдано"):
        yield example(f"on a row {text}", draw, drafted(empty(), "4", "50%", "идут торги", text))
    yield example("on a row without words", draw, drafted(empty(), "6", "", "мониторинг"))
    worse = drafted(empty(), "4", "50%", "идут торги", "20%", "да")
    yield example("does it hold", draw, worse)
    yield example("nothing measured", draw, drafted(empty(), "6", "мониторинг"))
    yield example("sent before", draw, drafted(collected(), "1", "1,5%", "уточнено"))
    programme = document(COUNTED).programme
    back = overview_of(programme, HALF_YEAR, figures={"4": [returned("4", "50%", "Приложите акт")]})
    yield example("returned", draw, drafted(back, "4", "60%", "акт приложен"))
    year = overview_of(programme, HALF_YEAR.next(), last={"4": [accepted("4", "50%")]}, beside=HALF_YEAR)
    yield example("card with a past", draw, drafted(year, "4"))
    yield example("a value with a past", draw, drafted(year, "4", "20%"))


def _preliminary() -> Iterator[Example]:
    """The question for a day, and everything that shows it."""
    draw, day = screens.draft, date(2022, 7, 20)
    offered = DaysOffered((date(2022, 7, 11), date(2022, 7, 13), date(2022, 7, 15), day), date(2022, 7, 20))
    row = drafted(empty(), "4", "50%", "идут торги")
    asked = replace(row, step=Step.REFINE, refine_days=offered)
    yield example("preliminary until when", draw, asked)
    yield example(
        "preliminary until when in time", draw, replace(asked, refine_days=replace(offered, before=None))
    )
    marked = replace(row, answers=replace(row.answers, refine_by=day))
    yield example("a preliminary row", draw, marked)
    yield example(
        "preliminary until another day", draw, replace(marked, step=Step.REFINE, refine_days=offered)
    )
    yield example("a preliminary word", draw, drafted(empty(), "4", "предв. 50%"))
    receipt = replace(_receipt(), refine_by=day)
    yield example("receipt preliminary", receipts.receipt, receipt)
    yield example("receipts preliminary", receipts.receipts, [receipt, replace(receipt, number="5")])
    item = next(one for one in collected().items if one.versions)
    version = replace(item.versions[-1], refine_by=day)
    looked = SentFigure(item, version, None, asked_of(collected(), item), receipt.tasks, ZONE)
    yield example("sent preliminary", looked_at.sent, looked)
    tasks = tasks_in(preliminary_of(collected(), day), (TaskState.SENT,))
    yield example("tasks preliminary", task_list.task_list, tasks)


def _said() -> Iterator[Example]:
    """What the coordinator said about the figure, and whose words it has."""
    begun = drafted(collected(), "4", "50%", "Идут торги, договор будет подписан в июле")
    tasks = tasks_in(collected(), (TaskState.SENT,))
    for name in ("worded anew", "worded where nothing was", "remarked"):
        versions = to_look_at()[name]
        item = replace(begun.item, versions=versions)
        yield example(f"row {name}", screens.draft, replace(begun, item=item))
        same = replace(begun.answers, explanation=versions[-1].explanation)
        yield example(f"row {name} kept", screens.draft, replace(begun, item=item, answers=same))
        looked = SentFigure(item, versions[-1], None, asked_of(collected(), item), tasks, ZONE)
        yield example(f"sent {name}", looked_at.sent, looked)
    far = drafted(collected(), "23", "7196", "обратились за услугами МФЦ")
    yield example("row far above its target", screens.draft, far)
    yield example("taken far above its target", receipts.taken, [far])


def _pasted() -> Iterator[Example]:
    """A long text with links: behind a figure, instead of one, whole on its way."""
    links = "".join(f"\n{n}. https://kr-gazeta.ru/obshchestvo/vstrecha-{n}/?id={n};" for n in range(1, 13))
    text = f"Информация регулярно размещается на сайте администрации:{links}"
    view = drafted(empty(), "4", f"50% {text}")
    yield example("a row with links", screens.draft, view, bound=True)
    yield example(
        "a long row",
        screens.draft,
        drafted(empty(), "4", "\n".join([f"50% {text}", *[text] * 7])),
        bound=True,
    )
    yield example("a text instead of a figure", screens.draft, drafted(empty(), "4", text))
    long = replace(_receipt(), explanation="\n".join([text] * 8), brought="письмо от 07.07")
    yield example("receipt with links", receipts.receipt, long, bound=True)


def _summed() -> Iterator[Example]:
    """«только за …»: the sum with its working, and why there is none."""
    programme = document(COUNTED).programme
    year = overview_of(
        programme, Period.from_key("2022"), last={"4": [accepted("4", "50%")]}, beside=HALF_YEAR
    )
    for text in ("20% только за 2 полугодие", "20% только за III квартал"):
        yield example(f"a part {text}", screens.draft, drafted(year, "4", text))
    yield example("a part without a past", screens.draft, drafted(empty(), "11", "2 только за 1 полугодие"))
    summed = drafted(year, "4", "20% только за 2 полугодие", "идут торги")
    yield example("a summed row", screens.draft, summed)
    yield example("taken summed", receipts.taken, [summed, drafted(year, "4", "20% это за 3 квартал")])


def _wanting_evidence(view: FigureDraft) -> FigureDraft:
    """The coordinator asks for some; the indicator says where its figure comes from."""
    row = replace(view.item.indicator, needs_evidence=True, data_source="форма 3-ДГ")
    return replace(view, item=replace(view.item, expected=replace(view.item.expected, indicator=row)))


def _without_reason(view: FigureDraft) -> FigureDraft:
    return replace(view, misread=Reading(trouble=Trouble.NO_REASON), misread_text="-")


def _receipt() -> Receipt:
    tasks = tasks_in(collected(), tuple(TaskState))
    return Receipt(
        "4",
        "Качество дорог",
        "50%",
        "Работы ведутся в соответствии с графиком",
        1,
        MORNING,
        ZONE,
        False,
        tasks,
    )


def _receipts() -> Iterator[Example]:
    receipt = _receipt()
    yield example("receipt", receipts.receipt, receipt)
    yield example("receipt with evidence", receipts.receipt, replace(receipt, pieces=pieces()))
    yield example("receipt late", receipts.receipt, replace(receipt, after_deadline=True))
    yield example("receipt replacing", receipts.receipt, replace(receipt, replaced=figure("4", "40%")))
    brought = replace(receipt, brought="письмо от 07.07 № 12-44")
    yield example("receipt brought", receipts.receipt, replace(brought, is_accepted=True))
    yield example("receipt brought, waits", receipts.receipt, brought)
    dated = replace(brought, due_proposed=date(2022, 10, 1))
    yield example("receipt brought with a due date", receipts.receipt, dated)
    several = [receipt, replace(receipt, number="5", pieces=pieces())]
    yield example("receipts", receipts.receipts, several)
    yield from _with_heads(receipt)
    item = next(one for one in collected().items if one.versions)
    looked = SentFigure(item, item.versions[-1], None, asked_of(collected(), item), receipt.tasks, ZONE)
    yield example("sent", looked_at.sent, looked)
    yield example("sent with evidence", looked_at.sent, replace(looked, pieces=pieces()))
    yield example("sent again", looked_at.sent, replace(looked, accepted=item.versions[-1]))
    for name, mark in MARKS.items():
        version = replace(item.versions[-1], working={"anew": to_plain(mark)})
        yield example(f"sent anew {name}", looked_at.sent, replace(looked, version=version), bound=True)
    yield example("edited late", receipts.edited_late, 1, 1, "4", 1)
    yield example("which number", receipts.which_number, ["4", "5"])
    taken = [
        drafted(empty(), "7", "100%", "аварий нет"),
        drafted(empty(), "11", "0"),
        drafted(empty(), "4", "ой"),
    ]
    yield example("taken", receipts.taken, taken, ["99"])
    yield example("taken many", receipts.taken, taken * 40, ["99"])


def _with_heads(receipt: Receipt) -> Iterator[Example]:
    """The consent of a unit's head: asked for, given, nobody to give it; what was signed."""
    asked = replace(receipt, head=HEAD)
    yield example("receipt: to the head", receipts.receipt, asked)
    yield example("receipt: to the head, bare", receipts.receipt, replace(asked, explanation=""))
    straight = replace(receipt, without_head=True)
    yield example("receipt: without a head", receipts.receipt, straight)
    yield example("receipts: to the head and on", receipts.receipts, [asked, replace(straight, number="5")])
    item = next(one for one in collected().items if one.versions)
    for name, version in (
        ("to the head", agreeing(item.versions[-1])),
        ("agreed to", agreed(item.versions[-1])),
        ("signed", signed(item.versions[-1])),
    ):
        shown = ending_with(item, version)
        looked = SentFigure(shown, version, None, asked_of(collected(), item), receipt.tasks, ZONE)
        yield example(f"sent: {name}", looked_at.sent, looked)
    tasks = replace(tasks_in(collected(), (TaskState.AGREEING,)), to_agree=7)
    yield example("tasks of a head", task_list.task_list, tasks)


def _told() -> Iterator[Example]:
    tasks = tasks_in(empty())
    yield example("accepted", notices.accepted, AcceptedFigures(("4", "5"), 7, False))
    yield example("all accepted", notices.accepted, AcceptedFigures(("4", "5"), 7, True))
    town = "Соседний городской округ: Дороги"
    yield example("accepted in one of two", notices.accepted, AcceptedFigures(("4",), 7, False, town))
    found = ReturnedFigure(4, "4", "50%", "<b>Приложите</b> акт")
    by_head = replace(found, head=HEAD)
    yield example("returned by the head", notices.returned, FigureReturned(1, 1, 1), by_head)
    yield example("returned", notices.returned, FigureReturned(1, 1, 4), found)
    lost = ContactLost(MORNING - timedelta(days=3), MORNING, MORNING - timedelta(days=1))
    yield example("contact lost", notices.contact_lost, lost, ZONE, bound=True)
    anew = recomputed_in(computed())
    for name, some in (("", anew), (" much", recomputed_in(computed(), 40)), (" well", without_lack(anew))):
        yield example(f"recomputed{name}", notices.recomputed, some, bound=True)
    for was, now in (("8,00", "6,00"), ("8,00", ""), ("", "6,00")):
        begun = RecomputedDraft(1, 2, 1, "2", "Соцсети", was, now)
        yield example(f"draft recomputed {was} {now}", notices.draft_recomputed, begun)
    yield example("reopened", notices.reopened, tasks, "ошибка в № 4")
    only = replace(tasks, tasks=tasks.tasks[:2], only_some=True)
    yield example("reopened for some", notices.reopened, only, "ошибка в № 4")
    yield example("deadline moved", notices.moved, tasks, HALF_YEAR.end)


def _ahead() -> Iterator[Example]:
    """A figure that is behind: by the year's end, by which day."""
    draw, card = screens.draft, drafted(empty(), "11", "0")
    row = drafted(empty(), "11", "0", "идут торги")
    risk = drafted(empty(), "11", "0", "идут торги", "риск, нужны 2 млн руб.")
    due = asking.with_due(row.answers, row.asked, date(2022, 10, 1), "ввод по контракту")
    dated = drafted(empty(), "11", answers=due)
    yield example("behind", draw, card)
    yield example("asked for the year's end", draw, row)
    yield example("at risk", draw, risk)
    yield example("at risk, more", seldom.screen, risk)
    changed = replace(risk.answers, wording="1", value=Decimal(1))
    yield example("another value than was asked for", draw, drafted(empty(), "11", answers=changed))
    yield example("asked for the year's end alone", outlook, row)
    yield example("asked for the year's end of a list", outlook, risk, True)
    said = asking.with_outlook(row.answers, row.asked, Outlook.NO)
    yield example("what is needed", draw, replace(row, answers=said, aside=Aside.NEEDS))
    yield example("what is needed besides", draw, replace(risk, aside=Aside.NEEDS))
    yield example("another due date", draw, replace(card, aside=Aside.DUE))
    yield example("another due date once more", draw, replace(dated, aside=Aside.DUE))
    yield example("a due date is proposed", draw, dated)
    yield example(
        "receipt with a due date", receipts.receipt, replace(_receipt(), due_proposed=date(2022, 10, 1))
    )
    item = next(one for one in collected().items if one.indicator.number == "11")
    for decision in DueDecision:
        proposed = accepted("11", "0", "идут торги", outlook=Outlook.RISK, outlook_needs="нужны 2 млн руб.")
        proposed = replace(
            proposed,
            due_proposed=date(2022, 10, 1),
            due_decision=decision,
            due_refusal="контракт не подписан",
        )
        asked, tasks = asked_of(collected(), item), _receipt().tasks
        looked = SentFigure(item, proposed, None, asked, tasks, ZONE)
        yield example(f"sent with a due date {decision}", looked_at.sent, looked)
    begun = tasks_in(empty(), (TaskState.READY,))
    open_ones = tuple(replace(task, asks_outlook=task.indicator.number in "11 12") for task in begun.tasks)
    yield example("tasks that ask for the year's end", task_list.task_list, replace(begun, tasks=open_ones))


def _computed() -> Iterator[Example]:
    """From the first question to the row; no extremes of formulas."""
    asked = list(answered_inputs("2", "100"))
    for place, view in enumerate(asked):
        yield example(f"computed {view.step} {place}", screens.draft, view, bound=True)
    early = replace(computed(), today=date(2022, 2, 1))
    yield example("computed early", screens.draft, drafted(early, "2"), bound=True)
    yield example("computed waits", screens.draft, drafted(early, "2", "100", "100"), bound=True)
    yield example("computed waits for the end", screens.draft, drafted(early, "4"), bound=True)
    yield example("computed not yet", screens.draft, drafted(early, "4", "1,5"), bound=True)
    wrong = drafted(computed(), "2", "сколько-то")
    yield example("computed misread", screens.draft, wrong, bound=True)
    yield from _series()
    yield example("computed given", screens.inputs_of, asked[-1], bound=True)
    yield example("computed row", screens.draft, computed_row(), bound=True)
    for number in ("1", "3", "4"):
        *_, view = answered_inputs(number, "Газета; печать; 10; 1; да", "1,5", "2", "30")
        yield example(f"computed {number} {view.step}", screens.draft, view, bound=True)
        yield example(f"computed {number} inputs", screens.inputs_of, view, bound=True)


def _series() -> Iterator[Example]:
    """Months in one message, what reads in more ways than one, what contradicts itself."""
    draw = screens.draft
    months = drafted(computed(), "2", *["100"] * 5)
    for text in (
        *("158 155 171", "158 155 171\n160 158 171", "1 160 158 171", "158 160 155 158 171 171"),
        *("160,158,171", "160 158", "1 160 1 158", "апрель 5", "январь 5, январь 6", "январь 158"),
        *("100, нет, 100", "100, -, 100", "Nотр 120 121 122\nNназн 100 100 100"),
    ):
        yield example(
            f"series {text}", draw, drafted(computed(), "2", text, answers=months.answers), bound=True
        )
    half = drafted(computed(), "2", "158 155 171", answers=months.answers)
    for text in ("160", "160 158", "160,158,171", "2 кв: 1 2 3"):
        yield example(
            f"series rest {text}", draw, drafted(computed(), "2", text, answers=half.answers), bound=True
        )
    early = replace(computed(), today=date(2022, 2, 1))
    yield example("series early", draw, drafted(early, "2", "-"), bound=True)
    clash = drafted(computed(), "4", "4,8", "5,2")
    yield example("clash", draw, clash, bound=True)
    for text in ("0,52", "много", "З2 0,52"):
        yield example(
            f"clash {text}", draw, drafted(computed(), "4", text, answers=clash.answers), bound=True
        )
    several = drafted(computed(), "2", "Nотр 120 121 122\nNназн 100 100 100", "5", answers=months.answers)
    yield example("clash which", draw, several, bound=True)
    guarded = drafted(computed(), "2", "180 тыс.", "36 тыс.")
    yield example("said back in full", draw, guarded, bound=True)
