"""Storyboard, section 4, «What deputies really ask»: each row in many wordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.programme.document import Heading
from domain.question_words import Asks
from domain.questions import is_plainly_asked, read_question, without_kind
from domain.slips import other_layout
from programmes.reading import read_document
from tests.sample import SAMPLES

ROWS = {
    Asks.BEHIND: (
        "где отстаём", "что горит", "красные", "проблемы", "всё плохо?", "Где мы отстаём?",
        "покажи, пожалуйста, красные", "ГДЕ ОТСТАЕМ", "где отстоём", "проблеммы",
        "что у нас не выполнено", "where are we behind?", "problems", "what is red",
    ),
    Asks.AT_RISK: (
        "риски", "что под риском", "кто не успеет", "Кто не успеет к концу года?", "где риски",
        "у кого риск", "hbcrb", "под угрозой", "what is at risk", "who will not make it",
    ),
    Asks.MISSING: (
        "кто не сдал", "что не сдано", "сколько сдано", "Кто не сдал?", "покажи, кто ещё не сдал",
        "кто уже сдал", "who has not handed in", "how many have handed in?", "who is missing",
    ),
    Asks.WAITING: (
        "что на проверке", "на проверке", "что не проверено?", "what is waiting for review",
        "в очереди на проверке",
    ),
    Asks.MET: (
        "выполнено", "что сделано", "покажи, что уже сделано", "что выполнено?", "what is done",
        "зелёные",
    ),
    Asks.OWN: (
        "как дела", "мой блок", "Как дела?", "как идут дела", "my block", "how are things?",
    ),
    Asks.WHOLE: (
        "сводка", "общая картина", "дай сводку", "вся программа", "summary", "the big picture",
        "overview",
    ),
    Asks.SECTIONS: (
        "все разделы", "разделы", "all sections",
    ),
    Asks.EVERYTHING: (
        "все показатели", "Все показатели", "all indicators",
    ),
    Asks.REPORT: (
        "отчёт", "отчет", "дай отчёт за полугодие", "нужен сводный отчёт", "отчёт за прошлый год",
        "report", "give me the report",
    ),
    Asks.DEADLINE: (
        "когда срок", "когда сдавать", "до какого числа?", "сколько дней осталось",
        "when is the deadline", "deadline",
    ),
    Asks.FILL: (
        "заполнить", "Заполнить", "заполниьт", "fill in", "сдать",
    ),
    Asks.TASKS: (
        "что я должен", "что мне сдавать?", "мои показатели", "список", "what do I owe",
        "my indicators",
    ),
    Asks.THANKS: (
        "спасибо", "Спасибо!", "спс", "👍", "👍🏻", "thanks", "ок", "большое спасибо",
    ),
    Asks.HELLO: (
        "привет", "Добрый день!", "здравствуйте", "hello", "Привет, бот",
    ),
    Asks.HELP: (
        "?", "??", "что ты умеешь", "help", "…",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("asks", "words"), [(asks, words) for asks, row in ROWS.items() for words in row])
def test_each_row_is_understood(asks: Asks, words: str) -> None:
    assert read_question(words).asks is asks


@pytest.mark.parametrize("asks", ROWS)
def test_each_row_is_understood_in_the_wrong_layout(asks: Asks) -> None:
    typed = [other_layout(words) for words in ROWS[asks]]
    assert [read_question(one).asks for one in typed if one] == [asks] * sum(map(bool, typed))


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("где мы отстаём сильнее всего", Asks.BEHIND),
        ("в чём проблемы?", Asks.BEHIND),
        ("сколько показателей сдано", Asks.MISSING),
        ("кто ещё должен сдать?", Asks.MISSING),
        ("чьих данных нет", Asks.MISSING),
        ("что предварительно?", Asks.MISSING),
        ("какие данные предварительные", Asks.MISSING),
        ("who hasn't handed in yet?", Asks.MISSING),
        ("сколько на проверке", Asks.WAITING),
        ("сколько выполнено", Asks.MET),
        ("покажи общую сводку", Asks.WHOLE),
        ("общий итог", Asks.WHOLE),
        ("сформируй отчёт", Asks.REPORT),
        ("скинь отчёт в ворде", Asks.REPORT),
        ("до какого числа сдавать?", Asks.DEADLINE),
        ("к какому сроку сдать", Asks.DEADLINE),
        ("мой срок", Asks.DEADLINE),
        ("what can you do?", Asks.HELP),
        ("fill in my figures", Asks.FILL),
        ("what is left?", Asks.TASKS),
    ],
)
def test_other_wordings_of_the_same_are_understood(words: str, asks: Asks) -> None:
    assert read_question(words).asks is asks


def names_in_the_samples() -> list[str]:
    """What people ask for by its name."""
    found: list[str] = []
    for sample in ("kopeysk", "mytishchi"):
        path = SAMPLES / f"{sample}.yaml"
        programme = read_document(path.read_bytes(), path.name).programme
        for row in programme.rows:
            if isinstance(row, Heading):
                found += [row.wording, *row.aliases]
            else:
                found += [name for one in row.indicators for name in (one.short, one.wording, *one.aliases)]
        found += [one.name for one in programme.executors]
    return [name for name in found if name not in ("problems", "проблемы", "", "-")]


def test_no_name_of_a_programme_is_taken_for_a_question() -> None:
    taken = {name: read_question(name).asks for name in names_in_the_samples()}
    assert {name: asks for name, asks in taken.items() if asks is not Asks.ABOUT} == {}


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("кто отвечает за дороги", "дороги"),
        ("Кто у нас отвечает за дороги?", "дороги"),
        ("кто отвечвет за дороги", "дороги"),
        ("кто сдаёт 4", "4"),
        ("кто курирует благоустройство", "благоустройство"),
        ("ответственный за дороги", "дороги"),
        ("чьи дороги", "дороги"),
        ("who is responsible for the roads?", "roads"),
        ("rnj jndtxftn pf ljhjub", "дороги"),
    ],
)
def test_who_answers_for_it(words: str, about: str) -> None:
    asked = read_question(words)
    assert (asked.asks, asked.about) == (Asks.WHO, about)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("13 показатель", ("13",)),
        ("№ 13", ("13",)),
        ("показатель 13", ("13",)),
        ("13-й показатель", ("13",)),
        ("покажи 13", ("13",)),
        ("что с № 4?", ("4",)),
        ("4 и 5", ("4", "5")),
        ("4, 5", ("4", "5")),
        ("показатели 4, 5 и 7", ("4", "5", "7")),
        ("№ 4 и № 5", ("4", "5")),
        ("indicators 4 and 5", ("4", "5")),
        ("4-6", ("4", "5", "6")),
        ("28", ("28",)),
        ("4.1", ("4.1",)),
        ("ii-1", ("II-1",)),
    ],
)
def test_indicators_are_asked_for_by_their_numbers(words: str, numbers: tuple[str, ...]) -> None:
    asked = read_question(words)
    assert (asked.asks, asked.numbers) == (Asks.NUMBERS, numbers)


@pytest.mark.parametrize(
    ("words", "about", "period"),
    [
        ("дороги", "дороги", ""),
        ("покажи, пожалуйста, что там с дорогами", "дорогами", ""),
        ("как дела с дорогами?", "дорогами", ""),
        ("Добрый день! Как дела по дорогам?", "дорогам", ""),
        ("дороги за 2021 год", "дороги", "за 2021 год"),
        ("дороги во 2 полугодии", "дороги", "во 2 полугодии"),
        ("парки", "парки", ""),
        ("решение проблем", "решение проблем", ""),
        ("чистая вода", "чистая вода", ""),
        ("how are the roads?", "roads", ""),
    ],
)
def test_other_words_are_looked_for(words: str, about: str, period: str) -> None:
    asked = read_question(words)
    assert (asked.asks, asked.about) == (Asks.ABOUT, about)
    assert (asked.period.words if asked.period else "") == period


def test_a_period_goes_with_every_question() -> None:
    for words in ("что горит за прошлый год", "отчёт за прошлый год", "4 за прошлый год", "за прошлый год"):
        asked = read_question(words)
        assert asked.asks is not Asks.ABOUT, words
        assert asked.period is not None, words


@pytest.mark.parametrize("words", ["привод", "приёмы", "50%", "сдача нормативов", "дорога к храму", "кто"])
def test_what_is_merely_like_a_question_is_none(words: str) -> None:
    assert read_question(words).asks is Asks.ABOUT


@pytest.mark.parametrize(
    ("words", "plainly"),
    [
        ("когда срок", True),
        ("что я должен?", True),
        ("что не сдано", True),
        ("rjulf chjr", True),
        ("привет", True),
        ("выполнено", False),
        ("не выполнено", False),
        ("нет данных", False),
        ("хорошо", False),
        ("дороги", False),
        ("50%", False),
        ("4 и 5", False),
    ],
)
def test_what_may_answer_a_card_is_no_question_there(words: str, plainly: bool) -> None:
    assert is_plainly_asked(words) is plainly


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ("отстаем по дорогам", "дорогам"),
        ("горит в ЖКХ", "в ЖКХ"),
        ("сдал УГХ", "УГХ"),
        ("показатели УГХ", "УГХ"),
    ],
)
def test_the_words_of_a_kind_are_left_out_where_nothing_else_is_found(about: str, left: str) -> None:
    assert without_kind(about) == left


def test_a_question_in_brief_is_the_same_question() -> None:
    for words in ("кто отвечает за дороги", "дороги за прошлый год", "4 и 5", "покажи, что там с водой"):
        asked = read_question(words)
        again = read_question(asked.in_brief(40))
        assert (again.asks, again.about, again.numbers, again.period) == (
            *(asked.asks, asked.about if not asked.numbers else again.about),
            *(asked.numbers, asked.period),
        )
        assert len(asked.in_brief(40).encode()) <= 40


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read_question(text)
