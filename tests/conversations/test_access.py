"""Who may do what, as it is felt in the chat; nothing of what exists leaks (storyboard 0)."""

from typing import Any

import pytest

from tests.chat import Chats, Person
from tests.conversations.conftest import NEIGHBOUR
from tests.conversations.submit.test_handing_in import invited, open_card
from tests.sample import COORDINATOR, KOPEYSK, ROADS

WAY_IN = "Вход — по ссылке, которую присылает координатор программы"
COMMANDS = (
    *("/start", "/help", "/tasks", "/status", "/status дороги", "/status 4", "/review", "/report"),
    *("/report 2022-H1", "/invite", "/progress", "/period", "/plan", "/people", "/audit", "/export"),
)
WORDS = ("дороги", "4", "УГХ", "50%", "№ 4 50% идут торги", "№ 4", "№ 4 50%\n№ 7 100%", "привет", "/", "🙂")
BUTTONS = (
    *("home:show", "home:fill", "home:tasks", "home:block", "home:programme", "home:review", "home:report"),
    *("home:invite", "submit:tasks:1", "submit:open:1:4", "submit:all:1", "submit:send:1:1"),
    *(
        "status:show:1:0:=programme",
        "status:page:1:0:0:=programme",
        "status:sections:1",
        "status:in:1:=дороги",
    ),
    *("review:at:1:0", "review:accept:1:1:0", "review:return:1:1", "review:plain:1", "review:plain_yes:1"),
    *("review:word:1:1", "review:unword:1:1", "review:remark:1:1", "review:ready:1:1:0"),
    *("review:questions:1:0", "review:answer:1:1:0", "review:level:1:1:0", "invite:page:1:0"),
    *("invite:unit:1:1", "invite:role:1:1:=executor", "invite:role:1:0:=coordinator", "report:word:1:1"),
    *("consent:show:1", "consent:agree:1:1", "consent:all:1", "consent:set:1:0", "paper:order:1:5:1"),
    *("paper:see:1:1", "paper:unsigned:1:1", "paper:files:1:1", "ask:figure:1:4:1", "ask:list:0", "ask:in:1"),
    *(
        "ask:thread:1:1:0",
        "ask:about:1:4",
        "ask:reply:1:1",
        "zeros:show:1",
        "zeros:own:1:1",
        "due:accept:1:1:0",
    ),
    *("part:open:1:23:1:1", "part:send:1:1", "plan:parts:1:23:0", "period:until:1:1:20220708"),
    *("file:create:1:1", "file:cancel:1:1", "file:coordinate:1", "file:figures:1:1:1"),
)
SECRETS = (
    *("Копейск", "УГХ", "КПА", "дорог", "Качество", "полугодие", "показател", "торги", "Программа по", "№ 4"),
    *("Traceback", "Error", "id"),
)


def nothing_leaks(shown: str) -> None:
    assert WAY_IN in shown
    told = shown.replace(WAY_IN, "")
    assert [word for word in SECRETS if word in told] == []


async def test_a_stranger_sees_the_way_in_and_nothing_else(stranger: Person, roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    await roads.press("Отправить")
    for text in (*COMMANDS, *WORDS):
        nothing_leaks((await stranger.say(text)).everything)
    for data in BUTTONS:
        nothing_leaks((await stranger.forge(data)).everything)


async def test_a_strangers_files_and_pictures_are_not_taken(stranger: Person) -> None:
    nothing_leaks((await stranger.upload(KOPEYSK.name, KOPEYSK.read_bytes())).everything)
    nothing_leaks((await stranger.upload("photo.png", PNG, as_photo=True)).everything)


async def test_a_stranger_may_choose_a_language_and_stays_one(stranger: Person) -> None:
    await stranger.say("/language")
    answer = await stranger.press("English")
    assert "link" in answer.text
    assert "Вход" not in answer.text


async def test_the_owner_reads_no_programme(owner: Person, roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    await roads.press("Отправить")
    for text in (*COMMANDS, *WORDS):
        shown = (await owner.say(text)).everything
        assert "50%" not in shown
        assert "УГХ" not in shown
        assert "торги" not in shown


@pytest.mark.parametrize("command", ["/review", "/invite"])
async def test_an_executor_neither_reviews_nor_invites(roads: Person, command: str) -> None:
    refused = await roads.say(command)
    assert "Это вам недоступно" in refused.text
    assert f"Координатор: сотрудник {COORDINATOR}" in refused.text
    assert "координатор" in refused.text
    assert refused.buttons == ("Спросить координатора", "На главную")


@pytest.mark.parametrize(
    "data",
    ["review:at:1:0", "review:plain_yes:1", "invite:page:1:0", "invite:role:1:0:=coordinator"],
)
async def test_an_executors_forged_buttons_do_not_review_or_invite(roads: Person, data: str) -> None:
    assert "Это вам недоступно" in (await roads.forge(data)).text


@pytest.mark.parametrize("who", [COORDINATOR + NEIGHBOUR, ROADS + NEIGHBOUR])
async def test_the_neighbours_do_not_reach_this_town(
    chats: Chats, roads: Person, coordinator: Person, who: int
) -> None:
    await open_card(roads, "4")
    await roads.say("77% большая тайна")
    await roads.press("Отправить")
    neighbour = chats.person(who)
    await neighbour.say("/start")
    for data in BUTTONS:
        shown = (await neighbour.forge(data)).everything
        assert "77%" not in shown, data
        assert "тайна" not in shown, data
        assert "Копейский городской округ»" not in shown, data
    waiting = await coordinator.say("/review")
    assert "Факт: 77%" in waiting.text


async def test_an_executor_sees_own_indicators_and_their_sections(buses: Person, roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    await roads.press("Отправить")
    for asked in ("дороги", "4", "УГХ", "/status 4"):
        assert "50%" not in (await buses.say(asked)).everything
    assert "№ 4" not in (await buses.say("/report")).text


async def test_an_invitation_is_spent_by_accepting_not_by_opening(
    chats: Chats, coordinator: Person, stranger: Person
) -> None:
    secret = await invitation(coordinator)
    other = chats.person(98)
    for person in (stranger, other):
        offer = await person.say(f"/start {secret}")
        assert "Вас приглашают сдавать сведения за МУП «КПА»" in offer.text
        assert offer.buttons == ("Принять", "Это не мне")
    assert "Здравствуйте, Ещё посторонний!" in (await other.press("Принять")).text
    assert "Вошёл сотрудник: Ещё посторонний — исполнитель (МУП «КПА»)" in (await coordinator.last()).text
    again = await other.say(f"/start {secret}")
    assert "Вы уже вошли по этой ссылке: программа «" in again.text
    assert again.buttons == ("На главную",)
    refused = await stranger.press("Принять")
    assert "Эта ссылка не действует" in refused.text
    assert "Эта ссылка не действует" in (await stranger.say(f"/start {secret}")).text
    nothing_leaks((await stranger.say("/tasks")).everything)


async def invitation(coordinator: Person, unit: str = "✅ МУП «КПА»") -> str:
    """The secret of a link that was just made."""
    await coordinator.say("/invite")
    await coordinator.press(unit)
    made = await coordinator.press("Сдаёт сведения")
    assert "до 15.07.2022" in made.text
    return made.text.split("?start=", 1)[1].split(maxsplit=1)[0]


async def test_declining_leaves_the_link_for_whom_it_was_meant(
    coordinator: Person, stranger: Person, chats: Chats
) -> None:
    secret = await invitation(coordinator)
    await stranger.say(f"/start {secret}")
    declined = await stranger.press("Это не мне")
    assert "неиспользованной" in declined.toast
    assert WAY_IN in declined.text
    meant = chats.person(98)
    await meant.say(f"/start {secret}")
    assert "Здравствуйте" in (await meant.press("Принять")).text


async def test_an_invitation_runs_out(chats: Chats, coordinator: Person, stranger: Person) -> None:
    secret = await invitation(coordinator)
    await stranger.say(f"/start {secret}")
    chats.clock.forward(days=10, minutes=1)
    assert "Эта ссылка не действует" in (await stranger.press("Принять")).text


async def test_whom_to_ask_are_ones_own_coordinators(
    coordinator: Person, roads: Person, deputy: Person
) -> None:
    """With a link to write to them; of one's own town only."""
    for person in (roads, deputy):
        [link] = [one for one in (await refused_entities(person)) if one["type"] == "text_mention"]
        assert link["user"]["id"] == coordinator.id


async def refused_entities(person: Person) -> list[dict[str, Any]]:
    await person.say("/period")
    return list((await person.messages())[-1]["entities"])


@pytest.mark.parametrize("secret", ["x", "A" * 64, "none", "1", "inv_1"])
async def test_a_wrong_secret_opens_nothing(stranger: Person, secret: str) -> None:
    refused = await stranger.say(f"/start {secret}")
    assert "Эта ссылка не действует" in refused.text
    assert refused.buttons == ()


async def test_the_same_person_may_hold_several_roles(
    chats: Chats, coordinator: Person, deputy: Person
) -> None:
    await invited(chats, coordinator, "✅ УГХ", deputy.id)
    home = await deputy.say("/start")
    assert "заместитель главы" in home.text
    assert "исполнитель (УГХ)" in home.text
    assert "Сдано: 0 из 10" in home.text


async def test_each_role_has_its_menu(chats: Chats, roads: Person, coordinator: Person) -> None:
    menus = {}
    for person in (roads, coordinator, chats.person(98)):
        await person.say("/start")
        async with chats.http.get(f"{chats.url}/play/commands?person={person.id}") as answer:
            menus[person.id] = {
                one["command"]: one["description"] for one in (await answer.json())["commands"]
            }
    assert menus[roads.id]["tasks"] == "Мои показатели"
    assert "review" not in menus[roads.id]
    assert menus[coordinator.id]["review"] == "Проверить сведения"
    assert set(menus[98]) == {"start", "help", "language"}


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "606060000000050001a5f645400000000049454e44ae426082"
)
