"""The picture of how a document was understood: one size for a phone, the same bytes for the same facts."""

import struct
from dataclasses import replace

import pytest

from domain.programme.ledger import WhyLeft
from reports.charts.understood_picture import (
    MOST_COLUMNS,
    MOST_ROWS,
    Understood,
    UnderstoodColumn,
    UnderstoodRow,
    draw_understood,
)
from services.reading.draw_reading import understood
from services.samples.documents import REPORT, RESOLUTION, document

LONG = "Наименование показателя (индикатора) муниципальной программы в разрезе подпрограмм " * 5
HOSTILE = Understood(
    title=LONG,
    columns=(
        UnderstoodColumn(1, "", why=WhyLeft.UNKNOWN),
        UnderstoodColumn(12, LONG, "indicator"),
        UnderstoodColumn(13, "$a$ \u202e \U0001f600", why=WhyLeft.DOUBTFUL, is_doubtful=True),
    ),
    rows=(UnderstoodRow("1.1.1", {"indicator": LONG, "target": LONG}), UnderstoodRow("2", {})),
    more_columns=3,
    more_rows=1_000,
)


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", [REPORT, RESOLUTION])
def test_it_fits_a_phone_and_telegram(name: str, language: str) -> None:
    found = understood(document(name))
    width, height = size(draw_understood(found, language))
    assert width == 1080
    assert width + height < 10_000
    assert draw_understood(found, language) == draw_understood(found, language)


def test_whatever_people_write_can_be_drawn() -> None:
    width, height = size(draw_understood(HOSTILE, "ru"))
    assert width + height < 10_000
    assert draw_understood(replace(HOSTILE, rows=(), columns=HOSTILE.columns[:1]), "ru")


def test_a_document_of_many_columns_and_rows_is_shown_in_part() -> None:
    found = understood(document(RESOLUTION))
    assert len(found.columns) <= MOST_COLUMNS
    assert len(found.rows) == MOST_ROWS
    assert found.more_rows == 1
    assert found.rows[0].texts["target"].startswith("2019 год – ")


def test_no_fact_stands_in_it_while_the_period_is_open() -> None:
    known = understood(document(REPORT))
    unknown = understood(replace(document(REPORT), period=None))
    assert known.rows[0].texts["fact"]
    assert "fact" not in unknown.rows[0].texts
