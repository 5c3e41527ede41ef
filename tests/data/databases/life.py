"""A town's life, for a database to keep: people in chats with the real bot, until something of all is there.

The recorded run first, in its two towns. Then Mytishchi, whose figures are computed; a returned figure and a
correction; drafts left open; a question answered; plans, a changed target, a changed file; an invitation that
nobody has used yet; what is still owed, and an update that was stored and not handled.
"""

from datetime import date
from pathlib import Path
from unittest.mock import patch

from bot import running
from bot.files import LocalFiles
from domain.access import Role
from models.repositories.programme import programmes
from models.repositories.queues import inbox
from models.unit_of_work import Database
from services.context import Context, Installation
from services.periods.set_day_off import set_day_off
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.upkeep.seal_audit import seal_audit
from tests.chat import Answer, Chats, Person, chats_on
from tests.conversations.recorded import script
from tests.conversations.recorded.recorder import Recorder
from tests.conversations.recorded.run import QuickPainter
from tests.doubles import FakeClock, InlineWorker
from tests.sample import COORDINATOR, DEPUTY, OWNER, ROADS, SAMPLES, as_actor, member

HEAD, MEDIA, ADVERTISING = 210, 211, 212
PEOPLE = script.PEOPLE | {HEAD: "Координатор Мытищ", MEDIA: "Инфополитика", ADVERTISING: "Реклама"}
HEADS = (COORDINATOR, COORDINATOR + script.SECOND_TOWN, HEAD)
MYTISHCHI = "mytishchi.yaml"
SOCIAL = ("180 000", "36 000", "3 240 000", "324 000", "1440", *("100",) * 12)
"""All that No. 2 asks for: the half-year’s numbers, then the months' handled and assigned."""


def installation_on(database: Database, folder: Path, clock: FakeClock) -> Installation:
    files = LocalFiles(folder / "files")
    return Installation(database, clock, InlineWorker(), files, owner_ids=frozenset({OWNER}))


async def live(database_url: str, folder: Path, clock: FakeClock) -> None:
    """Fill a database that has its tables and nothing in them."""
    await script.make_towns(database_url, folder)
    database = Database(database_url)
    installation = installation_on(database, folder, clock)
    await _take_in_mytishchi(installation)
    with patch.object(running, "ProcessWorker", QuickPainter):
        async with chats_on(database_url, folder, PEOPLE, clock) as chats:
            for one in PEOPLE:
                chats.world.people.mark(one, started=True)
            await script.play(chats, Recorder(chats, script.PEOPLE))
            await _kopeysk(chats)
            await _mytishchi(chats)
            await seal_audit(as_actor(installation, OWNER))
            await _what_comes_last(chats)
    await _an_update_that_waits(database, clock)
    await database.close()


async def _take_in_mytishchi(installation: Installation) -> None:
    owner = as_actor(installation, OWNER)
    content = (SAMPLES / MYTISHCHI).read_bytes()
    taken = await import_file(owner, content, MYTISHCHI, (), Setup())
    programme_id = taken.stored.programme_id
    async with owner.read() as session:
        executors = await programmes.executors(session, programme_id)
    media, advertising = (one.id for one in sorted(executors, key=lambda one: one.name))
    await member(installation, HEAD, programme_id, Role.COORDINATOR, None)
    await member(installation, MEDIA, programme_id, Role.EXECUTOR, media)
    await member(installation, ADVERTISING, programme_id, Role.EXECUTOR, advertising)
    await _a_day_off(owner, taken.document.programme.municipality)


async def _a_day_off(owner: Context, municipality: str) -> None:
    await set_day_off(owner, municipality, date(2022, 7, 8), working=False)


async def _kopeysk(chats: Chats) -> None:
    head, roads, deputy = (chats.person(one) for one in (COORDINATOR, ROADS, DEPUTY))
    lines = ("№ 7 90% аварии устраняются", "№ 11 0 идут торги", "№ 13 97% ведутся работы")
    await _in_turn(roads, "\n".join(lines), "[Отправить все (3)]")
    await _in_turn(head, "/review", "[Вернуть]", "Приложите акт", "[Проверить]", "[Принять]")
    await _in_turn(head, "/review", "[Вопросы (8)]", "[Да, выполнено]")
    await _open(roads, "4")
    await _in_turn(roads, "[Исправить]", "[Изменить значение]", "60%", "[Отправить]")
    await _in_turn(head, "/plan 11", "[План или срок результата]", "1")
    await _in_turn(head, "/plan 12", "[План или срок результата]", "30.09.2022")
    await _in_turn(head, "/plan 14", "[Новая цель]", "не менее 14\nпостановление № 1204\nс 01.06.2022")
    await _in_turn(head, "/plan 3", "[Меньше — лучше]")
    await _in_turn(head, "/invite", "[✅ УГХ]", "[Сдаёт сведения]")
    await _in_turn(deputy, "/language", "[English]")


async def _mytishchi(chats: Chats) -> None:
    head, media, advertising = (chats.person(one) for one in (HEAD, MEDIA, ADVERTISING))
    await _open(media, "2")
    await _in_turn(media, *SOCIAL, "публикаций было меньше", "[Отправить]")
    await _in_turn(head, "/review", "[Другое значение]", "7,5\nпо данным сверки")
    await _open(advertising, "4")
    await _in_turn(advertising, "1,5", "0,3", "30", "иски поданы", "[Отправить]")
    await _in_turn(head, "/review", "[Принять]")
    changed = (SAMPLES / MYTISHCHI).read_text("utf-8").replace("2022 год – 108,35", "2022 год – 109")
    await head.upload("редакция.yaml", changed.encode())
    await head.press("Применить изменения")
    await head.upload("ещё.yaml", changed.replace("2023 год – 108,44", "2023 год – 110").encode())


async def _what_comes_last(chats: Chats) -> None:
    """Left as it is: drafts, a notice that is owed later, audit entries that no tick has sealed."""
    roads, advertising, head = (chats.person(one) for one in (ROADS, ADVERTISING, COORDINATOR))
    await _in_turn(roads, "№ 14 15% идёт приём заявок", "[Отправить]")
    await _in_turn(roads, "№ 5 1,5% сход прошёл\n№ 12 0")
    await _open(advertising, "3")
    await _in_turn(advertising, "180")
    await _in_turn(head, "/review", "[Вернуть]")


async def _an_update_that_waits(database: Database, clock: FakeClock) -> None:
    sender = {"id": ROADS, "is_bot": False, "first_name": "Дороги"}
    message = {
        "message_id": 900,
        "date": int(clock.now().timestamp()),
        "chat": {"id": ROADS, "type": "private"},
        "from": sender,
        "text": "как дела?",
    }
    async with database.writer() as writer:
        await inbox.store(writer.session, 42, [{"update_id": 9_000_000, "message": message}], clock.now())


async def _open(person: Person, number: str) -> Answer:
    listed = await person.say("/tasks")
    return await person.press(next(label for label in listed.buttons if f"№ {number} ·" in label))


async def _in_turn(person: Person, *acts: str) -> None:
    """«[Отправить]» is pressed, all else is typed."""
    for act in acts:
        await (person.press(act[1:-1]) if act.startswith("[") else person.say(act))
