"""By which letter a unit's head has signed: what is a number with its day, and what is none."""

from dataclasses import dataclass
from datetime import date

import pytest

from domain.heads.signature import SignedLetter, Signing, read_letter, signing

TODAY = date(2022, 7, 8)
SEVENTH = date(2022, 7, 7)


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("исх. № 12-44 от 07.07.2022", SignedLetter("12-44", SEVENTH)),
        ("Исх.№12-44 от 7 июля 2022 г.", SignedLetter("12-44", SEVENTH)),
        ("№ 12-44, 07.07", SignedLetter("12-44", SEVENTH)),
        ("12-44 7 июля", SignedLetter("12-44", SEVENTH)),
        ("письмо № 01-12/345 от 08.07.22", SignedLetter("01-12/345", TODAY)),
        ("№ 12 44 от 31.12", SignedLetter("12 44", date(2021, 12, 31))),
        ("12-44", None),
        ("07.07.2022", None),
        ("№ 12-44 от 09.07.2022", None),
        ("№ 12-44 от 31.02.2022", None),
        ("№ 4 50%", None),
        ("подписано от 07.07.2022", None),
        ("", None),
        (f"№ {'1' * 61} от 07.07.2022", None),
    ],
)
def test_a_letter_has_a_number_and_a_day_that_has_come(text: str, letter: SignedLetter | None) -> None:
    assert read_letter(text, TODAY) == letter


@dataclass(frozen=True)
class Version:
    version: int
    is_signed: bool


@pytest.mark.parametrize(
    ("marks", "stands"),
    [
        ([], Signing.UNSIGNED),
        ([False], Signing.UNSIGNED),
        ([False, True], Signing.SIGNED),
        ([True, False], Signing.CHANGED),
        ([True, False, True], Signing.SIGNED),
    ],
)
def test_a_later_correction_is_not_signed(marks: list[bool], stands: Signing) -> None:
    assert signing([Version(place, one) for place, one in enumerate(marks)]) is stands
