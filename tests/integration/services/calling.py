"""Every use case and question of ``services``, found and called with what it asks for."""

import importlib
import inspect
import pkgutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import cache
from typing import Any, get_type_hints

import pytest
from sqlalchemy import select

import services
from domain.access import Role, Verb
from domain.ahead.said import Outlook
from domain.drafts import DraftKind
from domain.forms.deviation import DeviationFormula
from domain.forms.form import OldWords
from domain.programme.addressed import Addressed
from domain.programme.document import ReadDocument
from domain.reminders.follow_up import FollowUpKind
from models.repositories.programme import documents
from models.tables.reminder import Reminder
from services.context import Context, Work
from services.evidence.new_piece import line_of
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.programme.change_programme import ProgrammeFile
from services.reminders.pass_on import ask_from_whom, say_from_whom
from services.reminders.remind_besides import remind_now
from services.review.see_queue import see_queue
from services.samples.documents import REPORT, document
from services.standing.see_status import Extent
from services.zeros.plan_zeros import ZerosWay
from tests.sample import Town

FREE = {
    "see_home": "says who one is",
    "draw_list_of": "draws what its caller has reached",
    "set_language": "one's own",
    "waiting_threads": "of programmes in which one may ask, none of anybody else's",
    "find_units": "of the programmes that one coordinates, none of anybody else",
    "give_up_on_update": "the intake's own",
    "give_up_on_notice": "the messenger's own",
    "note_contact": "the poller's own",
    "lose_touch": "what Telegram says of a chat",
    "regain_touch": "one's own",
    "returned_on_screen": "one's own notices, each looked up with one's right",
    "place_draft": "one's own draft only",
    "set_day_off": "the operator's command line",
    "plan_reminders": "a tick",
    "propose_silent": "a tick",
    "pass_unagreed_on": "a tick",
    "note_told_heads": "a tick",
    "plan_digests": "a tick",
    "seal_audit": "a tick",
    "verify_audit": "a tick",
    "forget_updates": "a tick",
    "sweep_files": "a tick",
    "is_sheet": "looks at a file of one's own",
    "piece_of": "keeps a file's bytes for whoever has asked for the right to attach it",
    "open_due": "a tick",
    "close_due": "a tick",
    "import_file": "the operator's command line",
    "find_known": "the operator's command line",
    "recomputed_by_operator": "the operator's command line",
    "find_likely_known": "the operator's command line",
    "change_by_file": "the operator's command line",
    "gather_report": "the operator's command line",
    "gather_export": "the operator's command line",
    "check_hour": "for the sender: whether something is told now",
    "reminder_on": "one's own reminders",
    "newest_reminder": "one's own reminders",
    "draw_picture_of": "draws what see_status has given",
    "draw_reading_of": "draws what see_file has given",
    "draw_progress_of": "draws what see_collection has given",
    "ways_as_before": "for whoever is asked about a file of their own",
    "with_own_document": "reads a file that its caller has reached",
    "may_be_form": "for whoever looks at a file of their own",
    "package_of": "of a form that its caller has reached",
    "read_with": "reads a file that its caller has reached",
    "change_among": "compares a file with programmes that its caller has reached",
    "change_of": "compares a file with a programme that its caller has reached",
    "likely_among": "compares a file with programmes that its caller has reached",
}
"""Not bound to a programme of somebody's: what a person may do about themselves, and the operator's own."""

UseCase = Callable[..., Awaitable[Any]]
Facts = dict[str, Any]


@cache
def use_cases() -> dict[str, UseCase]:
    """Every public async function of ``services`` that takes a context first."""
    found: dict[str, UseCase] = {}
    for module in pkgutil.walk_packages(services.__path__, "services."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.iscoroutinefunction):
            own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if own and next(iter(inspect.signature(function).parameters), "") == "ctx":
                assert name not in found, f"two use cases are called {name}"
                found[name] = function
    return found


async def call(function: UseCase, ctx: Context, facts: Facts) -> Any:
    """With those of the facts that it asks for, by the names of its parameters."""
    parameters = inspect.signature(function).parameters
    several = [name for name, one in parameters.items() if one.kind is one.VAR_POSITIONAL]
    return await function(ctx, *(facts[several[0]] if several else ()), **_named(function, facts))


def _named(function: UseCase, facts: Facts) -> Facts:
    given = {}
    hints = get_type_hints(function)
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        if parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        if name in facts:
            given[name] = facts[name]
        elif name == "notice":
            given[name] = hints[name].from_plain(
                {key.removesuffix("_id"): _kept(one) for key, one in facts.items()}
            )
        elif parameter.default is parameter.empty:
            pytest.fail(f"{function.__name__}: what is {name}: {hints.get(name)}? Tell this test.")
    return given


def _kept(fact: Any) -> Any:
    """As the outbox keeps it."""
    return fact.isoformat() if isinstance(fact, date) else fact


async def facts_of(town: Town) -> Facts:
    """What use cases ask for: of № 4 an open draft, of № 7 a figure in the queue, both of ``roads``."""
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    return {
        "programme_id": town.programme_id,
        "period_id": town.period_id,
        "indicator_id": town.indicator_ids["4"],
        "draft_id": draft.id,
        "revision": draft.revision,
        "submission_id": await _submission(town),
        "question_id": 1,
        "place": 0,
        "person_id": town.roads.actor.person_id,
        "role": Role.DEPUTY,
        "executor_id": None,
        "extent": Extent.PROGRAMME,
        "subject_id": 0,
        "after_period_id": town.period_id,
        "number": "4",
        "numbers": ("4",),
        "what": "value",
        "verb": Verb.PLAN,
        "kind": DraftKind.PLAN,
        "done": FollowUpKind.MUTED,
        "act": FollowUpKind.CALLED,
        "day": date(2022, 7, 5),
        "week": "2022-W27",
        "wants": True,
        "subject": str(town.indicator_ids["4"]),
        "query": "дороги",
        "text": "50%",
        "message_id": 1,
        "reply_to": None,
        "lines": [("4", "50%")],
        "reason": "потому что",
        "words": "ЗАГС",
        "reminder_id": await _reminder(town),
        "follow_up_id": 1,
        "signed_id": 1,
        "new": line_of("основание: акт № 14", 9),
        "piece_id": 1,
        "version": 1,
        "quoted": "№ 4",
        "document": document(REPORT),
        "secret": "no such secret",
        "since": "2022-01-01T00:00:00+00:00",
        "content": b"x",
        "filename": "x.docx",
        "file": await _file(town),
        "form_id": 1,
        "said": OldWords.KEEP,
        "formula": DeviationFormula.PERCENT,
        "change": lambda answers, _asked: answers,
        "to_id": town.buses.actor.person_id,
        "new_id": town.buses.actor.person_id,
        "substitute_id": 0,
        "absence_id": 1,
        "request_id": 1,
        "sitting_id": 1,
        "thread_id": 1,
        "page": 0,
        "which": 0,
        "invitation_id": 1,
        "anew": True,
        "agrees": True,
        "how": "mean",
        "among": Addressed.ALL,
        "until": date(2022, 7, 20),
        "way": ZerosWay.ALL,
        "due": date(2022, 9, 30),
        "outlook": Outlook.RISK,
        "needed": True,
        "paper_id": 1,
    }


async def _reminder(town: Town) -> int:
    """Of ``roads``, who waits for somebody."""
    async with town.roads.write() as work:
        await remind_now(work, [await work.person_id()], "Asia/Yekaterinburg")
    async with town.roads.read() as session:
        found = await session.scalars(select(Reminder.id))
    reminder_id = found.one()
    await say_from_whom(town.roads, await ask_from_whom(town.roads, reminder_id), "ЗАГС")
    return reminder_id


async def _file(town: Town) -> ProgrammeFile:
    """A file that says what the town's programme is already."""
    async with town.coordinator.read() as session:
        document = await documents.document(session, town.programme_id)
    return ProgrammeFile("0" * 64, ReadDocument(document, None, (), ()), says_everything=True)


async def _submission(town: Town) -> int:
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids["7"])
    draft = await answer_draft(town.roads, draft.id, "100% аварии устранены в срок", 1)
    await submit_value(town.roads, draft.id, draft.revision)
    return (await see_queue(town.coordinator, town.programme_id)).waiting[0].submission.id


class _Enough(Exception):
    pass


class Rehearsal(Context):
    """Whose use cases run to their end and leave nothing behind, so that any number run on one ground."""

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Work]:
        try:
            async with self.installation.database.writer() as writer:
                yield Work(self, writer)
                await writer.flush()
                raise _Enough
        except _Enough:
            pass
