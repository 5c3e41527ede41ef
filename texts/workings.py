"""How the working of a computed indicator reads: steps in symbols, caps, marks †, what is missing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from domain.figures.numbers import show
from domain.figures.targets import Target
from domain.methodology.computing import Flag, Result
from domain.methodology.formula import nodes
from domain.methodology.formula.nodes import walk
from domain.methodology.formula.parsing import parse
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.goals.shortfall import Loss, Shortfall
from domain.methodology.model import Methodology
from domain.methodology.plain import from_plain
from domain.methodology.showing import digits_needed, digits_shown, show_step, show_value, worded
from domain.methodology.trace import BandMet, Trace, TraceFigure, TraceStep
from domain.time.periods import Period
from texts import dates, figures, others, periods
from texts.catalogue import Html, Texts
from texts.in_words import Known, in_words, says_it_all
from texts.readable import readable

_SHORT_STEPS = 3
_LONGEST_LABEL = 56


def kept_trace(working: Mapping[str, Any]) -> Trace:
    """The trace as a version of a figure keeps it."""
    return from_plain(Trace, working["trace"])


def goal_of(target: Target | None) -> Decimal | None:
    if target is None:
        return None
    return target.low if target.low is not None else target.high


def computed_label(
    value: Decimal | None, digits: int, target: Target | None, judged: BandMet | None = None
) -> str:
    """With the methodology's decimals, and as many more as tell it from the target; «—» without a value."""
    return "—" if value is None else worded(value, goal_of(target), judged, digits)


def short(t: Texts, trace: Trace, target: Target | None) -> list[Html]:
    """The result and what it is worked out from, and a word on what is reconstructed."""
    lines = [
        line for step in _last(trace) for line in (_step(t, step, trace, target), *_words(t, step, trace))
    ]
    if trace.marks:
        lines.append(t.count("working.marks_count", len(trace.marks)))
    return lines


def _last(trace: Trace) -> list[TraceStep]:
    """«A1», «A2», «A»: the result's own formula, and those that it names."""
    if not trace.steps:
        return []
    result, tree = trace.steps[-1], parse(trace.steps[-1].text)
    below = walk(tree) if isinstance(tree, nodes.Node) else iter(())
    named = {one.name for one in below if isinstance(one, nodes.Name)}
    found = [step for step in trace.steps[:-1] if step.name in named and step.value is not None]
    return [*found[1 - _SHORT_STEPS :], *([result] if result.value is not None else [])]


def shortfall(t: Texts, found: Shortfall | None, digits: int, unit: str = "") -> list[Html]:
    """«До 8,00 не хватает 0,22. Больше всего теряется: коэффициент просмотров (k2) — 0,64 из 1.»"""
    if found is None:
        return []
    unit = f" {unit}" if unit else ""
    goal = show_value(found.goal, digits)
    by = show_value(found.by, digits_needed(found.by, Decimal(), digits))
    name = "working.above" if found.above else "working.short_of"
    lines = [t(name, goal=goal, by=by, unit=unit)]
    if found.loss is not None:
        lines.append(_loss(t, found.loss))
    if found.needed is not None:
        needed = found.needed
        facts = {
            "value": show(needed.value),
            "of": show(needed.of),
            "now": show(needed.now),
            "input": needed.input.name,
        }
        lines.append(
            t(
                "working.needed_above" if found.above else "working.needed",
                goal=show_value(found.goal, digits, fixed=False),
                unit=unit,
                **facts,
            )
        )
    return [Html(f"🎯 {' '.join(lines)}")]


def _loss(t: Texts, loss: Loss) -> Html:
    facts = {
        "name": loss.name,
        "label": loss.label[:1].lower() + loss.label[1:] if loss.label else loss.name,
        "value": show_value(loss.value, 2, fixed=False),
        "most": show_value(loss.most, 2, fixed=False),
        "lost": show_value(loss.lost, 2, fixed=False),
    }
    return t("working.loses" if loss.weight == 1 else "working.loses_weighted", **facts)


def pages(t: Texts, trace: Trace, target: Target | None, room: int) -> list[Html]:
    """The whole working in pages of at most ``room`` characters."""
    sections = [
        t("working.since", since=dates.day(date.fromisoformat(trace.since))),
        *_figures(t, trace),
        *_rows(t, trace),
        *others.indicators(t, trace),
        Html(f"\n{t('working.steps')}"),
        *(line for step in trace.steps for line in _steps(t, step, trace, target)),
        *others.bands(t, trace),
        *_caps(t, trace),
        *_problems(t, trace.problems, {figure.name: figure.label for figure in trace.figures}),
        *_marks(t, trace),
    ]
    return _paged(sections, room)


def _paged(lines: list[Html], room: int) -> list[Html]:
    found: list[list[str]] = [[]]
    left = room
    for line in lines:
        if found[-1] and len(line) + 1 > left:
            found.append([])
            left = room
        found[-1].append(line)
        left -= len(line) + 1
    return [Html("\n".join(page).strip()) for page in found]


def _figures(t: Texts, trace: Trace) -> list[Html]:
    """A line for each input; one that is given by month has its months in one line."""
    lines = [t("working.inputs")] if trace.figures else []
    for name, unit in dict.fromkeys((one.name, one.unit) for one in trace.figures):
        same = sorted((one for one in trace.figures if one.name == name), key=lambda one: one.month)
        earlier = sorted(
            (one for one in same if one.period), key=lambda one: Period.from_key(one.period).order
        )
        for one in earlier:
            value, when = _given(one), periods.name(t, Period.from_key(one.period))
            lines.append(t("working.earlier", name=name, when=when, value=value, unit=_unit(value, unit)))
        given = [one for one in same if not one.period]
        if not given:
            continue
        if given[0].month:
            months = "; ".join(f"{t.label(f'month.{one.month}')} {_given(one)}" for one in given)
            lines.append(t("working.months", name=name, unit=f", {unit}" if unit else "", months=months))
        else:
            value = _given(given[0])
            lines.append(t("working.input", name=name, value=value, unit=_unit(value, unit)))
        if given[0].label:
            lines.append(t("working.symbols", symbols=figures.short(given[0].label, _LONGEST_LABEL)))
    return lines


def _given(figure: TraceFigure) -> str:
    return figure.wording or figure.choice or ("—" if figure.value is None else show(figure.value))


def _unit(value: str, unit: str) -> str:
    return f" {unit}" if unit and unit not in value else ""


def _rows(t: Texts, trace: Trace) -> list[Html]:
    lines = []
    for listed in trace.rows:
        lines.append(t("working.rows", name=listed.name, n=len(listed.rows)))
        for number, row in enumerate(listed.rows, 1):
            cells = "; ".join(cell.text or cell.wording or str(cell.value) for cell in row)
            lines.append(t("working.row", n=number, cells=cells))
    return lines


def _steps(t: Texts, step: TraceStep, trace: Trace, target: Target | None) -> list[Html]:
    """What it is called, its numbers, in words what is done with them, each month or row, and the formula."""
    words = _words(t, step, trace)
    line = _step(t, step, trace, target)
    bare = step.value is None and not step.problem and bool(words)
    label = f"{_escaped(step.label)} ({line})" if bare and step.label else step.label
    title = [t("working.titled", label=Html(label) if bare else label)] if step.label else []
    lines = [] if bare and step.label else [line]
    is_told = not words or says_it_all(step.text)
    symbols = [] if is_told else [t("working.symbols", symbols=f"{step.name} = {step.symbols}")]
    return [*title, *lines, *words, *_parts(t, step), *symbols]


def _parts(t: Texts, step: TraceStep) -> list[Html]:
    """Each month or row in a line; in one line where only values are left of them."""
    told = [(_where(t, part), _part(t, part)) for part in step.parts]
    if len(told) > 1 and not any(" = " in line for _, line in told):
        return [t("working.parts", parts="; ".join(f"{where} {line}" for where, line in told))]
    return [t("working.part", where=where, line=line) for where, line in told]


def _words(t: Texts, step: TraceStep, trace: Trace) -> list[Html]:
    """Where the formula does more than sums and products."""
    words = in_words(t, step.text, known_of(trace))
    return [t("working.says", words=words)] if words else []


def known_of(trace: Trace) -> Known:
    """What a trace knows of the names in its formulas."""
    return Known(
        labels={one.name: one.label for one in trace.figures},
        decided={one.name: one.option for one in trace.decisions},
    )


def _part(t: Texts, part: TraceStep) -> str:
    """«151 / 151·1,2 = 1,2»: of one month or row."""
    return show_step(replace(part, name="", symbols=""), reading=partial(readable, t))


def _where(t: Texts, part: TraceStep) -> str:
    if part.period:
        return periods.name(t, Period.from_key(part.period))
    if part.month:
        return t.label(f"month.{part.month}")
    return part.label or str(part.row)


def _step(t: Texts, step: TraceStep, trace: Trace, target: Target | None) -> Html:
    """Its numbers without functions, where words say what is done with them."""
    is_result = step.name == trace.result
    goal = goal_of(target) if is_result else None
    if in_words(t, step.text, known_of(trace)):
        step = replace(step, symbols="")
    reading = partial(readable, t)
    if not is_result or step.value is None:
        return Html(_escaped(show_step(step, reading=reading)))
    digits = digits_shown(step.value, goal, trace.judged.interval if trace.judged else "", trace.digits)
    shown = show_step(step, target=goal, fixed=True, value_digits=digits, reading=reading)
    return Html(_escaped(f"{shown} ({trace.verdict})" if trace.verdict else shown))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _caps(t: Texts, trace: Trace) -> list[Html]:
    caps = trace.caps
    if not caps:
        return []
    lines = [Html(f"\n{t('working.caps')}")]
    for cap in caps:
        facts = {
            "name": cap.where,
            "value": show_value(cap.value, 4, fixed=False),
            "limit": show_value(cap.limit, 4, fixed=False),
        }
        lines.append(t("working.cap", **facts))
    return lines


def _marks(t: Texts, trace: Trace) -> list[Html]:
    if not trace.marks:
        return []
    lines = [Html(f"\n{t('working.marks')}")]
    for reason in dict.fromkeys(mark.reason for mark in trace.marks):
        names = ", ".join(mark.name for mark in trace.marks if mark.reason == reason and mark.name)
        lines.append(t("working.mark", name=names, reason=reason))
    return lines


def problems(t: Texts, result: Result) -> list[Html]:
    """Why there is no value, a line each."""
    return [Html(_escaped(line)) for line in problem_labels(t, result.problems, result.methodology)]


def problem_labels(t: Texts, found: tuple[Problem, ...], methodology: Methodology | None) -> list[str]:
    """The same as plain text, in the words of a methodology where there is one."""
    if methodology is None:
        return [_problem(t, problem, {}, {}) for problem in found]
    names = {one.name: one.label for one in methodology.inputs}
    guards = {guard.name: guard.question for guard in methodology.guards}
    questions = {decision.name: decision.question for decision in methodology.decisions}
    return [_problem(t, problem, names, {**guards, **questions}) for problem in found]


def _problems(t: Texts, found: tuple[Problem, ...], names: Mapping[str, str]) -> list[Html]:
    return [Html(_escaped(_problem(t, problem, names, {}))) for problem in found]


def _problem(t: Texts, problem: Problem, names: Mapping[str, str], guards: Mapping[str, str]) -> str:
    month = t.label(f"month.{problem.month}") if problem.month else ""
    if problem.period:
        month = periods.name(t, Period.from_key(problem.period))
    if problem.kind is ProblemKind.GUARD and problem.name in guards:
        about = f"{month}: " if month else ""
        return t.label(
            "working.problem.asked", question=guards[problem.name], month=about[:1].upper() + about[1:]
        )
    undecided = problem.kind is ProblemKind.UNDECIDED and problem.name in guards
    name = "working.problem.unanswered" if undecided else f"working.problem.{problem.kind}"
    facts = {
        "question": guards.get(problem.name, ""),
        "name": problem.name,
        "label": names.get(problem.name, ""),
        "where": problem.where,
        "month": f" ({month})" if month else "",
        "found": problem.found,
        "numbers": figures.numbers_label(problem.options),
    }
    return t.label(name if t.has(name) else "working.problem.other", **facts)


def flags(t: Texts, working: Mapping[str, Any]) -> list[Html]:
    """First place, last place: as far as the document says."""
    lines = []
    if Flag.FIRST_PLACE in working.get("flags", ()):
        lines.append(t("working.first_place"))
    if Flag.LAST_PLACE in working.get("flags", ()):
        lines.append(t("working.last_place", reason=figures.short(working.get("unreliable", ""), 500)))
    return lines
