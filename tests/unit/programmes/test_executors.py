"""Column 6 of a report: whose titles it holds, and who hands in."""

import pytest

from domain.programme.document import ExecutorKind, Part
from programmes.executors.assignments import assign
from programmes.executors.cells import kind_of, read_executor_cell
from programmes.executors.register import find_executors, names_by_key

DEPUTY = "Заместитель Главы городского округа"
STAFF = f"{DEPUTY}, руководитель аппарата"


def titles(text: str) -> list[str]:
    return [title.text for title in read_executor_cell(text).titles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("УГХ", ["УГХ"]),
        ("УГХ;\nМУ «ГСЗ»;", ["УГХ", "МУ «ГСЗ»"]),
        ("УГХ; МУ «ГСЗ»", ["УГХ", "МУ «ГСЗ»"]),
        ("УГХ\nМУ «ГСЗ»", ["УГХ", "МУ «ГСЗ»"]),
        ("Отдел культуры\nотдел спорта", ["Отдел культуры", "отдел спорта"]),
        ("УГХ, МФЦ, отдел спорта", ["УГХ", "МФЦ", "отдел спорта"]),
        ("УГХ, все отделы администрации", ["УГХ", "все отделы администрации"]),
        ("1. УГХ\n2. МУП «КПА»", ["УГХ", "МУП «КПА»"]),
        (f"{DEPUTY},\nруководитель аппарата;\nУГХ", [STAFF, "УГХ"]),
        (f"{DEPUTY}\nруководитель аппарата", [f"{DEPUTY} руководитель аппарата"]),
        (f"{DEPUTY}\nпо социальному развитию\nУГХ", [f"{DEPUTY} по социальному развитию", "УГХ"]),
        (f"{DEPUTY}\n{DEPUTY} по экономике", [DEPUTY, f"{DEPUTY} по экономике"]),
        ("Администрация\nКопейского городского округа", ["Администрация Копейского городского округа"]),
        ("МУ «Управление\nстроительства»", ["МУ «Управление строительства»"]),
        ("управление образования, культуры и спорта", ["управление образования, культуры и спорта"]),
        ("МУП  «КПА»[^1]", ["МУП «КПА»"]),
        ("УГХ; УГХ;", ["УГХ"]),
        ("А; Б; А", ["А", "Б"]),
        (f"{DEPUTY}, УГХ", [DEPUTY, "УГХ"]),
        (f"{DEPUTY},\nУГХ[^1]", [DEPUTY, "УГХ"]),
        (f"УГХ, {DEPUTY}", ["УГХ", DEPUTY]),
        ("Первый заместитель Главы, МУП «КПА», УГХ", ["Первый заместитель Главы", "МУП «КПА»", "УГХ"]),
        (f"{STAFF}, УГХ", [STAFF, "УГХ"]),
        (f"{DEPUTY}, {DEPUTY} по экономике", [DEPUTY, f"{DEPUTY} по экономике"]),
        (f"{DEPUTY}, руководители школ", [DEPUTY, "руководители школ"]),
        (
            f"{DEPUTY} по культуре Петров П.П., управление образования, культуры и спорта",
            [f"{DEPUTY} по культуре", "управление образования, культуры и спорта"],
        ),
        (f"{DEPUTY} по ЖКХ, МУП «КПА»", [f"{DEPUTY} по ЖКХ", "МУП «КПА»"]),
        (f"{DEPUTY} по развитию, управлению имуществом", [f"{DEPUTY} по развитию, управлению имуществом"]),
        (f"{DEPUTY} по строительству, ЖКХ", [f"{DEPUTY} по строительству, ЖКХ"]),
        ("Заместитель Главы, курирующий ЖКХ, ГО и ЧС", ["Заместитель Главы, курирующий ЖКХ, ГО и ЧС"]),
        (f"Петров П.П., {DEPUTY}", [DEPUTY]),
        ("-", []),
        ("", []),
        (" ;\n; ", []),
    ],
)
def test_titles_of_a_cell(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "МФЦ (по согласованию); ЗАГС",
        "МФЦ[^2] (по согласованию);\nЗАГС[^3]",
        "МФЦ\n(по согласованию);\nЗАГС",
        "МФЦ\n(по\nсогласованию)\nЗАГС",
        "МФЦ;\n(по согласованию);\nЗАГС",
        "(По согласованию) МФЦ; ЗАГС",
        "МФЦ, по согласованию; ЗАГС",
    ],
)
def test_by_agreement_is_a_property(text: str) -> None:
    found = read_executor_cell(text).titles
    assert [(title.text, title.by_agreement) for title in found] == [("МФЦ", True), ("ЗАГС", False)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STAFF, ExecutorKind.DEPUTY_HEAD),
        ("первый заместитель Главы", ExecutorKind.DEPUTY_HEAD),
        ("И.о. заместителя Главы", ExecutorKind.UNIT),
        ("Зам. главы города", ExecutorKind.DEPUTY_HEAD),
        ("Замглавы Петров П.П.", ExecutorKind.DEPUTY_HEAD),
        ("первый зам главы", ExecutorKind.DEPUTY_HEAD),
        ("Заместитель руководителя администрации", ExecutorKind.DEPUTY_HEAD),
        ("Заместитель начальника УГХ", ExecutorKind.UNIT),
        ("Заместитель председателя комитета по культуре", ExecutorKind.UNIT),
        ("заместители Главы городского округа", ExecutorKind.COLLECTIVE),
        ("Структурные подразделения администрации", ExecutorKind.COLLECTIVE),
        ("руководители структурных подразделений", ExecutorKind.COLLECTIVE),
        ("управляющие организации", ExecutorKind.COLLECTIVE),
        ("отраслевые органы администрации и подведомственные им учреждения", ExecutorKind.COLLECTIVE),
        ("Все структурные подразделения администрации", ExecutorKind.COLLECTIVE),
        ("все отделы", ExecutorKind.COLLECTIVE),
        ("Иные организации", ExecutorKind.COLLECTIVE),
        ("прочие муниципальные учреждения", ExecutorKind.COLLECTIVE),
        ("управление делами", ExecutorKind.UNIT),
        ("руководитель аппарата", ExecutorKind.UNIT),
        ("УГХ", ExecutorKind.UNIT),
    ],
)
def test_kinds(text: str, kind: ExecutorKind) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "narrative", "expected"),
    [
        (f"по МУПам – {STAFF}; по МУ – УГХ", True, [STAFF, "УГХ"]),
        (f"Администрация, отраслевые органы – {STAFF}", True, [STAFF]),
        (
            "Заместитель Главы – начальник управления",
            False,
            ["Заместитель Главы – начальник управления"],
        ),
        ("отдел пресс-службы", False, ["отдел пресс-службы"]),
    ],
)
def test_a_story_is_told_from_titles(text: str, narrative: bool, expected: list[str]) -> None:
    assert read_executor_cell(text).narrative is narrative
    assert titles(text) == expected


def executors(*cells: str) -> list[tuple[str, tuple[str, ...]]]:
    found = find_executors(map(read_executor_cell, cells)).executors
    return [(one.name, one.spellings) for one in found]


def test_case_blanks_and_quotes_make_no_second_executor() -> None:
    assert executors("Заместитель  главы", "заместитель Главы", 'МУ "ГСЗ"', "МУ «ГСЗ»") == [
        ("Заместитель главы", ("заместитель Главы",)),
        ('МУ "ГСЗ"', ("МУ «ГСЗ»",)),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("отдел пресс-службы", "отдел пресс-службы администрации городского округа"),
        (STAFF, f"{STAFF} администрации городского округа"),
        (f"{DEPUTY} по социальному развитию", f"{DEPUTY} по социальным вопросам"),
        ("отдел спорта", "отдел спорта администрации Копейского городского округа"),
    ],
)
def test_pairs_that_may_be_one(one: str, other: str) -> None:
    found = find_executors(map(read_executor_cell, (one, other)))
    assert len(found.executors) == 1
    assert [set(pair) for pair in found.pairs] == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{DEPUTY} по территориальному развитию", f"{DEPUTY} по социальному развитию"),
        (f"{DEPUTY} по социальным вопросам", f"{DEPUTY} по жилищно-коммунальным вопросам"),
        (DEPUTY, f"Первый {DEPUTY}"),
        (DEPUTY, f"{DEPUTY} по социальным вопросам"),
        (DEPUTY, STAFF),
        ("отдел спорта", "отдел культуры"),
        ("структурные подразделения", "структурные подразделения администрации городского округа"),
        ("МУ «ГСЗ»", "МУП «ГСЗ»"),
    ],
)
def test_pairs_that_are_two(one: str, other: str) -> None:
    found = find_executors(map(read_executor_cell, (one, other)))
    assert len(found.executors) == 2
    assert found.pairs == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{DEPUTY};\nУГХ;\nМУ «ГСЗ»", [Part.OVERSEES, Part.HANDS_IN, Part.LISTED]),
        (f"{DEPUTY}; АО «Газ» (по согласованию)", [Part.HANDS_IN, Part.LISTED]),
        (f"{DEPUTY}; управляющие организации", [Part.HANDS_IN, Part.LISTED]),
        ("МФЦ (по согласованию); ЗАГС; УСЗН", [Part.LISTED, Part.HANDS_IN, Part.LISTED]),
        ("управляющие организации", [Part.LISTED]),
        ("Все структурные подразделения", [Part.LISTED]),
        ("УГХ, все отделы", [Part.HANDS_IN, Part.LISTED]),
        ("МФЦ (по согласованию)", [Part.LISTED]),
        (f"{DEPUTY}, УГХ", [Part.OVERSEES, Part.HANDS_IN]),
        (f"УГХ, {DEPUTY}", [Part.HANDS_IN, Part.OVERSEES]),
        (f"{DEPUTY} по строительству, ЖКХ", [Part.LISTED]),
        (f"{DEPUTY} по строительству, ЖКХ; УГХ", [Part.OVERSEES, Part.HANDS_IN]),
        (f"Петров П.П., {DEPUTY}", [Part.LISTED]),
        (f"{DEPUTY} по экономике; {DEPUTY} по культуре", [Part.HANDS_IN, Part.OVERSEES]),
        (f"по МУПам – {DEPUTY}; по МУ – УГХ", [Part.LISTED, Part.LISTED]),
    ],
)
def test_parts_of_a_row(text: str, parts: list[Part]) -> None:
    cell = read_executor_cell(text)
    found = {one.name: one for one in find_executors([cell]).executors}
    assignments = assign(cell, names_by_key(found.values()), found)
    assert [one.part for one in assignments] == parts
