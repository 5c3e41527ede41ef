"""Old, forged and other people's buttons are answered with where things stand; nothing happens by them."""

import pytest
from sqlalchemy import delete, select

from models.tables.person import Membership
from models.tables.submission import Submission
from tests.chat import Chats, Person
from tests.conversations.conftest import NEIGHBOUR
from tests.conversations.submit.test_handing_in import open_card
from tests.sample import COORDINATOR, ROADS

FORGED = (
    "",
    "x",
    "submit",
    "submit:",
    "submit:send",
    "submit:send:1",
    "submit:send:999999:1",
    "submit:send:-1:-1",
    "submit:send:1:1:1:1",
    "submit:send:٣:1",
    "submit:send:99999999999999999999:1",
    "submit:choose:1:1",
    "submit:choose:1:1:99",
    "submit:yes",
    "submit:will:1:1",
    "submit:due_on:1:1:20221332",
    "submit:due_on:1:1:20230101",
    "submit:outlook:1:99",
    "submit:more:1:99",
    "submit:outlooks:1:999",
    "submit:outlooks:1:1:999",
    "due:accept:1:1:0",
    "due:refuse:1:999",
    "due:keep:999",
    "submit:open:1:999999",
    "submit:open:999999:1",
    "submit:cancel:1",
    "submit:all:2",
    "submit:tasks:2",
    "home:language:=xx",
    "home:nowhere",
    "status:show:1:0:=nonsense",
    "status:show:1:999:=heading",
    "status:show:1:0:=executor",
    "status:page:1:0:-5:=programme",
    "status:in:2:=дороги",
    "review:accept:1:1:0",
    "review:plain_yes:1",
    "period:for:1:1:9",
    "period:unit:1:1:99",
    "period:until:1:1:1",
    "period:back_again:1:1",
    "zeros:show:99",
    "zeros:tick:1:1:1:0",
    "zeros:due:1:1:99",
    "zeros:own:1:1",
    "zeros:undo:1:1",
    "review:word:1:1",
    "review:unword:1:1",
    "review:ready_remark:1:1:-1",
    "review:answer:1:1:-1",
    "review:answer:1:1:0",
    "review:level:1:1:-1",
    "invite:role:1:0:=coordinator",
    "invite:role:1:0:=emperor",
    "invite:page:1:0",
    "invitation:accept:=none",
    "file:create:1:1",
    "file:coordinate:1",
    "report:word:2:2",
    "report:word:1:999",
    "report:pdf:2:2",
    "part:open:1:23:1:999999",
    "part:open:1:999999:1:1",
    "part:send:999999:1",
    "part:choose:1:1:99",
    "plan:together:1:23:=nonsense",
    "plan:helper:1:23:999999:0",
    "consent:show:999",
    "consent:figure:1:999",
    "consent:agree:1:999",
    "consent:all:1",
    "consent:return:1:999",
    "consent:keep:999",
    "consent:set:1:9",
    "paper:order:1:1:999",
    "paper:order:1:999:1",
    "paper:sign:1:999",
    "paper:done:999",
    "paper:unsigned:1:999",
    "paper:files:1:999",
    "ask:in:999",
    "ask:figure:1:999:1",
    "ask:send:999:1",
    "ask:drop:999",
    "ask:list:999",
    "ask:thread:1:999:0",
    "ask:reply:1:999",
    "ask:take:1:999",
    "submit:refine:1:1:20221332",
    "DROP TABLE person",
    "'; --",
)


async def submissions(chats: Chats) -> int:
    assert chats.running is not None
    async with chats.running.parts.database.reader() as session:
        return len((await session.scalars(select(Submission))).all())


@pytest.mark.parametrize("who", [ROADS, COORDINATOR, COORDINATOR + NEIGHBOUR])
async def test_forged_data_is_always_answered_and_never_an_error(chats: Chats, who: int) -> None:
    person = chats.person(who)
    await person.say("/start")
    for data in FORGED:
        answer = await person.forge(data)
        shown = answer.everything
        assert shown.strip(), data
        assert "Не получилось" not in shown, data
    assert await submissions(chats) == 0


async def test_an_old_button_shows_the_open_draft_as_it_stands(roads: Person) -> None:
    await open_card(roads, "4")
    row = (await roads.say("50% идут торги")).last
    await roads.say("60%")
    await roads.press("Да, верно")
    answer = await roads.forge(row.data("Отправить"), row.id)
    assert answer.toast == "Эта кнопка устарела. Показываю, как обстоят дела сейчас."
    assert "Факт: 60%" in answer.text


async def test_an_old_button_of_something_sent_shows_its_receipt(chats: Chats, roads: Person) -> None:
    card = await open_card(roads, "4")
    words = (await roads.last()).data("Записать словами")
    await roads.say("50% идут торги")
    await roads.press("Отправить")
    chats.clock.forward(days=3)
    answer = await roads.forge(words, card)
    assert "Отправлено на проверку. № 4: 50%" in answer.text
    assert "05.07.2022, 09:00" in answer.text


async def test_somebody_elses_draft_cannot_be_touched(chats: Chats, roads: Person, buses: Person) -> None:
    await open_card(roads, "4")
    row = (await roads.say("50% идут торги")).last
    await buses.say("/start")
    for label in ("Отправить", "Отмена", "Изменить значение", "К списку"):
        answer = await buses.forge(row.data(label))
        assert "50%" not in answer.everything
        assert "торги" not in answer.everything
    assert await submissions(chats) == 0
    assert "№ 4" in (await roads.press("Отправить")).text


async def test_a_decision_that_was_taken_already_says_so(roads: Person, coordinator: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    await roads.press("Отправить")
    waiting = (await coordinator.say("/review")).last
    await coordinator.press("Принять")
    again = await coordinator.forge(waiting.data("Принять"), waiting.id)
    assert "По № 4 решение уже принято." in again.text


async def test_after_a_role_has_ended_nothing_goes_on(chats: Chats, roads: Person) -> None:
    await open_card(roads, "4")
    row = (await roads.say("50% идут торги")).last
    await show_out(chats, ROADS)
    for act in (
        roads.forge(row.data("Отправить"), row.id),
        roads.say("60%"),
        roads.say("/tasks"),
        roads.say("№ 4 60%"),
        roads.say("дороги"),
        roads.say("/status"),
        roads.say("/report"),
    ):
        shown = (await act).everything
        assert "Вход — по ссылке" in shown
        assert "50%" not in shown
    assert await submissions(chats) == 0


async def show_out(chats: Chats, telegram_id: int) -> None:
    """Their memberships end, as when somebody leaves the department."""
    assert chats.running is not None
    from models.tables.person import Person as Row

    async with chats.running.parts.database.engine.begin() as connection:
        own = select(Row.id).where(Row.telegram_id == telegram_id)
        await connection.execute(delete(Membership).where(Membership.person_id.in_(own)))
