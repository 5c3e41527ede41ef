"""Days on which somebody is away, as people type them."""

from datetime import date

import pytest

from domain.time.spans import Span, read_span

TODAY = date(2022, 7, 5)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("с 6 по 20 июля", (2022, 7, 6), (2022, 7, 20)),
        ("6-20 июля", (2022, 7, 6), (2022, 7, 20)),
        ("6–20 июля 2022 года", (2022, 7, 6), (2022, 7, 20)),
        ("с 06.07 по 20.07", (2022, 7, 6), (2022, 7, 20)),
        ("06.07.2022 - 20.07.2022", (2022, 7, 6), (2022, 7, 20)),
        ("06.07.22-20.07.22.", (2022, 7, 6), (2022, 7, 20)),
        ("с 28 июня по 8 июля", (2022, 6, 28), (2022, 7, 8)),
        ("с 28 декабря по 8 января", (2022, 12, 28), (2023, 1, 8)),
        ("08.07", (2022, 7, 8), (2022, 7, 8)),
        ("8 июля", (2022, 7, 8), (2022, 7, 8)),
        ("4 июля", (2023, 7, 4), (2023, 7, 4)),
        ("04.07.2022", (2022, 7, 4), (2022, 7, 4)),
        ("С 6-го по 20-е июля", None, None),
        ("с 6-го по 20-го июля", (2022, 7, 6), (2022, 7, 20)),
        ("с 20 по 6 июля 2022", None, None),
        ("31.06", None, None),
        ("две недели", None, None),
        ("", None, None),
        ("с понедельника", None, None),
        ("01.01.2022 - 31.12.2025", None, None),
    ],
)
def test_a_first_and_a_last_day(
    text: str, since: tuple[int, int, int] | None, until: tuple[int, int, int] | None
) -> None:
    expected = Span(date(*since), date(*until)) if since and until else None
    assert read_span(text, TODAY) == expected
