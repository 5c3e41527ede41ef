"""A Mytishchi quarter beside Kopeysk: two municipalities in one bot, and neither sees the other.

What is computed, by hand. I quarter of 2022, 180 000 residents, so ARцел = 0,2·180 000·1 = 36 000:

    k1 = 35 640/36 000 = 0,99             k2 = 4 000 000/(36 000·30·3) = 1,2345…, at most 1
    k3 = 243 000/(36 000·3·3) = 0,75      k4 = 1 440/(480·3) = 1
    A1 = 0,99 + 1 + 0,75 + 1 = 3,74
    A2 = (151/151·1,2 + 96/100·1 + 144/150·1)/3 = (1,2 + 0,96 + 0,96)/3 = 1,04
    A = 3,74 + 1,04·4 = 7,90              below 8,00
    No. 3: C = 90 + 8 + 2 = 100, A = 2/100·100 = 2
    No. 4: Зрк = (1,5 − 0,3)/30·100 = 4

II quarter, ARцел = 0,2·180 000·1,015 = 36 540, Nмес = 6:

    k1 = 36 540/36 540 = 1                k2 = 6 577 200/(36 540·30·6) = 1
    k3 = 657 720/(36 540·3·6) = 1         k4 = 2 880/(480·6) = 1
    A2 = (1,2 + 0,96 + 0,96 + 0,96 + 0,96 + 0,96)/6 = 1
    A = 4 + 1·4 = 8; by the changed formula 4 + 1·5 = 9
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scheduler.ticks import look_now
from tests.bot_on_playground import OWNER
from tests.chat import Answer, Chats, Person, chats_on
from tests.conversations.test_access import BUTTONS, COMMANDS
from tests.doubles import FakeClock
from tests.word_reader import read, tidied

SAMPLES = Path(__file__).resolve().parents[2] / "programmes" / "samples"
KOPEYSK = SAMPLES / "kopeysk-2022-h1-report.docx"
RESOLUTION = SAMPLES / "mytishchi-resolution-3290.docx"
PROGRAMME = (SAMPLES / "mytishchi.yaml").read_text("utf-8")
MORNING = datetime(2022, 4, 4, 6, tzinfo=UTC)
MEDIA, ADVERTISING = 3, 4
COORDINATOR, KOPEYSK_COORDINATOR, ROADS = 2, 5, 6
PEOPLE = {
    OWNER: "Владелец",
    COORDINATOR: "Координатор Мытищ",
    MEDIA: "Информационный отдел",
    ADVERTISING: "Рекламный отдел",
    KOPEYSK_COORDINATOR: "Координатор Копейска",
    ROADS: "Дорожник",
}
SOCIAL_FIRST = {
    "Ца": "180 000",
    "AR": "35 640",
    "просмотры": "4 000 000",
    "SI": "243 000",
    "NПОСТ": "1440",
    "Nотр, январь, февраль, март 2022": "151 96 144\n151 100 150",
}
SOCIAL_SECOND = {
    "AR": "36540",
    "просмотры": "6577200",
    "SI": "657720",
    "NПОСТ": "2880",
    "Nотр, апрель, май, июнь 2022": "96 96 96\n100 100 100",
}
NOT_DUE = "за этот период не рассчитывается"


@pytest.fixture
async def chats(database_url: str, tmp_path: Path) -> AsyncIterator[Chats]:
    async with chats_on(database_url, tmp_path, PEOPLE, FakeClock(MORNING)) as running:
        yield running


async def test_a_mytishchi_quarter_beside_kopeysk(chats: Chats, database_url: str) -> None:
    owner, coordinator = chats.person(OWNER), chats.person(COORDINATOR)
    media, advertising = chats.person(MEDIA), chats.person(ADVERTISING)
    await settle_kopeysk(chats, owner)
    await take_in_resolution(owner)
    await bring_in(chats, owner, COORDINATOR, "Координатор", "координатором", in_programme="РАЗВИТИЕ")
    await send_methodology(coordinator)
    await bring_in(chats, coordinator, MEDIA, "Отдел информационной политики (условный исполнитель)")
    await bring_in(chats, coordinator, ADVERTISING, "Отдел рекламы (условный исполнитель)")

    await hand_in_social(media)
    await hand_in_structures(advertising)
    await hand_in_debt(advertising)
    await see_working(coordinator)
    await accept_everything(chats, coordinator)
    first = await report_of_first_quarter(coordinator)

    if database_url.startswith("sqlite"):  # who may see what is decided above the database
        await neither_sees_the_other(chats)
    await next_quarter(chats, coordinator, media)
    await change_formula(coordinator)
    assert await report_rows(coordinator, "2022-Q1") == first
    await second_quarter_counts_by_the_new_formula(media, coordinator)
    assert await report_rows(coordinator, "2022-Q1") == first


async def settle_kopeysk(chats: Chats, owner: Person) -> None:
    """The first municipality: its own coordinator, an executor, a figure."""
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    for label in ("Создать программу", "Да, верно", "Да, верно", "10-го числа", "Начать без сведений"):
        answer = await owner.press(label)
    assert "Сбор: 1 полугодие 2022, срок — понедельник, 11.07.2022." in answer.text
    await owner.press("Координатор — я")
    await bring_in(chats, owner, KOPEYSK_COORDINATOR, "Координатор", "координатором")
    await bring_in(chats, owner, ROADS, "УГХ")
    roads = chats.person(ROADS)
    await roads.say("№ 4 50% большая копейская тайна")
    await roads.press("Отправить")


async def take_in_resolution(owner: Person) -> None:
    summary = await owner.upload(RESOLUTION.name, RESOLUTION.read_bytes())
    assert "городской округ Мытищи, период не назван. 4 мероприятия (4 с показателем)." in summary.text
    assert "0 задач" not in summary.text
    for doubt in ("исполнители не названы", "как часто собирать", "меньше — лучше?", "проценты"):
        assert doubt in summary.text
    assert "Мытищи" in (await owner.press("Создать программу")).text
    assert "Время" in (await owner.press("Да, верно")).text
    assert "Когда исполнители сдают сведения?" in (await owner.press("Москва (UTC+3)")).text
    created = await owner.press("10-го числа")
    assert "Программа создана" in created.text
    assert "Сбор: I квартал 2022, срок — понедельник, 11.04.2022." in created.text
    assert "4 вопроса ждут" in created.text
    await owner.press("Координатор — я")


async def bring_in(
    chats: Chats,
    coordinator: Person,
    person_id: int,
    unit: str,
    purpose: str = "сдавать сведения",
    in_programme: str = "",
) -> None:
    offered = await coordinator.say("/invite")
    place = next(one for one in offered.shown if in_programme in one.text)
    made = await coordinator.press(unit, on=place.id)
    if "В какой роли?" in made.text:
        made = await coordinator.press("Сдаёт сведения")
    secret = made.text.split("?start=", 1)[1].split(maxsplit=1)[0]
    person = chats.person(person_id)
    assert purpose in (await person.say(f"/start {secret}")).text
    assert "Здравствуйте" in (await person.press("Принять")).text
    assert "Вошёл сотрудник" in (await coordinator.last()).text


async def send_methodology(coordinator: Person) -> None:
    """The programme file of the same programme: the difference first, then the change."""
    shown = await coordinator.upload("mytishchi.yaml", PROGRAMME.encode())
    for words in (
        "Это новая редакция программы",
        "Добавится: 2",
        "Исполнитель Отдел рекламы (условный исполнитель)",
        "срок главе: — → 15-го числа следующего месяца",
        "методика: — → действует с 30.07.2019: A = A1 + A2·4",
        "порядок счёта: нарастающим итогом → уровень",
        "кто сдаёт: — → сдаёт Отдел рекламы (условный исполнитель)",
        "меньше — лучше: нет → да",
        "периодичность: — → год",
    ):
        assert words in shown.text, shown.text
    assert "hands_in" not in shown.text
    assert "Изменения применены" in (await coordinator.press("Применить изменения")).text
    waiting = await coordinator.say("/review")
    assert "Вопросы (1)" in waiting.buttons, "the file has answered the resolution's questions"
    same = await coordinator.upload("mytishchi.yaml", PROGRAMME.encode())
    assert "ничем не отличается" in same.text


async def give(person: Person, answers: dict[str, str]) -> Answer:
    """Each input as it is asked for, by its name and, if it is monthly, its months."""
    answer = Answer((await person.last(),))
    for name, text in answers.items():
        symbol, _, month = name.partition(", ")
        assert f"\n{symbol} — " in answer.text, (name, answer.text)
        assert month in answer.text
        answer = await person.say(text)
    return answer


async def hand_in_social(media: Person) -> None:
    listed = await media.say("/tasks")
    assert "I квартал 2022: срок — понедельник, 11.04.2022, осталось 5 рабочих дней" in listed.text
    assert not any("№ 1 " in label for label in listed.buttons), "the yearly one is not due"
    card = await media.press("Заполнить")
    assert "Целевое значение на 2022 год: 8,00" in card.text
    assert "Исходные данные: 1 из 11" in card.text
    wrong = await media.say("сто восемьдесят тысяч")
    assert "В «сто восемьдесят тысяч» нет числа цифрами. Пришлите, например, 1 240" in wrong.text
    stands = await give_after_trouble(media)
    assert "7,90 из 8,00 — 🔻 отстаёт" in stands.text
    row = await media.say("Больше обращений, чем обычно")
    assert "Так будет в отчёте. № 2" in row.text
    assert "A = A1 + A2·4 = 3,74 + 1,04·4 = 7,90" in row.text
    assert "†" in row.text
    receipt = await media.press("Отправить")
    assert "Отправлено на проверку. № 2: 7,90" in receipt.text


async def give_after_trouble(media: Person) -> Answer:
    """The question is still open; the rest follows in the document's order."""
    (first, text), *rest = SOCIAL_FIRST.items()
    assert first == "Ца"
    await media.say(text)
    return await give(media, dict(rest))


async def hand_in_structures(person: Person) -> None:
    await person.say("/tasks")
    await person.press("Заполнить")
    stands = await give(person, {"X": "90", "Y": "8", "B": "2"})
    assert "2,00 при цели не более 0,00 — 🔻 выше предела" in stands.text
    row = await person.say("демонтаж начат")
    assert "C = X + Y + Z = 90 + 8 + 2 = 100" in row.text
    assert "A† = B / C·100 = 2 / 100·100 = 2,00" in row.text
    await person.press("Отправить")


async def hand_in_debt(person: Person) -> None:
    card = await person.press("Следующий: № 4")
    assert "на 01.04.2022" in card.text
    stands = await give(person, {"З1": "1,5", "З2": "0,3", "Прк": "30"})
    assert "4,00 при цели не более 0,00 — 🔻 выше предела" in stands.text
    await person.say("поданы иски")
    done = await person.press("Отправить")
    assert "Оба показателя сданы, спасибо!" in done.text


async def see_working(coordinator: Person) -> None:
    shown = await coordinator.say("/status 2")
    assert shown.last.photo
    assert "7,90 из 8,00" in shown.text
    assert "на проверке" in shown.text
    working = await coordinator.press("Показать расчёт")
    told = working.text
    while "Дальше →" in working.buttons:
        working = await coordinator.press("Дальше →")
        told += working.text
    for words in (
        "Расчёт. № 2, I квартал 2022",
        "Ца = 180 000 чел.",
        "Nотр, ед.: январь 151;",
        "k2† = 4 000 000 / (36 000·30·3) (не больше 1) = 1",
        "просмотры / (ARцел·30·Nмес), но не больше 1",
        "ARцел = 0,2·Ца·выбор(квартал; 1; 1,015; 1,03; 1,045)",
        "A1 = k1 + k2 + k3 + k4 = 0,99 + 1 + 0,75 + 1 = 3,74",
        "A = A1 + A2·4 = 3,74 + 1,04·4 = 7,90",
        "Ограничения, которые сработали",
        "k2: 1,2346 → 1",
        "Восстановлено по смыслу документа",
    ):
        assert words in plain(told), told


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


async def accept_everything(chats: Chats, coordinator: Person) -> None:
    await chats.forward(minutes=3)
    assert "На проверке 3 показателя" in (await coordinator.last()).text
    shown = await coordinator.press("Проверить")
    assert "Факт: 7,90 — 🔻 отстаёт" in shown.text
    await coordinator.press("Принять все без вопросов")
    assert "№ 2, 3, 4" in (await coordinator.press("Принять (3)")).toast
    await chats.forward(minutes=3)
    assert "Показатель принят, спасибо" in (await chats.person(MEDIA).last()).text


async def report_rows(coordinator: Person, period: str) -> dict[str, tuple[str, str, str]]:
    """The year's target, fact and explanation by number, as they stand in the document's own columns."""
    await coordinator.say(f"/report {period}")
    made = await coordinator.press("Word")
    found = read(await coordinator.file(made.last))
    assert "ПРОЕКТ" not in found.before
    return {row[0]: (row[4], row[5], row[6]) for row in found.rows[2:]}


async def report_of_first_quarter(coordinator: Person) -> dict[str, tuple[str, str, str]]:
    ready = await coordinator.say("/report")
    assert "I квартал 2022" in ready.text
    assert "Принято 3 из 3" in ready.text
    rows = await report_rows(coordinator, "2022-Q1")
    assert {number: tidied([list(row)])[0] for number, row in rows.items()} == {
        number: tidied([[target, fact, explanation]])[0]
        for number, target, fact, explanation in (
            ("1", "108,35", NOT_DUE, ""),
            ("2", "8,00", "7,90", "Больше обращений, чем обычно"),
            ("3", "0,00", "2,00", "демонтаж начат"),
            ("4", "0,00", "4,00", "поданы иски"),
        )
    }
    return rows


async def neither_sees_the_other(chats: Chats) -> None:
    """By no command, word, number or button of a client's own making."""
    kopeysk = ("Копейск", "УГХ", "тайна", "Качество", "КПА", "50%")
    mytishchi = ("Мытищ", "МЫТИЩ", "условный", "7,90", "социальных сетях", "иски")
    await asks_everything(chats.person(COORDINATOR), kopeysk)
    await asks_everything(chats.person(KOPEYSK_COORDINATOR), mytishchi)
    await forges(chats.person(COORDINATOR), known_buttons(1), kopeysk)
    await forges(chats.person(KOPEYSK_COORDINATOR), known_buttons(2), mytishchi)
    await forges(chats.person(ADVERTISING), [one.format(1, 4) for one in FORGED], kopeysk)
    await forges(chats.person(ROADS), [one.format(2, 29) for one in FORGED], mytishchi)


async def asks_everything(person: Person, secrets: tuple[str, ...]) -> None:
    words = ("2", "4", "№ 2", "№ 4", "№ 2 5", "информирование", "реклама")
    for text in (*COMMANDS, "/plan 2", "/plan 4", "/report 2022-Q1", "/status 2", *words):
        told = (await person.say(text)).everything
        told = told.replace(text.removeprefix("/status ").strip(), "") if len(text) > 1 else told
        assert [one for one in secrets if one in told] == [], (person.id, text, told)


FORGED = (
    *("status:working:{}:{}:0", "status:show:{}:{}:=indicator", "submit:open:{}:{}", "plan:value:{}:{}"),
    *("review:override:{}:{}", "review:accept:{}:{}:0", "review:answer:{}:{}:0", "period:close:{}:{}"),
    *("plan:course:{}:{}", "period:close_yes:{}:{}", "period:open_yes:{}:{}", "period:reopen:{}:{}"),
)
"""With the number of a programme, and of an indicator, a figure, a question or a period in it."""


def known_buttons(programme: int) -> list[str]:
    """As the bot makes them, with the number of a programme."""
    return [button.replace(":1", f":{programme}", 1) for button in BUTTONS if ":1" in button]


async def forges(person: Person, buttons: list[str], secrets: tuple[str, ...]) -> None:
    """Buttons for a programme that is not the person's."""
    for button in buttons:
        told = (await person.forge(button)).everything
        assert [one for one in secrets if one in told] == [], (person.id, button, told)


async def next_quarter(chats: Chats, coordinator: Person, media: Person) -> None:
    """The second quarter has opened by itself, the first is closed: what is known is not asked again."""
    chats.clock.move(datetime(2022, 7, 4, 6, tzinfo=UTC))
    assert chats.running is not None
    await look_now(chats.running.parts.installation)  # at its own time it might come between two screens
    await chats.quiet()
    await coordinator.say("/period")
    asked = await coordinator.press("Закрыть: I квартал 2022")
    assert "Закрыть период" in asked.text
    closed = await coordinator.press("Закрыть период")
    assert "I квартал 2022 — закрыт 04.07.2022. Принято 3 из 3." in closed.text
    assert "II квартал 2022 — идёт сбор, срок 11.07.2022" in closed.text
    await chats.forward(hours=1, minutes=30)  # half past ten in Moscow
    assert any("Открыт сбор сведений" in one.text for one in await media.shown())
    card = await media.press("Заполнить")
    assert "Исходные данные: 2 из 17 (уже есть 7)" in card.text
    stands = await give(media, SOCIAL_SECOND)
    assert "8,00 из 8,00 — ✅ выполнено" in stands.text


async def change_formula(coordinator: Person) -> None:
    changed = PROGRAMME.replace("formula: A = A1 + A2·4", "formula: A = A1 + A2·5")
    assert changed != PROGRAMME
    shown = await coordinator.upload("mytishchi-2.yaml", changed.encode())
    version = "действует с 30.07.2019"
    assert f"методика: {version}: A = A1 + A2·4 → {version}: A = A1 + A2·5" in shown.text
    await coordinator.press("Применить изменения")
    working = await coordinator.say("/status 2")
    assert "II квартал 2022" in working.text


async def second_quarter_counts_by_the_new_formula(media: Person, coordinator: Person) -> None:
    await media.say("/tasks")
    card = await media.press("Заполнить")
    assert "9,00 из 8,00" in card.text
    row = await media.press("Без пояснения")
    assert "A = A1 + A2·5 = 4 + 1·5 = 9,00" in row.text
    await media.press("Отправить")
    shown = await coordinator.say("/status 2")
    assert "9,00 из 8,00" in shown.text
