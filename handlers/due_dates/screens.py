"""A proposed due date, as the coordinator sees it beside its figure, and what its author is told."""

from domain.ahead.said import DueDecision, Outlook, ProposedDue
from domain.figures.standing import Standing, State
from handlers.screen import Button, Screen, data
from services.ahead.decide_due import DecidedDue
from services.ahead.due_decided import DueAnswered
from texts import Html, Texts, dates, figures

NAME = "due"
_LONGEST = 300


def lines(
    t: Texts, proposed: ProposedDue | None, standing: Standing, outlook: Outlook, needs: str
) -> list[Html]:
    """What is said ahead of a figure: of one that is behind also that nothing was said of the year's end."""
    told = [proposed_line(t, proposed)] if proposed else []
    if outlook:
        return [*told, t("ahead.said", outlook=figures.outlook(t, outlook, needs, _LONGEST))]
    return [*told, t("ahead.unsaid")] if standing.state is State.BEHIND else told


def proposed_line(t: Texts, proposed: ProposedDue) -> Html:
    name = f"due.{proposed.decision}"
    if proposed.waits:
        name = "due.proposed_with_reason" if proposed.reason else "due.proposed"
    reason = proposed.reason if proposed.waits else proposed.refusal
    return t(name, due=dates.day(proposed.due), reason=figures.short(reason, _LONGEST))


def buttons(
    t: Texts, proposed: ProposedDue | None, ids: tuple[int, int], place: int
) -> tuple[tuple[Button, ...], ...]:
    """«Принять срок», «Отклонить срок»: of the version ``ids`` name, at a place of the queue."""
    if proposed is None or not proposed.waits:
        return ()
    accept = Button(t.label("button.accept_due"), data(NAME, "accept", *ids, place))
    return ((accept, Button(t.label("button.refuse_due"), data(NAME, "refuse", *ids))),)


def toast(t: Texts, done: DecidedDue) -> str:
    return t.label("due.toast", number=done.number, due=dates.day(done.due))


def ask(t: Texts, asked: DecidedDue) -> Screen:
    """Why not? What is typed next says it."""
    back = Button(t.label("button.back"), data(NAME, "keep", asked.draft_id))
    text = t("due.ask_refusal", number=asked.number, due=dates.day(asked.due))
    return Screen(text, ((back,),), draft_id=asked.draft_id)


def refused(t: Texts, done: DecidedDue) -> Screen:
    name = "due.refused_said" if done.figure_waits else "due.refused_only"
    queue = Button(t.label("button.review"), data("review", "below", done.programme_id))
    return Screen(t(name, number=done.number, due=dates.day(done.due)), ((queue,),))


def answered(t: Texts, found: DueAnswered, programme_id: int, period_id: int) -> Screen:
    """To whoever proposed it."""
    accepted = found.proposed.decision is DueDecision.ACCEPTED
    facts = {
        "number": found.number,
        "due": dates.day(found.proposed.due),
        "reason": figures.short(found.proposed.refusal, 1_500),
    }
    said = [t("notice.due_accepted" if accepted else "notice.due_refused", **facts)]
    if found.programme:
        said.append(t("tasks.programme", programme=figures.short(found.programme, 200)))
    see = Button(
        t.label("button.open_number", number=found.number),
        data("submit", "open", programme_id, found.indicator_id, period_id),
    )
    return Screen(Html("\n".join(said)), ((see,), (Button(t.label("button.home"), data("home", "show")),)))
