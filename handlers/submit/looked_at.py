"""A figure that was sent, as its author looks at it: nothing changes before «Исправить» (storyboard 2)."""

from handlers.asking.screens import figure_button
from handlers.contribute import beside
from handlers.evidence.screens import attach_button, scans_button, show_button
from handlers.review.recomputed import mark
from handlers.screen import Button, Screen, data
from handlers.submit.ahead.screens import sent_lines
from handlers.submit.parts import said_by_coordinator, standing_line
from handlers.submit.task_list import NAME, for_whom, to_next
from services.figures.sent_figure import SentFigure
from texts import Html, Texts, dates, evidence, figures, periods


def sent(t: Texts, found: SentFigure) -> Screen:
    """The row as it was sent, and whether it is accepted."""
    row, version = found.item.indicator, found.version
    name = figures.short(figures.clean(row.wording if row.measured else row.measure), 300)
    lines = [
        *for_whom(t, found.tasks),
        t("sent.head", number=row.number, period=periods.name(t, found.tasks.period), name=name),
        t("submit.row.fact", fact=figures.short(version.wording, 700)),
    ]
    if version.refine_by is not None:
        lines.append(t("refine.row", day=dates.day(version.refine_by)))
    if version.anew is not None:
        lines.append(mark(t, version.anew, version.wording, found.item.methodology))
    if found.item.target is not None:
        lines.append(
            t("submit.row.target", target=figures.short(figures.clean(found.item.target.wording), 500))
        )
    if version.explanation:
        lines.append(t("submit.row.explanation", text=figures.explained(t, version.explanation, 1_800)))
    lines += said_by_coordinator(t, found.item, None)
    if row.measured:
        lines.append(t("submit.row.state", state=standing_line(t, found.standing, found.asked)))
    lines += sent_lines(t, version.proposed, version.outlook, version.outlook_needs)
    if found.pieces:
        lines.append(evidence.attached(t, found.pieces))
    since = found.parts.since(version.seen) if found.parts is not None else ()
    lines += beside.since_sent(t, version.without, since)
    return Screen(Html("\n".join([*lines, "", *_how_far(t, found)])), _rows(t, found))


def _how_far(t: Texts, found: SentFigure) -> list[Html]:
    facts: dict[str, object] = {
        "moment": dates.moment(found.since, found.timezone),
        "version": found.version.version,
    }
    name = "sent.accepted" if found.is_accepted else "sent.waiting"
    if found.is_agreeing:
        name = "sent.agreeing"
        facts |= {"head": figures.short(found.version.agreer, 100)}
    lines = [t(name, **facts)]
    if found.version.agreed_at is not None:
        moment = dates.moment(found.version.agreed_at, found.timezone)
        lines.append(t("review.agreed", who=figures.short(found.version.agreer, 100), moment=moment))
    if said := figures.signing_of(t, found.item.versions):
        lines.append(t("figure.signing", said=said))
    if found.version.brought:
        lines.append(t("sent.brought", brought=figures.brought(t, found.version.brought)))
    if found.accepted is not None:
        wording = figures.short(figures.clean(found.accepted.wording), 300)
        lines.append(t("sent.accepted_before", wording=wording))
    return [*lines, t("sent.correct")]


def _rows(t: Texts, found: SentFigure) -> tuple[tuple[Button, ...], ...]:
    tasks, row = found.tasks, found.item.indicator
    fix = data(NAME, "fix", tasks.programme_id, row.id, tasks.period_id)
    about = tasks.programme_id, row.id, tasks.period_id
    rows: list[tuple[Button, ...]] = [(Button(t.label("button.fix"), fix), attach_button(t, *about))]
    rows += show_button(t, found.pieces, about, found.version.version)
    rows += scans_button(t, tasks.programme_id, found.version.signature)
    rows += to_next(t, tasks, row.number)
    if tasks.for_whom is None:
        rows.append((figure_button(t, "button.ask_coordinator", *about),))
    back = data(NAME, "tasks", *tasks.at)
    return (*rows, (Button(t.label("button.to_list"), back),))
