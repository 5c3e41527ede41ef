"""A question that waits for words does not swallow what is said about something else."""

from tests.chat import Answer, Chats, Person
from tests.conversations.submit.test_handing_in import open_card
from tests.conversations.test_refused_buttons import close_the_period


async def asked_why(coordinator: Person) -> None:
    """The question why the period is opened again."""
    await close_the_period(coordinator)
    label = next(one for one in (await coordinator.last()).buttons if one.startswith("Открыть снова"))
    await coordinator.press(label)


async def test_a_command_leaves_the_question(coordinator: Person) -> None:
    await asked_why(coordinator)
    await coordinator.say("/review")
    assert_status_of_roads(await coordinator.say("дороги"))
    assert any(one.startswith("Открыть снова") for one in (await coordinator.say("/period")).buttons)


async def test_a_press_elsewhere_leaves_the_question(coordinator: Person) -> None:
    home = (await coordinator.say("/start")).last
    await asked_why(coordinator)
    await coordinator.press(home.buttons[0], on=home.id)
    assert_status_of_roads(await coordinator.say("дороги"))


async def test_an_answer_that_comes_too_late_ends_its_question(
    chats: Chats, coordinator: Person, roads: Person
) -> None:
    await open_card(roads, "4")
    await roads.say("50% идут торги")
    await roads.press("Отправить")
    waiting = (await coordinator.say("/review")).last
    await coordinator.press(next(one for one in waiting.buttons if "ернуть" in one))
    await decide_otherwise(chats)
    assert "решение уже принято" in (await coordinator.say("приложите акт")).text
    assert_status_of_roads(await coordinator.say("дороги"))


def assert_status_of_roads(answer: Answer) -> None:
    """What a question in words is answered with, and nothing that the question before would say."""
    assert "\nКачество дорог · " in answer.last.text, answer.everything


async def decide_otherwise(chats: Chats) -> None:
    """Another coordinator accepts it meanwhile."""
    from sqlalchemy import update

    from models.tables.submission import Submission, SubmissionState

    assert chats.running is not None
    async with chats.running.parts.database.engine.begin() as connection:
        await connection.execute(update(Submission).values(state=SubmissionState.ACCEPTED))


async def test_the_number_of_an_act_is_an_explanation(roads: Person) -> None:
    await open_card(roads, "4")
    await roads.say("0")
    answer = await roads.say("№ 1204 от 12.05.2022 — акт приёмки, причина в торгах")
    assert "Пояснение: № 1204 от 12.05.2022" in answer.text
    assert "Отправить" in answer.buttons
