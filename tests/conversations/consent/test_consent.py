"""The consent of a unit's head: asked about when a programme is created, given in the chat."""

from tests.chat import Chats, Person
from tests.conversations.people.test_going import newcomer, page_of
from tests.conversations.programme_file.test_doubts import created
from tests.conversations.programme_file.test_taking_back import REPORT
from tests.sample import STRANGER

__all__ = ["newcomer"]


async def with_head(coordinator: Person) -> None:
    """Consent is needed, and a colleague of roads is the head of their unit."""
    await coordinator.say("/period")
    setting = await coordinator.press("Согласие руководителя")
    assert "Нужно ли согласие руководителя подразделения" in setting.text
    assert "не нужно" in setting.text
    needed = await coordinator.press("Нужно")
    assert "Согласие руководителя: нужно" in needed.text
    assert "В боте не отмечен руководитель" in needed.text
    await page_of(coordinator, "Ещё посторонний · УГХ")
    await coordinator.press("Отметить руководителем")


async def test_figures_go_by_the_head_to_the_coordinator(
    chats: Chats, coordinator: Person, roads: Person, newcomer: Person
) -> None:
    await with_head(coordinator)
    await roads.say("№ 4 50% работы ведутся\n№ 7 100%\n№ 11 0 идут торги")
    sent = await roads.press("Отправить все (3)")
    assert "Отправлено на согласование руководителю (Ещё посторонний): № 4, 7, 11." in sent.text
    assert "🖊 № 4 · Качество дорог" in (await roads.say("/tasks")).buttons
    await chats.forward(minutes=2)
    asked = await newcomer.last()
    assert "На согласовании: 3 показателя" in asked.text
    assert "🔵 № 4 · Качество дорог — 50% из 100%, «работы ведутся»" in asked.text
    assert "На проверке пока ничего нет" not in asked.text
    card = await newcomer.press("№ 11 · Общественные территории")
    assert "идут торги" in card.text
    why = await newcomer.press("Вернуть")
    assert "Почему возвращаете № 11?" in why.text
    back = await newcomer.say("приложите акт")
    assert "Возвращено: № 11" in back.text
    await newcomer.press("На согласовании (2)")
    done = await newcomer.press("Согласовать все (2)")
    assert "Согласовано: № 4, 7. Сведения ушли координатору." in done.text
    await chats.forward(minutes=2)
    returned = await roads.last()
    assert "№ 11 вернули: «приложите акт»" in returned.text
    assert "Вернул руководитель: Ещё посторонний" in returned.text
    queue = await coordinator.press("Проверить")
    assert "На проверке: 1 из 2" in queue.text
    assert "Согласовано: Ещё посторонний" in queue.text


async def test_it_is_asked_once_when_a_programme_is_created(owner: Person) -> None:
    await owner.upload("отчёт.docx", REPORT)
    await created(owner)
    asked = await owner.press("Координатор — я")
    assert "Нужно ли согласие руководителя подразделения" in asked.text
    assert asked.buttons[:2] == ("Не нужно", "Нужно")
    answered = await owner.press("Нужно")
    assert "Согласие руководителя: нужно" in answered.text
    assert "Не нужно" not in answered.buttons
    assert "Пригласить" in answered.buttons


async def test_a_coordinator_who_is_invited_is_asked_at_home(chats: Chats, coordinator: Person) -> None:
    await coordinator.say("/invite")
    link = await coordinator.press("Координатор")
    person = chats.person(STRANGER)
    await person.say(f"/start {link.text.split('?start=', 1)[1].split(maxsplit=1)[0]}")
    joined = await person.press("Принять")
    assert "Здравствуйте" in joined.text
    assert joined.text.endswith("прежде чем сведения уйдут координатору?")
    assert joined.buttons[:2] == ("Не нужно", "Нужно")
