"""The draft of a figure, as it stands after some answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from domain.figures.finished_row import explaining
from domain.figures.form import Answers
from domain.methodology.plain import to_plain
from domain.time.periods import Period
from models.repositories.submissions import SubmissionFacts, VersionState
from models.tables.draft import Draft
from services.figures.answer_draft import answered
from services.figures.figure_draft import WORDS, FigureDraft, described
from services.figures.tasks import Task, TaskList, TaskState
from services.samples.facts import figure
from services.standing.assessed import Assessed, Overview


def tasks_in(view: Overview, states: Sequence[TaskState] = ()) -> TaskList:
    """What is due of the whole programme; its rows take the states in turn, and are open without any."""
    named = [states[place % len(states)] if states else TaskState.OPEN for place in range(len(view.items))]
    return TaskList(
        programme_id=view.programme.id,
        programme=view.programme.title,
        period_id=view.period.id,
        period=Period.from_key(view.period.key),
        due_on=view.period.due_on,
        days_left=3,
        overdue=False,
        tasks=tuple(_task(item, state) for item, state in zip(view.items, named, strict=True)),
    )


def _task(item: Assessed, state: TaskState) -> Task:
    versions = tuple(
        VersionState(one.version, one.state, one.refine_by, one.is_signed) for one in item.versions
    )
    return Task(item.indicator, state, None, versions)


def preliminary_of(view: Overview, day: date) -> Overview:
    """The newest version of each figure is to be refined until that day."""
    items = []
    for item in view.items:
        *before, newest = item.versions or (None,)
        versions = () if newest is None else (*before, replace(newest, refine_by=day))
        items.append(replace(item, versions=versions, figure=versions[-1] if versions else None))
    return replace(view, items=tuple(items))


def refined_of(view: Overview) -> Overview:
    """Each of those figures with the version that refines it."""
    items = []
    for item in view.items:
        again = tuple(replace(one, version=one.version + 1, refine_by=None) for one in item.versions[-1:])
        items.append(replace(item, versions=(*item.versions, *again)))
    return replace(view, items=tuple(items))


def drafted(
    view: Overview, number: str, *texts: str, in_words: bool = False, answers: Answers | None = None
) -> FigureDraft:
    """The draft of an indicator after these messages, one after the other."""
    item = next(one for one in view.items if one.indicator.number == number)
    step, about = WORDS if in_words else "", f"{item.indicator.id}:1"
    draft = Draft(id=7, revision=2, step=step, answers=(answers or Answers()).to_json(), subject=about)
    shown = described(view, draft, tasks_in(view))
    for text in texts:
        given, misread = answered(draft, shown.answers, shown.asked, text, None)
        given = explaining(shown.answers, given, shown.asked)
        draft.answers, draft.step = given.to_json(), ""
        shown = described(view, draft, tasks_in(view), misread, text)
    return shown


def sent(draft: FigureDraft, **more: Any) -> SubmissionFacts:
    """The version that it becomes; a computed figure keeps its inputs and its working."""
    found, answers = draft.result, draft.answers
    facts: dict[str, Any] = {"indicator_id": draft.item.indicator.id, "value": answers.value}
    if found is not None:
        facts |= {"inputs": to_plain(found.given), "working": found.to_plain(), "computed": found.value}
    return figure(draft.item.indicator.number, answers.wording, answers.explanation or "", **facts | more)
