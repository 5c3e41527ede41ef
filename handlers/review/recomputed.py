"""Figures that were computed anew, from what to what: for whoever coordinates, and for the command line."""

from html import escape

from domain.anew import Anew
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.model import Methodology
from handlers.screen import Button, Screen, data
from services.computing.recomputed import Recomputed, RecomputedFigure
from texts import Html, Texts, figures, periods, workings

NAME = "review"
_UNITS = 3_200
_MOST, _LONGEST = 3, 60


def recomputed(t: Texts, found: Recomputed) -> Screen:
    """Which, and from what to what; nothing is accepted by it."""
    head = t("recomputed.head", programme=figures.short(found.programme, 90))
    shown = [figure for one in found.periods for figure in one.figures]
    foot = []
    if any(one.item.is_accepted and not one.is_accepted for one in shown):
        foot.append(t("recomputed.until"))
    if any(one.lacks_inputs for one in shown):
        foot.append(t("recomputed.asked"))
    button = Button(t.label("button.review"), data(NAME, "at", found.programme_id, 0))
    return Screen(Html("\n".join([head, *listed(t, found), *foot])), ((button,),))


def listed(t: Texts, found: Recomputed) -> list[Html]:
    """A line for each, below its period; as many as a message holds."""
    lines = [Html(escape(line, quote=False)) for line in plain(t, found)]
    free, shown = _UNITS, list[Html]()
    for place, line in enumerate(lines):
        free -= figures.units(line) + 1
        if free < 0:
            return [*shown, t("recomputed.more", n=len(lines) - place)]
        shown.append(line)
    return shown


def plain(t: Texts, found: Recomputed) -> list[str]:
    lines = []
    for one in found.periods:
        lines.append(periods.name(t, one.period))
        lines += [told(t, figure) for figure in one.figures]
    return lines


def mark(t: Texts, found: Anew, wording: str, methodology: Methodology | None) -> Html:
    """Beside a version whose wording is this; ``methodology`` is what computes its period now."""
    why = t.label(f"recomputed.why.{found.because}")
    if found.gone:
        return t("recomputed.mark.gone")
    if found.problems:
        return t("recomputed.mark.lacks", why=why, lacks=lacks(t, found.problems, methodology))
    if found.now:
        return t("recomputed.mark.beside", why=why, before=found.computed or "—", after=found.now)
    name = "same" if found.was == wording else f"changed.{found.because}"
    was = figures.short(figures.clean(found.was), _LONGEST)
    return t(f"recomputed.mark.{name}", why=why, was=was or "—")


def told(t: Texts, one: RecomputedFigure) -> str:
    """A line of plain text: of those that only stand still, why."""
    found = one.mark
    facts = {
        "number": one.item.indicator.number,
        "name": figures.called(one.item.indicator.short),
        "why": t.label(f"recomputed.why.{found.because}"),
        "now": figures.short(figures.clean(one.now), _LONGEST),
    }
    if found.gone:
        return t.label("recomputed.told.gone", **facts)
    if found.problems:
        lacking = lacks(t, found.problems, one.item.methodology)
        return t.label("recomputed.told.lacks", lacks=lacking, **facts)
    if found.now:
        beside = {"before": found.computed or "—", "after": found.now}
        return t.label("recomputed.told.beside", **beside, **facts)
    if one.was == one.now:
        return t.label("recomputed.told.same", **facts)
    state = t.label("recomputed.state.accepted" if one.is_accepted else "recomputed.state.sent")
    was = figures.short(figures.clean(one.was), _LONGEST) or "—"
    return t.label("recomputed.told.changed", was=was, state=state, **facts)


def lacks(t: Texts, problems: tuple[Problem, ...], methodology: Methodology | None) -> str:
    """The inputs that are missing, each once, or the first of what else stands in the way."""
    missing = dict.fromkeys(one.name for one in problems if one.kind is ProblemKind.MISSING)
    if missing:
        return t.label("recomputed.missing", names="; ".join(_called(one, methodology) for one in missing))
    return " ".join(workings.problem_labels(t, problems[:_MOST], methodology))


def _called(name: str, methodology: Methodology | None) -> str:
    asked = methodology.input(name) if methodology else None
    if asked is None:
        return name
    return ", ".join(filter(None, (f"{name} — {asked.label}", asked.unit)))
