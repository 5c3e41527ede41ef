"""Draws every screen from the sample's data and from extremes of it, in a process without aiogram.

``python -m tests.conversations.rendering FOLDER`` prints JSON: the screens, and whether aiogram came along.
"""

import asyncio
import dataclasses
import importlib
import inspect
import io
import json
import pkgutil
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import domain.refusals
import handlers
from bot.files import LocalFiles
from domain.access import Role, Verb
from domain.refusals import Refusal
from domain.time.periods import Period, PeriodKind
from handlers import failure, refusal_screen
from handlers.invite import screens as invite_screens
from handlers.period import screens as period_screens
from handlers.plan import screens as plan_screens
from handlers.programme_file import changes as change_screens
from handlers.programme_file import screens as file_screens
from handlers.report import screens as report_screens
from handlers.review import screens as review_screens
from handlers.screen import Screen
from handlers.start import screens as start_screens
from handlers.status import screens as status_screens
from handlers.submit import receipts as receipt_screens
from handlers.submit import screens as submit_screens
from handlers.submit import task_list
from models.tables import Base
from models.unit_of_work import Database
from programmes.unreadable import UnreadableFile
from services.context import Actor, Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import await_words, change_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_ready, submit_value
from services.figures.take_message import take_numbered
from services.figures.tasks import list_tasks
from services.notices.kinds import notice_of
from services.notices.look_up import WhoJoined
from services.people.accept_invitation import Offer
from services.people.invite import invite, see_inviting
from services.people.see_home import see_home
from services.people.whom_to_ask import Contact
from services.periods.move_deadline import Moved
from services.periods.see_periods import periods_to_manage
from services.plan.change_hands_in import see_candidates
from services.plan.plan_indicator import find_plans
from services.programme.file_step import FileStep
from services.programme.receive_file import receive_file
from services.programme.take_file import answer_file
from services.reports.compile_report import compile_report
from services.reports.see_reports import PeriodUnknown, Readiness, reports_to_see
from services.review.answer_question import see_questions
from services.review.decide_submission import Verdict
from services.review.return_draft import ask_reason, give_reason
from services.review.see_queue import Locked, see_queue
from services.standing.search_status import Unclear, search_status
from services.standing.see_status import Extent, programmes_to_see, see_status
from tests.conversations.rendering_computed import Case, computed_cases, newest_file
from tests.doubles import FakeClock, InlineWorker
from tests.sample import KOPEYSK, OWNER, STRANGER, Town, as_actor, member, take_in
from texts import texts
from texts.catalogue import LANGUAGES

_WITH_AIOGRAM = ("router", "talk", "conversation", "named")
PICTURE = b"\x89PNG"
LONG_WORDS = '<b>&"Очень длинное&amp; слово</i> ' * 160
ONE_WORD = "Благоустройство" * 330
EMOJI = "🚜" * 5_000
_KEPT = ("key", "timezone", "secret", "url", "previous", "trouble", "choices", "number", "options")
"""Fields that are no free text: keys, and what buttons carry."""


@dataclasses.dataclass(frozen=True)
class Drawn:
    name: str
    function: str
    language: str
    screen: Screen


async def cases(installation: Installation) -> list[Case]:
    town = await take_in(installation)
    collected = await _handing_in(town)
    return [
        *collected,
        *await _review(town),
        *await _status(town),
        *await _people(installation, town),
        *await _files(installation),
        *await _changed_file(town),
        *await _programme(town),
        *_refusals(),
        *await computed_cases(installation),
    ]


async def _handing_in(town: Town) -> list[Case]:
    roads, draw = town.roads, submit_screens.draft
    found: list[Case] = [("tasks", task_list.task_list, (tasks,)) for tasks in await list_tasks(roads)]
    drafts = {}
    for number in ("4", "5", "6", "7", "11"):
        drafts[number] = await open_draft(roads, town.programme_id, town.indicator_ids[number])
        found.append((f"card {number}", draw, (drafts[number],)))
    typed = ("пятьдесят", "1,2,3", "7 из 9", "12–15", "1.648", "около 50 %", "120 %", "50%", "10%", "н/д")
    for text in typed:
        view = await _typed(town, drafts["4"].id, text)
        found.append((f"value {text}", draw, (view,)))
        if view.misread is None and not view.answers.trouble and not view.unusual:
            found.append((f"row {text}", draw, (await answer_draft(roads, view.id, "идут торги", 3),)))
    words = await open_draft(roads, town.programme_id, town.indicator_ids["5"])
    found.append(("in words", draw, (await await_words(roads, words.id, words.revision),)))
    found.append(("nothing to say", draw, (await answer_draft(roads, drafts["6"].id, "мониторинг", 4),)))
    lines = [("7", "100%"), ("11", "0 идут торги"), ("12", "ой"), ("13", "0"), ("99", "5")]
    taken = await take_numbered(roads, lines)
    found.append(("taken", receipt_screens.taken, (taken.drafts, taken.unknown)))
    found.append(("taken many", receipt_screens.taken, (taken.drafts * 40, taken.unknown)))
    found.append(("which number", receipt_screens.which_number, (["4", "5"],)))
    current = await open_draft(roads, town.programme_id, town.indicator_ids["4"])
    receipt = await submit_value(roads, current.id, current.revision)
    receipts = await submit_ready(roads, town.programme_id)
    before = (await open_draft(roads, town.programme_id, town.indicator_ids["4"])).item.versions[-1]
    await _hand_in_for(town)
    return [
        *found,
        ("receipt", receipt_screens.receipt, (receipt,)),
        ("receipt late", receipt_screens.receipt, (dataclasses.replace(receipt, after_deadline=True),)),
        ("receipt replacing", receipt_screens.receipt, (dataclasses.replace(receipt, replaced=before),)),
        ("receipts", receipt_screens.receipts, (receipts,)),
        ("edited late", receipt_screens.edited_late, (1, 1, "4", 1)),
        ("nothing to do", task_list.nothing_to_do, ()),
    ]


async def _typed(town: Town, draft_id: int, text: str) -> Any:
    current = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    blank = await change_draft(town.roads, draft_id, current.revision, _blank)
    return await answer_draft(town.roads, blank.id, text, 2)


def _blank(_answers: Any, _asked: Any) -> Any:
    return type(_answers)()


async def _hand_in_for(town: Town) -> None:
    """Somebody else's figures, so that nothing is judged by one unit alone."""
    await take_numbered(town.buses, [("1", "1,45%"), ("3", "24"), ("2", "н/д бумаги у перевозчика")])
    await submit_ready(town.buses, town.programme_id)


async def _review(town: Town) -> list[Case]:
    queue = await see_queue(town.coordinator, town.programme_id)
    questions = await see_questions(town.coordinator, town.programme_id)
    empty = dataclasses.replace(queue, waiting=())
    bare = dataclasses.replace(empty, questions=0)
    numbers = tuple(str(number) for number in range(40))
    first = queue.waiting[0].period
    closed = tuple(Locked(1, period, numbers) for period in (first, first.next(), first.next().next()))
    locked = dataclasses.replace(queue, locked=closed)
    odd = dataclasses.replace(
        queue, waiting=tuple(w for w in queue.waiting if w.submission.no_data or w.submission.value is None)
    )
    decision = Verdict(town.programme_id, ("4",), 3)
    asked: list[Case] = [
        (f"question {one.kind} {one.number}", review_screens.question, (questions, place))
        for place, one in enumerate(questions.open)
    ]
    waiting: list[Case] = [
        (f"waiting {place}", review_screens.queue, (queue, place)) for place in range(len(queue.waiting))
    ]
    return [
        *asked,
        *waiting,
        ("queue empty", review_screens.queue, (empty,)),
        ("queue locked", review_screens.queue, (locked,)),
        ("queue without questions", review_screens.queue, (bare,)),
        ("plain", review_screens.plain, (queue,)),
        ("none plain", review_screens.plain, (odd,)),
        ("ask reason", review_screens.ask_reason, ("4", town.programme_id, 1)),
        ("returned", review_screens.returned, (decision,)),
        ("no questions", review_screens.question, (dataclasses.replace(questions, open=()), 0)),
    ]


async def _status(town: Town) -> list[Case]:
    found: list[Case] = []
    for who, ctx in (("deputy", town.deputy), ("executor", town.roads), ("coordinator", town.coordinator)):
        for query in ("", "4", "УГХ"):
            status = await search_status(ctx, town.programme_id, query)
            found.append((f"{who} asks {query}", status_screens.picture, (status, PICTURE)))
    whole = await see_status(town.coordinator, town.programme_id, Extent.PROGRAMME, 0)
    found += [(f"page {number}", status_screens.page, (whole, number)) for number in (-1, 0, 1, 99)]
    for query in ("благоустройство дороги", "дорожнички", "ъъъ"):
        unclear = await search_status(town.deputy, town.programme_id, query)
        if isinstance(unclear, Unclear):
            found.append((f"unclear {query}", status_screens.unclear, (unclear,)))
    many = [(facts.id, facts.title, facts.municipality) for facts in await programmes_to_see(town.deputy)] * 3
    choices = (many, "дороги и всё остальное, что только есть")
    return [
        *found,
        ("sections", status_screens.sections, (whole,)),
        ("which programme", status_screens.choose_programme, choices),
    ]


async def _people(installation: Installation, town: Town) -> list[Case]:
    found: list[Case] = []
    owner = dataclasses.replace(as_actor(installation, OWNER))
    known = (
        ("coordinator", town.coordinator),
        ("executor", town.roads),
        ("deputy", town.deputy),
        ("owner", owner),
        ("stranger", as_actor(installation, STRANGER)),
    )
    for who, ctx in known:
        home = await see_home(ctx)
        found.append((f"home of {who}", start_screens.home, (home, "Исполнитель УГХ")))
        found.append((f"help of {who}", start_screens.help_text, (home,)))
    inviting = await see_inviting(town.coordinator, town.programme_id)
    unit = inviting.executors[0].id
    for role in Role:
        for executor in (None, unit) if role is not Role.COORDINATOR else (None,):
            link = await invite(town.coordinator, town.programme_id, role, executor)
            found.append((f"link {role} {executor}", invite_screens.link, (link,)))
            secret = link.secret
            offer = Offer(secret, role, link.executor, link.programme, link.municipality)
            found.append((f"offer {role} {executor}", start_screens.offer, (offer,)))
    return [
        *found,
        ("units", invite_screens.units, (inviting,)),
        ("units 1", invite_screens.units, (inviting, 1)),
        ("units 99", invite_screens.units, (inviting, 99)),
        ("roles", invite_screens.roles, (inviting, unit)),
        ("came in", invite_screens.came_in, (WhoJoined("Исполнитель УГХ", ((Role.EXECUTOR, "УГХ"),)),)),
        ("after link", invite_screens.after_link, (town.programme_id,)),
        ("stranger", start_screens.stranger, ()),
        ("owner", start_screens.owner, ()),
        ("language", start_screens.language, ()),
        ("not understood", start_screens.not_understood, ()),
        ("only words", start_screens.only_words, ()),
        ("unknown command", start_screens.unknown_command, ("/прогресс",)),
    ]


async def _files(installation: Installation) -> list[Case]:
    owner = await member(installation, OWNER, 1, Role.COORDINATOR, None)
    await receive_file(owner, KOPEYSK.read_bytes(), KOPEYSK.name)
    view = await newest_file(owner)
    found: list[Case] = [("questions", file_screens.questions, (view,))]
    found.append(("other deadline", file_screens.other_days, (view,)))
    answers: dict[FileStep, dict[str, Any]] = {FileStep.MUNICIPALITY: {"municipality": "Третий округ"}}
    while view.step is not FileStep.DONE:
        found.append((f"file {view.step}", file_screens.file, (view,)))
        view = await answer_file(owner, view.id, view.revision, **answers.get(view.step, {}))
    nameless = dataclasses.replace(view, step=FileStep.MUNICIPALITY, municipality="")
    assert view.stored is not None
    first_due = (view.stored.period, view.stored.due_on)
    typed = dataclasses.replace(view, step=FileStep.DEADLINE, first_due=first_due)
    return [
        *found,
        ("file done", file_screens.file, (view,)),
        ("file created", file_screens.created, (view.id, KOPEYSK.name, view.stored)),
        ("file without a name", file_screens.file, (nameless,)),
        ("deadline typed", file_screens.file, (typed,)),
        ("coordinator", file_screens.coordinator, (1,)),
        ("cancelled", file_screens.cancelled, ()),
    ]


async def _changed_file(town: Town) -> list[Case]:
    """A newer document of a programme that is there already."""
    await receive_file(town.coordinator, _with(KOPEYSK.read_bytes(), b"1648", b"1700"), KOPEYSK.name)
    view = await newest_file(town.coordinator)
    assert view.change is not None
    return [
        ("change", change_screens.change, (view,)),
        ("file changed", file_screens.file, (view,)),
        ("change applied", change_screens.applied, (view.change.programme_id, view.change.title)),
    ]


def _with(content: bytes, old: bytes, new: bytes) -> bytes:
    """The Word file with a word of its text replaced."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(old, new) if name == "word/document.xml" else part)
    return changed.getvalue()


async def _programme(town: Town) -> list[Case]:
    ctx = town.coordinator
    [managed] = await periods_to_manage(ctx)
    moved = Moved(managed.lines[0].period, managed.lines[0].due_on, 3, managed)
    [plan] = await find_plans(ctx, "11")
    expected = dataclasses.replace(plan.item.expected, plan=Decimal(1), due=managed.lines[0].due_on)
    planned = dataclasses.replace(plan.item, expected=expected)
    candidates = await see_candidates(ctx, town.programme_id, plan.item.indicator.id)
    compiled = await compile_report(ctx, town.programme_id, town.period_id)
    done = dataclasses.replace(compiled.readiness, missing=(), unchecked=())
    extract = await compile_report(town.roads, town.programme_id, town.period_id)
    [ready], [own] = await _reports(ctx), await _reports(town.roads)
    months = [Period(PeriodKind.MONTH, year, month) for year in (2022, 2023) for month in range(1, 13)]
    return [
        ("report ready", report_screens.ready, (ready,)),
        ("own report", report_screens.ready, (own,)),
        ("report of many", report_screens.ready, (dataclasses.replace(ready, others=tuple(months)),)),
        ("report unknown", report_screens.unknown, (PeriodUnknown("вчера", tuple(months)),)),
        ("report draft", report_screens.finished, (compiled,)),
        ("extract", report_screens.finished, (extract,)),
        ("report", report_screens.finished, (dataclasses.replace(compiled, readiness=done),)),
        ("periods", period_screens.overview, (managed,)),
        ("close", period_screens.confirm_close, (managed, managed.lines[0])),
        ("open", period_screens.confirm_open, (managed,)),
        ("ask deadline", period_screens.ask_deadline, (managed.lines[0], 1, 1)),
        ("deadline moved", period_screens.moved, (moved,)),
        ("deadline the same", period_screens.moved, (dataclasses.replace(moved, told=0),)),
        ("why reopen", period_screens.ask_reason, (managed.lines[0], 1, 1)),
        ("plan", plan_screens.plan, (plan,)),
        ("plan 1", plan_screens.plan, ((await find_plans(ctx, "1"))[0],)),
        ("plan of nothing", plan_screens.plan, ((await find_plans(ctx, "6"))[0],)),
        ("planned", plan_screens.plan, (dataclasses.replace(plan, item=planned),)),
        *((f"who {page}", plan_screens.who, (candidates, page)) for page in (0, 1, 99)),
        ("ask plan", plan_screens.ask, (plan, "value", 1)),
        ("ask target", plan_screens.ask, (plan, "target", 1)),
        ("plan usage", plan_screens.usage, ()),
        ("plan in which programme", plan_screens.choose, ([plan, plan],)),
        *await _notices(town),
        ("apology", _apology, ()),
        ("alarm", _alarm, ("ZeroDivisionError",)),
    ]


async def _reports(ctx: Context) -> list[Readiness]:
    found = await reports_to_see(ctx)
    assert isinstance(found, list)
    return found


def _apology(t: Any) -> Screen:
    return failure.apology(t.language)


def _alarm(t: Any, error: str) -> Screen:
    return failure.alarm(t.language, 17, error)


async def _notices(town: Town) -> list[Case]:
    queue = await see_queue(town.coordinator, town.programme_id)
    returned = queue.waiting[0].submission
    reason = await ask_reason(town.coordinator, town.programme_id, returned.id)
    await give_reason(town.coordinator, reason.draft_id, "<b>Приложите</b> акт " * 300)
    payload: dict[str, Any] = {
        "programme": town.programme_id,
        "period": town.period_id,
        "submission": returned.id,
        "since": "2022-01-01T00:00:00+00:00",
        "person": town.roads.actor.person_id,
        "was": "2022-07-11",
    }
    recipients = {"review_waits": town.coordinator, "joined": town.coordinator, "report": town.coordinator}
    worded = {kind.KIND: words for kind, words in _worded().items()}
    found: list[Case] = []
    for kind, words in sorted(worded.items()):
        if kind == "file_read":
            continue
        for language in LANGUAGES:
            ctx = recipients.get(kind, town.roads).speaking(language)
            screen = await words(ctx, notice_of(kind, payload))
            if screen is not None:
                found.append((f"notice {kind} {language}", _same, (screen,)))
    return found


def _worded() -> dict[Any, Any]:
    """What each conversation's notices say; the registry would bring aiogram along."""
    modules = (one.name for one in pkgutil.walk_packages(handlers.__path__, "handlers."))
    found = [
        importlib.import_module(name).WORDS
        for name in modules
        if name.endswith(".notices") and name.count(".") == 2
    ]
    return {kind: words for one in found for kind, words in one.items()}


def _same(_t: Any, screen: Screen) -> Screen:
    return screen


def _refusals() -> list[Case]:
    now = datetime(2022, 8, 1, tzinfo=UTC)
    facts: dict[str, Any] = {"since": now, "limit": 20 * 1024 * 1024, "size": 1, "length": 5000}
    found: list[Case] = []
    kinds: list[tuple[str, Any]] = inspect.getmembers(domain.refusals, inspect.isclass)
    for name, kind in kinds:
        if issubclass(kind, Refusal) and kind not in (Refusal, domain.refusals.FinalRefusal):
            given = {one.name: facts.get(one.name, "4") for one in dataclasses.fields(kind)}
            given |= {"period": "2022-H1"} if "period" in given else {}
            found.append((f"refusal {name}", refusal_screen.screen, (kind(**given),)))
    refused = [domain.refusals.NotAllowed(verb) for verb in Verb]
    found += [(f"not allowed {one.verb}", refusal_screen.screen, (one,)) for one in refused]
    reasons = get_type_hints(UnreadableFile.__init__)["reason"]
    unreadable = [UnreadableFile(reason) for reason in reasons]
    contacts = [Contact("Координатор программы", number) for number in range(9)]
    found.append(("whom to ask", refusal_screen.screen, (refused[0], contacts)))
    found += [(f"unreadable {one.reason}", refusal_screen.screen, (one,)) for one in unreadable]
    return found


def extreme(value: Any, text: str, name: str = "") -> Any:
    """The same with every free text in it replaced."""
    if type(value) is str:
        return text if len(value) > 4 and name not in _KEPT else value
    if isinstance(value, Refusal | Screen | Actor):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [one.name for one in dataclasses.fields(value) if one.init]
        return dataclasses.replace(
            value, **{each: extreme(getattr(value, each), text, each) for each in fields}
        )
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        return type(value)(extreme(each, text, name) for each in value)
    return value


def draw_all(known: list[Case]) -> Iterator[Drawn]:
    variants = {"": None, "words": LONG_WORDS, "one word": ONE_WORD, "emoji": EMOJI}
    for name, function, arguments in known:
        for variant, text in variants.items():
            if variant and name.startswith("computed"):
                continue
            changed = [one if text is None else extreme(one, text) for one in arguments]
            if text is not None and function in (plan_screens.ask, status_screens.choose_programme):
                changed = [changed[0], *arguments[1:]]
            for language in LANGUAGES:
                screen = function(texts(language), *changed)
                yield Drawn(f"{name} {variant}".strip(), _name(function), language, screen)


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__.replace('__main__', 'rendering')}.{function.__name__}"


def known_functions() -> list[str]:
    """Every public function of the screens' modules that gives a screen."""
    found = []
    for module in pkgutil.walk_packages(handlers.__path__, "handlers."):
        in_a_conversation = module.name.count(".") > 1
        if in_a_conversation and module.name.rpartition(".")[2] not in _WITH_AIOGRAM:
            found += _screens_of(importlib.import_module(module.name))
    return found


def _screens_of(module: ModuleType) -> list[str]:
    return [
        _name(function)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and get_type_hints(function).get("return") is Screen
    ]


async def _collect(folder: Path) -> list[Case]:
    database = Database(f"sqlite+aiosqlite:///{folder}/bot.sqlite3")
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    files = LocalFiles(folder / "files")
    installation = Installation(database, FakeClock(), InlineWorker(), files, owner_ids=frozenset({OWNER}))
    found = await cases(installation)
    await database.close()
    return found


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    known = asyncio.run(_collect(folder))
    drawn = [
        {
            "name": one.name,
            "function": one.function,
            "language": one.language,
            "text": str(one.screen.text),
            "rows": [[dataclasses.asdict(button) for button in row] for row in one.screen.rows],
            "beside": one.screen.picture is not None or one.screen.document is not None,
        }
        for one in draw_all(known)
    ]
    print(json.dumps({"screens": drawn, "known": known_functions(), "aiogram": "aiogram" in sys.modules}))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
