"""Two coordinators at once: whoever comes second reads what the first one wrote."""

import asyncio
import contextlib
from dataclasses import replace
from typing import Any

import pytest

from domain.access import Role
from domain.programme.document import Course, Part
from domain.refusals import Replaced, Stale
from models.repositories import submission_rows
from programmes.change.edits import change_indicators
from programmes.yaml.file import write_yaml
from services.context import Installation
from services.figures import submit_value as submitting
from services.figures.make_version import make_versions
from services.programme import take_file
from services.programme.take_file import apply_file
from services.review import answer_question as answering
from services.review.answer_question import answer_question, see_questions
from services.review.decide_submission import accept_submission
from services.review.see_queue import see_queue
from tests import sample
from tests.doubles import FakeClock
from tests.integration.services.computing.quarters import EIGHT, change, formula, versions
from tests.integration.services.figures.test_computed import give, send
from tests.integration.services.programme.test_change_programme import kept, offered
from tests.mytishchi import EVENING, mytishchi
from tests.sample import member, take_in


def meet(patch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    """Both come to this function before one goes on, or half a second passes."""
    real, come, both = getattr(module, name), [], asyncio.Event()

    async def slow(*args: Any, **kwargs: Any) -> Any:
        come.append(1)
        if len(come) == 2:
            both.set()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(both.wait(), 0.5)
        return await real(*args, **kwargs)

    patch.setattr(module, name, slow)


async def test_two_questions_answered_at_once_are_both_applied(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_open = [one for one in sample.ANSWERS if not one.startswith(("22", "levels"))]
    monkeypatch.setattr(sample, "ANSWERS", left_open)
    town = await take_in(installation)
    second = await member(installation, 55, town.programme_id, Role.COORDINATOR, None)
    found = (await see_questions(town.coordinator, town.programme_id)).open
    levels = next(one for one in found if one.kind == "course")
    who = next(one for one in found if one.number == "22")
    meet(monkeypatch, answering, "write_document")
    await asyncio.gather(
        answer_question(town.coordinator, town.programme_id, levels.id, 0),
        answer_question(second, town.programme_id, who.id, who.answers.index("УГХ")),
    )
    now = {one.number: one for one in (await kept(town.coordinator, town)).indicators()}
    assert tuple(one.number for one in now.values() if one.course is Course.LEVEL) == levels.chosen
    assert [one.executor for one in now["22"].assignments if one.part is Part.HANDS_IN] == ["УГХ"]


async def test_of_two_files_applied_at_once_the_second_is_shown_again(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await take_in(installation)
    second = await member(installation, 55, town.programme_id, Role.COORDINATOR, None)
    before = await kept(town.coordinator, town)
    files = [
        write_yaml(change_indicators(before, {number}, lambda one: replace(one, target="777")))
        for number in ("4", "8")
    ]
    drafts = [
        await offered(ctx, content, "x.yaml")
        for ctx, content in zip((town.coordinator, second), files, strict=True)
    ]
    meet(monkeypatch, take_file, "apply_change")
    outcomes = await asyncio.gather(
        apply_file(town.coordinator, drafts[0].id, drafts[0].revision),
        apply_file(second, drafts[1].id, drafts[1].revision),
        return_exceptions=True,
    )
    assert [isinstance(outcome, Stale) for outcome in outcomes].count(True) == 1, outcomes
    changed = [one.number for one in (await kept(town.coordinator, town)).indicators() if one.target == "777"]
    assert len(changed) == 1


async def test_a_figure_sent_while_a_formula_changes_is_computed_by_the_new_one(
    installation: Installation, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.move(EVENING)
    town = await mytishchi(installation)
    view = await give(town.media, town, "2", EIGHT)
    applied = asyncio.Event()
    real = make_versions

    async def when_applied(*args: Any, **kwargs: Any) -> Any:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(applied.wait(), 1)
        return await real(*args, **kwargs)

    async def apply() -> None:
        await change(town, "2", formula("A", "A1 + A2·2"))
        applied.set()

    monkeypatch.setattr(submitting, "make_versions", when_applied)
    await asyncio.gather(send(town.media, view), apply())
    assert [str(one.value) for one in await versions(town.coordinator, town, "2")][-1] == "6"


async def test_what_is_accepted_while_it_is_computed_anew_waits_for_it_and_not_crosswise(
    installation: Installation, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.move(EVENING)
    town = await mytishchi(installation)
    await send(town.media, await give(town.media, town, "2", EIGHT))
    [waiting] = (await see_queue(town.coordinator, town.programme_id)).waiting
    computing, real = asyncio.Event(), submission_rows.newest_of

    async def while_it_is_decided(*args: Any) -> Any:
        computing.set()
        await asyncio.sleep(0.3)
        return await real(*args)

    async def accept() -> None:
        await computing.wait()
        with contextlib.suppress(Replaced):
            await accept_submission(town.coordinator, town.programme_id, waiting.submission.id)

    monkeypatch.setattr(submission_rows, "newest_of", while_it_is_decided)
    await asyncio.gather(change(town, "2", formula("A", "A1 + A2·2")), accept())
    assert [str(one.value) for one in await versions(town.coordinator, town, "2")] == ["8", "6"]
