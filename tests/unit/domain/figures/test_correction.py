"""A message to the finished row: another value, or a sentence for the explanation?"""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.figures.form import Answers, Asked, with_correction
from domain.figures.targets import read_targets
from domain.time.periods import Period

HALF = Period.from_key("2022-H1")
PERCENT = Asked(HALF, read_targets("100 %").every, unit="%")
COUNT = Asked(HALF, read_targets("4").every, unit="ед.")
YES_NO = Asked(HALF, read_targets("1", "ввод в эксплуатацию (да – 1 / нет – 0)").every)
SENT = Answers(wording="1", value=Decimal(1), explanation="как есть", explanation_message=1)


@pytest.mark.parametrize(
    ("asked", "text", "wording", "explanation"),
    [
        (PERCENT, "60 %", "60 %", "как есть"),
        (PERCENT, "60", "60", "как есть"),
        (PERCENT, "60 % ведутся работы", "60 %", "ведутся работы"),
        (PERCENT, "60 домов сдано, ещё 3 в работе", "1", "60 домов сдано, ещё 3 в работе"),
        (COUNT, "3", "3", "как есть"),
        (COUNT, "3 территории ещё в работе", "1", "3 территории ещё в работе"),
        (YES_NO, "нет", "0", "как есть"),
        (YES_NO, "Нет замечаний по вводу", "1", "Нет замечаний по вводу"),
        (YES_NO, "ещё нет", "1", "ещё нет"),
        (replace(PERCENT, measured=False), "60 %", "1", "60 %"),
    ],
)
def test_a_sentence_never_takes_the_values_place(
    asked: Asked, text: str, wording: str, explanation: str
) -> None:
    corrected = with_correction(SENT, asked, text, 2)
    assert (corrected.wording, corrected.explanation) == (wording, explanation)
