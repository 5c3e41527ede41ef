"""Domain page, «Targets, as the seeds write them»: the wordings are those of the two documents."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.targets import Target, TargetKind, Targets, is_yes_no, read_targets, unit_of

YES_NO = "ввод в эксплуатацию станции (да – 1 / нет – 0)"
PARTS = "администрация, отраслевые органы с правами юр.лица – 7;\nМУ[^6] –  103;\nМУП[^7] – 3."


@pytest.mark.parametrize(
    ("text", "indicator", "kind", "low", "high"),
    [
        ("не более 2 %", "доля, %", TargetKind.AT_MOST, None, "2"),
        ("не менее 12", "", TargetKind.AT_LEAST, "12", None),
        ("не менее 12[^3]", "", TargetKind.AT_LEAST, "12", None),
        ("100 %", "", TargetKind.AT_LEAST, "100", None),
        ("100%", "достижение целевых показателей, %", TargetKind.AT_LEAST, "100", None),
        ("20%\n\n\n", "доля граждан, %", TargetKind.AT_LEAST, "20", None),
        ("1648\n", "количество объектов, ед.", TargetKind.AT_LEAST, "1648", None),
        ("6\u00a0000", "", TargetKind.AT_LEAST, "6000", None),
        ("108,11", "%", TargetKind.AT_LEAST, "108.11", None),
        ("0,00", "%", TargetKind.AT_LEAST, "0.00", None),
        ("12 публикаций в год", "", TargetKind.AT_LEAST, "12", None),
        ("1,5 млн руб.", "объём, млн руб.", TargetKind.AT_LEAST, "1.5", None),
        ("-5", "", TargetKind.AT_LEAST, "5", None),
        ("1 % - 5 %\n\n", "доля граждан, %", TargetKind.RANGE, "1", "5"),
        ("от 1 до 5 %", "", TargetKind.RANGE, "1", "5"),
        ("1", YES_NO, TargetKind.YES_NO, "1", None),
        ("0", "объявление размещено на сайте\n(да – 1; нет – 0)", TargetKind.YES_NO, "0", None),
        ("1", "коэффициент исполнительной дисциплины", TargetKind.AT_LEAST, "1", None),
        (PARTS, "", TargetKind.PARTS, None, None),
        ("-", "-", TargetKind.NONE, None, None),
        ("", "", TargetKind.NONE, None, None),
        ("постоянно", "", TargetKind.UNREADABLE, None, None),
        ("более 5", "", TargetKind.UNREADABLE, None, None),
        ("12 в месяц", "", TargetKind.UNREADABLE, None, None),
        ("1.648", "", TargetKind.UNREADABLE, None, None),
        ("5 - 1", "", TargetKind.UNREADABLE, None, None),
        ("50 %", "количество, ед.", TargetKind.UNREADABLE, None, None),
        ("3 и менее", "", TargetKind.AT_MOST, None, "3"),
        ("2 % и меньше", "доля, %", TargetKind.AT_MOST, None, "2"),
        ("5 или ниже", "", TargetKind.AT_MOST, None, "5"),
        ("2 % не более", "доля, %", TargetKind.AT_MOST, None, "2"),
        ("12 и более", "", TargetKind.AT_LEAST, "12", None),
        ("100 %, не менее", "", TargetKind.AT_LEAST, "100", None),
        ("не более 15 мин.", "время, мин.", TargetKind.AT_MOST, None, "15"),
        ("3 максимум", "", TargetKind.UNREADABLE, None, None),
        ("5 раз меньше", "", TargetKind.UNREADABLE, None, None),
        ("1½", "", TargetKind.UNREADABLE, None, None),
        ("3О", "", TargetKind.UNREADABLE, None, None),
    ],
)
def test_one_target_for_every_year(
    text: str, indicator: str, kind: TargetKind, low: str | None, high: str | None
) -> None:
    target = read_targets(text, indicator).for_year(2022)
    ends = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert target is not None
    assert (target.kind, target.wording, target.low, target.high) == (kind, text.strip(), *ends)


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("не менее 3,2 тыс. кв. м", "тыс. кв. м", "3.2"),
        ("1,5 млн руб.", "млн руб.", "1.5"),
        ("850 тыс. руб.", "млн руб.", "0.85"),
        ("3 200", "тыс. кв. м", "3200"),
        ("2025 год – 1,5 млн руб.", "млн руб.", "1.5"),
    ],
)
def test_a_target_comes_in_the_indicators_own_unit(text: str, unit: str, low: str) -> None:
    target = read_targets(text, "ввод жилья", unit).for_year(2025)
    assert target is not None
    assert (target.low, target.unit) == (Decimal(low), unit)


@pytest.mark.parametrize(
    ("text", "by_year"),
    [
        ("2021 год – 24\n2022 год – 26", {2021: "24", 2022: "26"}),
        ("2022 год – 4\n2023 год – 3 \n2024 год – 2\n", {2022: "4", 2023: "3", 2024: "2"}),
        ("2022 год - 16", {2022: "16"}),
        ("2022 год – 6\u00a0000[^1]", {2022: "6\u00a0000[^1]"}),
        ("2022 год -16", {2022: "16"}),
        ("2022 г.: не более 5; 2023 г.: не более 4", {2022: "не более 5", 2023: "не более 4"}),
        ("2022–2024 годы – 5", {2022: "5", 2023: "5", 2024: "5"}),
    ],
)
def test_targets_by_year(text: str, by_year: dict[int, str]) -> None:
    targets = read_targets(text, "количество автобусов, ед.")
    assert {year: target.wording for year, target in targets.by_year.items()} == by_year
    assert all(target.kind is not TargetKind.UNREADABLE for target in targets.by_year.values())
    assert targets.for_year(2030) is None


def test_yes_no_by_year() -> None:
    targets = read_targets("2022 год – 0\n2023 год – 1", YES_NO)
    assert targets.for_year(2022) == Target(TargetKind.YES_NO, "0", low=Decimal(0))
    assert targets.for_year(2023) == Target(TargetKind.YES_NO, "1", low=Decimal(1))


def test_targets_can_be_kept_in_sets() -> None:
    assert len({read_targets("2022 год – 4"), read_targets("2022 год – 4"), Targets()}) == 2


def test_less_is_better_turns_plain_figures_only() -> None:
    turned = read_targets("2019 год – 0,00\n2020 год – 1 - 5").less_is_better()
    assert turned.for_year(2019) == Target(TargetKind.AT_MOST, "0,00", high=Decimal("0.00"))
    assert turned.by_year[2020].kind is TargetKind.RANGE


@pytest.mark.parametrize(
    ("indicator", "target", "unit"),
    [
        (
            "доля невыполненных рейсов по всем причинам от планового количества рейсов,  %",
            "не более 2 %",
            "%",
        ),
        ("доля граждан, старше 14 лет, от общего количества жителей, %", "20%", "%"),
        ("сроки соответствуют установленным срокам, в % случаев", "100 %", "%"),
        ("количество благоустроенных территорий, ед.  ", "9", "ед."),
        ("количество обновлённых общественных пространств, ед.[^1]", "9", "ед."),
        ("актуальность информации, размещенной на официальных сайтах", "100 %", "%"),
        ("количество зарегистрированных в течение года", "6 000", ""),
        ("количество публикаций, объявлений, распространение агитационных материалов", "12", ""),
        ("объём доходов (млн руб.)", "5", "млн руб."),
        ("балл", "8,00", "балл"),
        (YES_NO, "1", ""),
        ("-", "-", ""),
    ],
)
def test_unit(indicator: str, target: str, unit: str) -> None:
    assert unit_of(indicator, target) == unit


def test_yes_no_is_told_by_column_3() -> None:
    assert is_yes_no(YES_NO)
    assert is_yes_no("объявление размещено на сайте\n(да – 1; нет – 0)")
    assert not is_yes_no("коэффициент исполнительной дисциплины")


pieces = st.sampled_from(
    [
        *"0123456789,.-–% \n;",
        "2022 год",
        "не более ",
        "МУ – ",
        " в год",
        "[^1]",
        "(да – 1 / нет – 0)",
        ", ед.",
    ]
)
texts = st.one_of(st.text(), st.lists(pieces, max_size=15).map("".join))


@given(texts, texts)
def test_any_text_gives_targets(text: str, indicator: str) -> None:
    targets = read_targets(text, indicator)
    unit_of(indicator, text)
    assert (targets.every is None) == bool(targets.by_year)
    for target in (targets.every, *targets.by_year.values()):
        assert target is None or target.wording in text
        assert target is None or all(end is None or end >= 0 for end in (target.low, target.high))


@pytest.mark.parametrize("text", ["4", "0,00", "6 000", "100 %", "12;"])
def test_a_bare_figure_leaves_its_direction_open(text: str) -> None:
    target = read_targets(text, "показатель").every
    assert target is not None
    assert target.is_bare
    assert target.less_is_better().is_bare


@pytest.mark.parametrize("text", ["не более 2 %", "≤ 2", "3 и более", "не менее 12", "1 % - 5 %", "-"])
def test_a_text_that_compares_says_its_direction(text: str) -> None:
    target = read_targets(text, "показатель").every
    assert target is not None
    assert not target.is_bare
