"""A newer file of a programme in the chat: the difference first; bad files are refused at once."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from sqlalchemy import func, select

from domain.programme.document import Plan, Programme, TargetChange
from models.tables.programme import ProgrammeRow
from programmes.change.edits import change_indicators
from programmes.excel.file import write_excel
from programmes.yaml.file import write_yaml
from tests.chat import Chats, Person
from tests.conversations.quarter import ADVERTISING, COORDINATOR, MEDIA, OWNER, give_debt, send
from tests.mytishchi import PROGRAMME
from tests.times import no_blow_up

PLAIN = write_yaml(PROGRAMME).decode()
RESULT = "A = A1 + A2·4"


@pytest.fixture
def head(quarter: Chats) -> Person:
    """Who coordinates it."""
    return quarter.person(COORDINATOR)


def with_target(target: str) -> Programme:
    return change_indicators(PROGRAMME, {"4"}, lambda one: replace(one, target=target))


async def test_the_same_file_changes_nothing_in_any_format(head: Person) -> None:
    for name, content in (("программа.yaml", PLAIN.encode()), ("программа.xlsx", write_excel(PROGRAMME))):
        answer = await head.upload(name, content)
        assert "ничем не отличается" in answer.text
        assert answer.buttons == ("На главную",)


@pytest.mark.parametrize("write", [write_yaml, write_excel], ids=["yaml", "xlsx"])
async def test_a_change_is_shown_first_and_applied_on_the_word(
    head: Person, write: Callable[[Programme], bytes]
) -> None:
    name = f"программа.{'yaml' if write is write_yaml else 'xlsx'}"
    content = write(with_target("2022 год – 5"))
    shown = await head.upload(name, content)
    assert "Это новая редакция программы «Развитие системы информирования населения»" in shown.text
    assert "Изменится: 1" in shown.text
    assert "цель: 2022 год – 0,00 → 2022 год – 5" in shown.text
    assert "закрытые периоды остаются со старой редакцией" in shown.text
    assert shown.buttons == ("Применить изменения", "Отмена")
    assert "Цель: 0,00" in (await head.say("/plan 4")).text, "nothing is written yet"
    assert "Изменения применены" in (await head.press("Применить изменения")).text
    assert "Цель: 5" in (await head.say("/plan 4")).text
    assert "ничем не отличается" in (await head.upload(name, content)).text


PLANS = (
    Plan("2022-Q1", Decimal("3.5"), date(2022, 9, 30)),
    Plan("2022-Q2", due=date(2022, 11, 30)),
    Plan("2022-Q3", Decimal(3)),
)
LATER = (
    TargetChange("не менее 14", date(2022, 7, 1), "постановление № 1204"),
    TargetChange("не менее 15", date(2022, 10, 1), ""),
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            (
                "планы: — → план на I квартал 2022: 3,5, срок результата 30.09.2022; ",
                "; срок результата 30.11.2022",
                "изменения цели: — → с 01.07.2022: не менее 14 (постановление № 1204); ",
                "; с 01.10.2022: не менее 15",
            ),
        ),
        (
            "en",
            (
                "plans: — → plan for Q1 2022: 3,5, result due 30.09.2022; ",
                "; result due 30.11.2022",
                "changed targets: — → from 01.07.2022: не менее 14 (постановление № 1204); ",
                "; from 01.10.2022: не менее 15",
            ),
        ),
    ],
)
async def test_plans_and_changed_targets_are_told_in_words(
    head: Person, language: str, words: tuple[str, ...]
) -> None:
    if language == "en":
        await head.say("/language")
        await head.press("English")
    first, *_, last = PLANS
    planned = change_indicators(PROGRAMME, {"4"}, lambda one: replace(one, plans=PLANS[:2], changes=LATER))
    shown = await head.upload("программа.yaml", write_yaml(planned))
    assert all(one in shown.text for one in words), shown.text
    await head.press("Применить изменения" if language == "ru" else "Apply the changes")
    other = change_indicators(planned, {"4"}, lambda one: replace(one, plans=(first, last)))
    again = await head.upload("программа.yaml", write_yaml(other))
    assert "30.09.2022" not in again.text, "what stays is not told again"
    assert "постановление" not in again.text


async def test_cancelling_leaves_everything_and_the_old_button_is_stale(head: Person) -> None:
    shown = await head.upload("программа.yaml", write_yaml(with_target("2022 год – 5")))
    data = shown.last.data("Применить изменения")
    assert "ничего не записано" in (await head.press("Отмена")).text
    again = await head.forge(data, shown.last.id)
    assert again.toast.startswith("Эта кнопка устарела")
    assert "ничего не записано" in (await head.last()).text
    assert "Цель: 0,00" in (await head.say("/plan 4")).text


async def test_what_was_collected_stays(quarter: Chats, head: Person) -> None:
    person = quarter.person(ADVERTISING)
    await give_debt(person)
    await send(person, "иски поданы")
    await head.upload("программа.yaml", write_yaml(with_target("2022 год – 5")))
    await head.press("Применить изменения")
    assert "4,00 при цели не более 5" in (await head.say("/status 4")).text


async def test_an_input_that_no_formula_uses_is_warned_of_and_hinders_nothing(head: Person) -> None:
    shown = await head.upload("программа.yaml", formula("A1"))
    assert "⚠️ На значение не влияет: № 2 — пустой_месяц, kоб, A2." in shown.text
    assert shown.buttons == ("Применить изменения", "Отмена")
    assert "Изменения применены" in (await head.press("Применить изменения")).text


async def test_two_windows_apply_one_change(head: Person) -> None:
    """What was shown is no longer what would be done: the second is told so."""
    first = await head.upload("первая.yaml", write_yaml(with_target("2022 год – 5")))
    second = await head.upload("вторая.yaml", write_yaml(with_target("2022 год – 6")))
    await head.press("Применить изменения", on=first.last.id)
    stale = await head.press("Применить изменения", on=second.last.id)
    assert "устарела" in stale.toast
    assert "Цель: 5" in (await head.say("/plan 4")).text
    anew = await head.upload("вторая.yaml", write_yaml(with_target("2022 год – 6")))
    assert "цель: 2022 год – 5 → 2022 год – 6" in anew.text
    assert "Изменения применены" in (await head.press("Применить изменения", on=anew.last.id)).text


async def test_only_the_coordinator_changes_the_programme(quarter: Chats) -> None:
    content = write_yaml(with_target("2022 год – 5"))
    refused = await quarter.person(MEDIA).upload("программа.yaml", content)
    assert "Непонятно, к какому показателю этот файл, поэтому он не сохранён" in refused.text
    stranger = await quarter.person(99).upload("программа.yaml", content)
    assert "Вход — по ссылке" in stranger.text
    owner = await quarter.person(OWNER).upload("программа.yaml", content)
    assert "Применить изменения" not in owner.buttons, "the owner reads no programme"
    assert "0,00" not in owner.text
    assert "Цель: 0,00" in (await quarter.person(COORDINATOR).say("/plan 4")).text


BOMB = "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9 if before else ['x'] * 9)}]\n"
    for name, before in zip("abcdefghij", ("", *"abcdefghi"), strict=True)
)


def formula(text: str) -> bytes:
    assert RESULT in PLAIN
    return PLAIN.replace(RESULT, f"A = {text}").encode()


def workbook(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book, kept = openpyxl.load_workbook(io.BytesIO(write_excel(PROGRAMME))), io.BytesIO()
    change(book)
    book.save(kept)
    return kept.getvalue()


def with_excel_formula(book: openpyxl.Workbook) -> None:
    book["Показатели"].cell(3, 3).value = "=1+1"


def with_many_rows(book: openpyxl.Workbook) -> None:
    for number in range(20_000):
        book["Показатели"].append(["показатель", str(number)])


@dataclass(frozen=True)
class Bad:
    """``make`` gives the file, and the answer says ``words``."""

    make: Callable[[], bytes]
    words: tuple[str, ...]
    name: str = "программа.yaml"


def text(content: str) -> Callable[[], bytes]:
    return content.encode


LINE = "Строка "
BAD = {
    "misspelt": Bad(
        text(PLAIN.replace("hands_in", "handsin", 1)), (LINE, "«handsin» здесь не бывает", "«hands_in»?")
    ),
    "unfinished": Bad(text(f"{PLAIN}  - x: ["), (LINE, "скобка открыта и не закрыта: «- x: [»")),
    "latin letter": Bad(lambda: formula("A1 + А2·4"), (LINE, "«А» здесь русская буква, а нужна латинская")),
    "a circle": Bad(lambda: formula("A + A2·4"), (LINE, "считается через саму себя")),
    "yaml bomb": Bad(text(BOMB), ("Строка 1", "ссылки YAML")),
    "nested": Bad(lambda: formula("(" * 1000 + "A1" + ")" * 1000), (LINE, "слишком много скобок")),
    "tower": Bad(lambda: formula("9^9^9^9"), (LINE, "степень может быть только целым")),
    "excel formula": Bad(
        lambda: workbook(with_excel_formula),
        ("Лист «Показатели», ячейка C3", "формула Excel «=1+1»"),
        "программа.xlsx",
    ),
    "many rows": Bad(
        lambda: workbook(with_many_rows),
        ("Лист «Показатели», ячейка A5001", "строк больше, чем бывает в программе"),
        "программа.xlsx",
    ),
}


@pytest.mark.parametrize("kind", BAD)
async def test_a_bad_file_is_refused_within_seconds_and_nothing_is_stored(
    quarter: Chats, head: Person, kind: str
) -> None:
    bad = BAD[kind]
    content = bad.make()
    with no_blow_up():
        answer = await head.upload(bad.name, content)
    assert answer.text.startswith("В файле ошибки, ничего не записано:")
    for one in bad.words:
        assert one in answer.text, answer.text
    assert answer.buttons == ("На главную",)
    assert len(answer.text) < 1500
    assert await programmes_stored(quarter) == 1
    assert "ничем не отличается" in (await head.upload("программа.yaml", PLAIN.encode())).text


async def programmes_stored(chats: Chats) -> int:
    assert chats.running is not None
    async with chats.running.parts.database.reader() as session:
        return await session.scalar(select(func.count()).select_from(ProgrammeRow)) or 0


async def test_the_owner_creates_a_programme_from_a_workbook(quarter: Chats) -> None:
    owner = quarter.person(OWNER)
    other = replace(PROGRAMME, municipality="Городской округ Пробный", title="Пробная программа")
    shown = await owner.upload("новая.xlsx", write_excel(other))
    assert "Городской округ Пробный" in shown.text
    assert "4 мероприятия (4 с показателем), 2 исполнителя" in shown.text
    for label in ("Создать программу", "Да, верно", "Да, верно", "10-го числа"):
        created = await owner.press(label)
    assert "Программа создана: «Пробная программа»" in created.text
    assert await programmes_stored(quarter) == 2


async def test_a_short_name_of_the_file_is_shown_as_a_change_and_may_be_corrected(head: Person) -> None:
    changed = change_indicators(PROGRAMME, {"4"}, lambda one: replace(one, short="Долги"))
    shown = await head.upload("программа.yaml", write_yaml(changed))
    assert "Изменится: 1" in shown.text
    assert "краткое имя: Задолженность по платежам → Долги" in shown.text
    await head.press("Применить изменения")
    assert "№ 4 · Долги" in (await head.press("Краткие имена")).buttons
