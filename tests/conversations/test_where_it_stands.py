"""An old button of any conversation shows where its draft stands, or what it is about; not home."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe

from domain.drafts import DraftKind
from handlers.registry import DRAFTS
from tests.chat import Answer, Chats, Person
from tests.conversations import quarter as quarters
from tests.conversations.conftest import NEIGHBOUR
from tests.conversations.submit.test_handing_in import open_card
from tests.conversations.test_refused_buttons import close_the_period
from tests.sample import COORDINATOR, KOPEYSK, OWNER, ROADS

Act = Callable[[Chats], Awaitable[Answer]]
STALE = "Эта кнопка устарела"
OLDER = ":7"
"""A number more than any button of this version carries."""


def about_sent(label: str) -> Act:
    """What is asked below a figure in the queue."""

    async def act(chats: Chats) -> Answer:
        roads, coordinator = chats.person(ROADS), chats.person(COORDINATOR)
        await open_card(roads, "4")
        await roads.say("50% идут торги")
        await roads.press("Отправить")
        await coordinator.say("/review")
        return await coordinator.press(label)

    return act


async def planning(chats: Chats) -> Answer:
    await chats.person(COORDINATOR).say("/plan 11")
    return await chats.person(COORDINATOR).press("План или срок результата")


async def aiming(chats: Chats) -> Answer:
    await chats.person(COORDINATOR).say("/plan 11")
    return await chats.person(COORDINATOR).press("Новая цель")


async def naming(chats: Chats) -> Answer:
    await chats.person(COORDINATOR).say("/plan 11")
    return await chats.person(COORDINATOR).press("Краткое имя")


async def reopening(chats: Chats) -> Answer:
    await close_the_period(chats.person(COORDINATOR))
    await chats.person(COORDINATOR).say("/period")
    return await chats.person(COORDINATOR).press("Открыть снова: 1 полугодие 2022")


async def moving(chats: Chats) -> Answer:
    await chats.person(COORDINATOR).say("/period")
    return await chats.person(COORDINATOR).press("Перенести срок: 1 полугодие 2022")


async def removing(chats: Chats) -> Answer:
    await chats.person(COORDINATOR).say("/period")
    await chats.person(COORDINATOR).press("Завершить программу")
    return await chats.person(COORDINATOR).press("Удалить совсем")


@dataclass(frozen=True, slots=True)
class Case:
    """``asks`` stands in the question, ``answer`` ends it, ``after`` is shown of it then."""

    begin: Act
    asks: str
    answer: str
    after: str


async def leaving(chats: Chats) -> Answer:
    coordinator = chats.person(COORDINATOR)
    await coordinator.say("/people")
    await coordinator.press("сотрудник 11 · УГХ")
    await coordinator.press("Отсутствие и замещение")
    return await coordinator.press("Никто не замещает")


async def refusing(chats: Chats) -> Answer:
    """The due date that came with a figure."""
    roads, coordinator = chats.person(ROADS), chats.person(COORDINATOR)
    await open_card(roads, "11")
    await roads.say("0 идут торги")
    await roads.say("срок другой")
    await roads.press("30.09.2022")
    await roads.press("Отправить")
    await coordinator.say("/review")
    return await coordinator.press("Отклонить срок")


TYPED = {
    DraftKind.RETURN: Case(
        about_sent("Вернуть"), "№ 4. Что исправить?", "Приложите акт", "На проверке ничего нет"
    ),
    DraftKind.REMARK: Case(
        about_sent("Замечание"), "Что сказать исполнителю?", "Приложите акт", "Замечание координатора"
    ),
    DraftKind.WORDING: Case(
        about_sent("Поправить текст"), "Как написать в отчёте?", "Торги объявлены", "У исполнителя было"
    ),
    DraftKind.REFUSE_DUE: Case(refusing, "почему срок", "контракт не подписан", "Срок 30.09.2022 не принят"),
    DraftKind.PLAN: Case(planning, "Напишите план на этот период", "30.09.2022", "30.09.2022"),
    DraftKind.TARGET: Case(
        aiming, "Напишите новую цель", "не менее 14\nпостановление № 1\nс 01.06.2022", "не менее 14"
    ),
    DraftKind.SHORT_NAME: Case(naming, "Напишите краткое имя", "Дворы и скверы", "Краткие имена"),
    DraftKind.REOPEN: Case(reopening, "Для кого?", "№ 4", "Почему?"),
    DraftKind.REMOVE: Case(
        removing,
        "Удалить программу совсем?",
        "Программа по повышению результативности",
        "Программа удалена",
    ),
    DraftKind.AWAY: Case(leaving, "С какого дня по какой?", "с 6 по 8 июля", "Люди и доступ"),
    DraftKind.DEADLINE: Case(moving, "Напишите новый: день", "25.07.2022", "25.07.2022"),
}


def test_every_kind_of_draft_is_walked_here() -> None:
    apart = {DraftKind.SUBMISSION, DraftKind.OVERRIDE, DraftKind.PROGRAMME_FILE, DraftKind.ACCEPT}
    apart |= {DraftKind.AWAITED, DraftKind.SCAN}  # tests/conversations/reminders, …/signed
    apart |= {DraftKind.SOURCE, DraftKind.FOR_WHOM, DraftKind.SHEET}  # …/for_whom, …/unit_sheet
    apart |= {DraftKind.EVIDENCE, DraftKind.ASK, DraftKind.REPLY}  # …/evidence, …/asking
    apart |= {DraftKind.PAPER, DraftKind.DISAGREE}  # …/unit_paper, …/consent
    apart |= {DraftKind.PART}  # …/contribute
    apart |= {DraftKind.ZEROS}  # …/review/test_zeros.py
    assert set(TYPED) | apart == set(DRAFTS)


@pytest.mark.parametrize("kind", TYPED)
async def test_a_typed_question_is_asked_again_and_then_shows_what_came_of_it(
    chats: Chats, kind: DraftKind
) -> None:
    case, coordinator = TYPED[kind], chats.person(COORDINATOR)
    asked = await case.begin(chats)
    await walk(coordinator, asked, case.asks, case.answer, case.after)


async def test_another_value_is_asked_for_again(quarter: Chats) -> None:
    head = quarter.person(quarters.COORDINATOR)
    await quarters.give_social(quarter.person(quarters.MEDIA))
    await quarters.send(quarter.person(quarters.MEDIA))
    await head.say("/review")
    asked = await head.press("Другое значение")
    await walk(head, asked, "Напишите двумя строками", "7,5\nпо данным сверки", "На проверке ничего нет")


async def walk(person: Person, asked: Answer, asks: str, answer: str, after: str) -> None:
    """Away from the question, back by an old button, answered, and by the old button once more."""
    old = asked.last.data("Назад") + OLDER
    assert asks in asked.text
    await person.say("/help")
    again = await person.forge(old)
    assert again.toast.startswith(STALE)
    assert asks in again.text
    await person.say(answer)
    await person.say("/help")
    done = await person.forge(old)
    assert done.toast.startswith(STALE)
    assert asks not in done.text
    assert after in done.text


async def test_a_file_is_asked_about_again_and_then_shows_what_came_of_it(chats: Chats) -> None:
    owner = chats.person(OWNER)
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    name = await owner.press("Создать программу")
    old = name.last.data("Да, верно")
    await owner.say("Третий городской округ")
    zone = await owner.forge(old, name.last.id)
    assert zone.toast.startswith(STALE)
    assert "Муниципальное образование: Третий городской округ" in zone.text
    for button in ("Да, верно", "10-го числа", "Начать без сведений"):
        made = await owner.press(button)
    assert "Координатор — я" in made.buttons
    assert "Координатор — я" in (await owner.forge(old)).buttons
    await owner.press("Координатор — я")
    assert "Проверить" in (await owner.forge(old)).buttons


async def test_a_cancelled_figure_shows_its_list(chats: Chats) -> None:
    roads = chats.person(ROADS)
    await open_card(roads, "4")
    row = (await roads.say("50% идут торги")).last
    await roads.press("Отмена")
    await roads.press("Удалить черновик")
    shown = await roads.forge(row.data("Отправить"), row.id)
    assert shown.toast.startswith(STALE)
    assert "Сдано: 0 из" in (await roads.last()).text


@pytest.mark.parametrize(
    ("old", "shows"),
    [
        ("period:close_yes:1:1:7", "идёт сбор"),
        ("period:nothing_we_know:1", "идёт сбор"),
        ("plan:value:1:11:7", "№ 11"),
        ("review:accept:1", "На проверке ничего нет"),
        ("review:answer:1:1", "Вопрос 1 из 8"),
    ],
)
async def test_a_button_without_a_draft_shows_what_it_is_about(chats: Chats, old: str, shows: str) -> None:
    shown = await chats.person(COORDINATOR).forge(old)
    assert shown.toast.startswith(STALE)
    assert shows in shown.text


async def test_the_neighbours_old_button_shows_nothing_of_ours(chats: Chats) -> None:
    asked = await planning(chats)
    other = chats.person(COORDINATOR + NEIGHBOUR)
    for old in (asked.last.data("Назад") + OLDER, "plan:value:1:11:7", "period:show:1:7", "review:accept:1"):
        assert "№ 11" not in (await other.forge(old)).everything


async def test_after_a_crash_the_question_is_asked_again(chats: Chats) -> None:
    """The update is applied, its answer was not sent: the person sees what the answer would have shown."""
    coordinator = chats.person(COORDINATOR)
    await coordinator.say("/plan 11")
    assert chats.running is not None
    show, failing = chats.running.parts.show, True
    edit = show.edit_or_send

    async def lost(*arguments: object) -> int:
        nonlocal failing
        if failing:
            failing = False
            raise TelegramNetworkError(method=GetMe(), message="lost on the way")
        return await edit(*arguments)  # type: ignore[arg-type]

    show.edit_or_send = lost  # type: ignore[assignment, method-assign]
    shown = await coordinator.press("План или срок результата")
    assert "Напишите план на этот период" in shown.text
    assert "30.09.2022" in (await coordinator.say("30.09.2022")).text
