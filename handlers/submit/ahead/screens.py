"""«Будет ли к концу года?», «Срок другой»: beside a figure that is behind, before it is sent."""

from domain.ahead.due_dates import likely_dues
from domain.ahead.said import Aside, DueDecision, Outlook, ProposedDue
from handlers.screen import Button, Screen, data, day_number
from handlers.submit.parts import Rows, button, figure_of, standing_line
from handlers.submit.task_list import NAME
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, dates, figures

ON = "on"
"""Of a button: the next figure is asked about after this one."""
SAYS = {"will": Outlook.YES, "risk": Outlook.RISK, "wont": Outlook.NO}
_LABELS = {"will": "button.yes", "risk": "button.outlook_risk", "wont": "button.no"}
_LONGEST = 300


def row_lines(t: Texts, view: FigureDraft) -> list[Html]:
    """Below the row: the proposed date; the question, or what was said."""
    if not view.is_behind:
        return []
    said = view.answers.ahead
    told = figures.outlook(t, said.outlook, said.needs, _LONGEST) if said.outlook else ""
    if not view.asks_outlook:
        return [*due_lines(t, view), t("ahead.said", outlook=told)]
    asked = t("ahead.ask_again", outlook=told) if said.outlook else t("ahead.ask")
    return [*due_lines(t, view), Html(""), asked]


def due_lines(t: Texts, view: FigureDraft) -> list[Html]:
    """The date that the draft proposes; else that one was refused before."""
    said = view.answers.ahead
    if said.due is not None:
        return [proposed_line(t, ProposedDue(said.due, said.due_reason))]
    before = view.item.versions[-1].proposed if view.item.versions else None
    return [proposed_line(t, before)] if before and before.decision is DueDecision.REFUSED else []


def sent_lines(t: Texts, proposed: ProposedDue | None, outlook: Outlook, needs: str) -> list[Html]:
    """The same of what was sent."""
    lines = [proposed_line(t, proposed)] if proposed else []
    if outlook:
        lines.append(t("ahead.said", outlook=figures.outlook(t, outlook, needs, _LONGEST)))
    return lines


def proposed_line(t: Texts, proposed: ProposedDue) -> Html:
    """The date, and what the coordinator has said to it."""
    name = "ahead.due" if not proposed.reason else "ahead.due_with_reason"
    if not proposed.waits:
        name = f"ahead.due_{proposed.decision}"
    reason = figures.short(proposed.reason if proposed.waits else proposed.refusal, _LONGEST)
    return t(name, due=dates.day(proposed.due), reason=reason)


def row_buttons(t: Texts, view: FigureDraft) -> Rows:
    """Above «Отправить» the question; below it nothing but the way to say it anew."""
    return (_three(t, view),) if view.is_behind and view.asks_outlook else ()


def ways(t: Texts, view: FigureDraft) -> Rows:
    """«К концу года» where it was said already, «Срок другой»."""
    if not view.is_behind:
        return ()
    again = () if view.asks_outlook else (button(t, view, "outlook", "button.outlook"),)
    return ((*again, button(t, view, "due", "button.other_due")),)


def _three(t: Texts, view: FigureDraft, word: str = "") -> tuple[Button, ...]:
    return tuple(
        Button(t.label(_LABELS[action]), data(NAME, action, view.id, view.revision, word=word))
        for action in SAYS
    )


def outlook(t: Texts, view: FigureDraft, goes_on: bool = False) -> Screen:
    """The question alone: of a list one after the other, of a row once more."""
    row = view.item.indicator
    state = standing_line(t, view.standing, view.asked)
    facts = {"number": row.number, "name": figures.called(row.short), "figure": figure_of(t, view)}
    way = ("list", "button.to_list") if goes_on else ("resume", "button.back")
    rows = (_three(t, view, ON if goes_on else ""), (button(t, view, *way),))
    return Screen(t("ahead.ask_of", state=state, **facts), rows, draft_id=view.id)


def aside(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    """Words are asked for: what is needed, or the day."""
    return _needs(t, view) if view.aside is Aside.NEEDS else _due(t, view)


def _needs(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    said = view.answers.ahead
    facts = {"number": view.item.indicator.number, "outlook": figures.outlook(t, said.outlook, "", 0)}
    lines = [t("ahead.needs_of_no" if said.outlook is Outlook.NO else "ahead.needs", **facts)]
    if said.needs:
        lines.append(t("ahead.needs_now", needs=figures.short(said.needs, _LONGEST)))
    stay = "button.as_it_is" if said.needs else "button.skip"
    return Html("\n".join(lines)), ((button(t, view, "as_it_is", stay),),)


def _due(t: Texts, view: FigureDraft) -> tuple[Html, Rows]:
    days = likely_dues(view.asked.period)
    example = dates.day(days[-1]) if days else ""
    lines = [*due_lines(t, view), t("ahead.ask_due", number=view.item.indicator.number, day=example)]
    if view.answers.explanation is None:
        lines.append(t("ahead.ask_due.reason"))
    labels = [
        Button(dates.day(one), data(NAME, "due_on", view.id, view.revision, day_number(one))) for one in days
    ]
    rows = tuple(tuple(labels[start : start + 2]) for start in range(0, len(labels), 2))
    without = (button(t, view, "no_due", "button.without_due"),) if view.answers.ahead.due else ()
    return Html("\n".join(lines)), (*rows, (*without, button(t, view, "as_it_is", "button.back")))
