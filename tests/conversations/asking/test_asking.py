"""«Спросить координатора», «Спросить», and the answers (storyboard 1 and 4): that they are wired."""

from tests.chat import Person


async def test_an_executors_question_and_the_answer_that_comes_back(
    coordinator: Person, roads: Person
) -> None:
    assert "Спросить координатора" in (await roads.say("/start")).buttons
    assert "Вопрос координатору" in (await roads.press("Спросить координатора")).text
    written = await roads.say("Какой акт нужен?")
    assert "«Какой акт нужен?»" in written.text
    assert written.buttons == ("Отправить", "Отмена")
    assert "«Какой нужен акт?»" in (await roads.edit(written.said, "Какой нужен акт?")).text
    receipt = await roads.press("Отправить")
    assert "Вопрос отправлен координатору" in receipt.text
    assert "Это уже отправлено" in (await roads.edit(written.said, "Не надо")).text

    asked = await coordinator.last()
    assert "Какой нужен акт?" in asked.text
    home = await coordinator.say("/start")
    assert "❓ 1 вопрос без ответа." in home.text
    assert "Вопросы без ответа (1)" in home.buttons
    assert "Откуда сведения?" in (await coordinator.say("/tasks УГХ")).text
    answered = await coordinator.say("Акт приёмки", reply_to=asked.id)  # and no source of figures
    assert "«Акт приёмки»" in answered.text
    assert "Ответ отправлен" in (await coordinator.say("отправить")).text

    told = await roads.last()
    assert "На ваш вопрос отвечает" in told.text
    assert "«Акт приёмки»" in told.text
    assert "Дополнение к вопросу" in (await roads.say("А копия?", reply_to=told.id)).text
    assert "А копия?\nИ до" in (await roads.say("И до какого числа?", reply_to=receipt.last.id)).text


async def test_a_deputys_question_about_a_section_goes_to_whoever_hands_the_figure_in(
    deputy: Person, roads: Person, coordinator: Person
) -> None:
    await deputy.say("дороги")
    assert "О каком показателе спросить?" in (await deputy.press("Спросить")).text
    asked = await deputy.press("№ 4 · Качество дорог")
    assert "Вопрос исполнителю: УГХ. Координатор тоже его увидит." in asked.text
    await deputy.say("Когда закончатся торги?")
    assert "Вопрос отправлен исполнителю: УГХ." in (await deputy.press("Отправить")).text
    assert "спрашивает исполнителя: УГХ" in (await coordinator.last()).text
    assert "О чём: № 4" in (await roads.last()).text
    await roads.press("Ответить")
    await roads.say("В августе")
    await roads.press("Отправить")
    assert "«В августе»" in (await deputy.last()).text
    assert "Вопросы (1)" in (await deputy.say("4")).buttons
    assert "✅" in (await deputy.press("Вопросы (1)")).text
    assert "Вопросы (1)" not in (await roads.say("/status 5")).buttons


async def test_a_photo_is_not_carried_its_words_are_and_nothing_is_attached(roads: Person) -> None:
    await roads.say("/tasks")
    await roads.press("▫️ № 4 · Качество дорог")
    await roads.press("Спросить координатора")
    said = await roads.upload("двор.jpg", b"\xff\xd8\xff", as_photo=True, caption="Так годится?")
    assert "«Так годится?»" in said.text
    assert "Файл так не передать" in said.text
    alone = await roads.upload("двор.jpg", b"\xff\xd8\xff", as_photo=True)
    assert "Файл так не передать" in alone.text
    assert "Не отправлять?" in (await roads.say("отмена")).text
    assert "Вопрос не отправлен." in (await roads.press("Не отправлять")).text
