"""Words of the old document in the chat: said once, in one message, one after another."""

from pathlib import Path

from tests.chat import Person

FILE = Path(__file__).parents[2] / "data" / "word" / "cases" / "22-dorozhnaya-karta-fio.docx"


async def test_old_words_are_kept_cleared_or_asked_each_time(owner: Person) -> None:
    await owner.upload("отчёт.docx", FILE.read_bytes())
    await owner.press("Создать программу")
    await owner.say("Энский городской округ")
    for label in ("Да, верно", "10-го числа", "Взять сведения из документа"):
        await owner.press(label)
    await owner.press("Координатор — я")
    ready = await owner.say("/report")
    assert "О форме отчёта нужно решить: 2 места" in ready.text
    asked = await owner.press("Решить о форме (2)")
    assert "Графа «Срок исполнения»" in asked.text
    assert "01.09.2022" in asked.text
    assert asked.buttons[:3] == ("Оставить", "Очищать", "Спрашивать каждый раз")
    following = await owner.press("Спрашивать каждый раз")
    assert "2 из 2" in following.text
    this_time = await owner.press("Очищать")
    assert "Как в этот раз, за 1 полугодие 2022?" in this_time.text
    ready = await owner.press("Оставить")
    assert "О форме отчёта" not in ready.text
    sent = (await owner.press("Word")).last
    assert sent.file is not None
    assert "не напечатано" not in sent.text
