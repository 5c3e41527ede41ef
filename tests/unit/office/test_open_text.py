"""What stands in a text of OpenDocument: its paragraphs, lists, notes and tables as a reader sees them."""

import random
import re
from contextlib import suppress
from pathlib import Path

import pytest

from office.document import WordTable
from office.odf.document import MAX_ROWS, read_open_text
from office.unreadable import BadFile, Unreadable
from tests.data.programme_files import part_of, with_part
from tests.data.table_files import open_text
from tests.times import no_blow_up

STYLES = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>"
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="S2" style:family="text" style:parent-style-name="S"/>'
    '<style:style style:name="U" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="D" style:family="text">'
    '<style:text-properties style:text-position="-33% 58%"/></style:style>'
    '<style:style style:name="PH" style:family="paragraph"><style:text-properties text:display="none"/>'
    '</style:style><style:style style:name="V" style:family="text">'
    '<style:text-properties text:display="true"/></style:style>'
)


def blocks(body: str, styles: str = STYLES) -> list[str | WordTable]:
    return list(read_open_text(open_text(body, styles)).blocks)


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("  два\n   слова  ", "два слова"),
        ("a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d", "a  b\tc\nd"),
        (f"видно{span('H', ' скрыто')}", "видно"),
        (f"{span('S', '0,9')}1,1", "1,1"),
        (f"{span('S2', '0,9')}1,1", "1,1"),
        (f"3,2{span('U', '1')}", "3,2"),
        (f"м{span('U', '2')} и CO{span('D', '2')}", "м² и CO₂"),
        ("Показа\u00adтель", "Показатель"),
        ("<text:change-start/>1,1<text:change-end/>", "1,1"),
        ("за <text:expression>1 полугодие</text:expression>", "за 1 полугодие"),
        ("<office:annotation><text:p>Проверить!</text:p></office:annotation>дороги", "дороги"),
        ('а<text:hidden-text text:is-hidden="true">б</text:hidden-text>', "а"),
        ('а<text:hidden-paragraph text:is-hidden="true"/>', ""),
        ("<text:ruby><text:ruby-base>а</text:ruby-base><text:ruby-text>б</text:ruby-text></text:ruby>", "а"),
        ("<draw:frame><draw:text-box><text:p>УТВЕРЖДАЮ</text:p></draw:text-box></draw:frame>", "УТВЕРЖДАЮ"),
    ],
)
def test_what_stands_in_a_paragraph(inner: str, text: str) -> None:
    assert blocks(f"<text:p>{inner}</text:p>") == [text]


def test_a_hidden_style_hides_what_does_not_say_otherwise() -> None:
    assert blocks(f'<text:p text:style-name="PH">а{span("V", "б")}</text:p>') == ["б"]


def test_hidden_sections_and_deleted_text_are_not_read() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>было</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:section text:display="none">'
        "<text:p>тайна</text:p></text:section><text:section><text:p>видно</text:p></text:section>"
    )
    assert blocks(body) == ["видно"]


def test_notes_are_numbered_as_they_are_met() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    )
    first, second = (note.format(f"<text:p> {words} </text:p>") for words in ("первая", "вторая"))
    found = read_open_text(
        open_text(f"<text:p>а{span('U', first)} б{second}{note.format('')}</text:p>", STYLES)
    )
    assert found.blocks == ("а[^1] б[^2]",)
    assert found.footnotes == {"1": "первая", "2": "вторая"}


LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" '
    'style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="R"><text:list-level-style-number text:level="1" style:num-format="I" '
    'style:num-suffix="."/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-number text:level="1" '
    'style:num-format="а, б, .., аа, бб, ..." style:num-suffix=")"/></text:list-style>'
)


ITEM = "<text:list-item><text:p>{}</text:p></text:list-item>"


def listed(style: str, *items: str, more: str = "") -> str:
    inner = "".join(item if item.startswith("<") else ITEM.format(item) for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


def test_automatic_numbers() -> None:
    deep = f"<text:list-item><text:list>{ITEM.format('б')}</text:list></text:list-item>"
    body = (
        listed("L", "а", deep, "в")
        + listed("R", "г", "<text:list-header><text:p>без номера</text:p></text:list-header>", "д")
        + listed("L", "е", more='text:continue-numbering="true"')
        + listed("L", "ж", more='xml:id="one"')
        + listed("B", "з")
        + listed("L", "и", more='text:continue-list="one"')
        + listed("L", '<text:list-item text:start-value="9"><text:p>к</text:p></text:list-item>')
    )
    numbered = [
        "1. а",
        "1.1) б",
        "2. в",
        "I. г",
        "без номера",
        "II. д",
        "3. е",
        "1. ж",
        "а) з",
        "2. и",
        "9. к",
    ]
    assert blocks(body, LISTS) == numbered


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def table(*rows: str) -> WordTable:
    body = "".join(
        row
        if row.startswith(("<table:table-row", "<table:table-header"))
        else f"<table:table-row>{row}</table:table-row>"
        for row in rows
    )
    (found,) = blocks(f"<table:table>{body}</table:table>")
    assert isinstance(found, WordTable)
    return found


COVERED = "<table:covered-table-cell/>"


def test_merged_cells_stand_where_they_stand_in_word() -> None:
    wide = cell("а", 'table:number-columns-spanned="2" table:number-rows-spanned="2"') + COVERED + cell("б")
    found = table(wide, COVERED * 2 + cell("в"), "".join(map(cell, "где")))
    places = [[(one.text, one.column, one.span, one.continues) for one in row] for row in found.rows]
    assert places == [
        [("а", 0, 2, False), ("б", 2, 1, False)],
        [("", 0, 2, True), ("в", 2, 1, False)],
        [("г", 0, 1, False), ("д", 1, 1, False), ("е", 2, 1, False)],
    ]


def test_repeated_rows_and_cells_are_as_many_as_they_say() -> None:
    cells = cell("а", 'table:number-columns-repeated="3"')
    row = f'<table:table-row table:number-rows-repeated="2">{cells}</table:table-row>'
    hidden = f'<table:table-row table:visibility="collapse">{cell("б")}</table:table-row>'
    found = table(f"<table:table-header-rows>{row}</table:table-header-rows>", hidden)
    assert [[one.text for one in cells] for cells in found.rows] == [["а"] * 3] * 2


def test_a_table_in_a_box_and_one_in_a_cell_are_not_lost() -> None:
    inner = f"<table:table><table:table-row>{cell('июнь')}</table:table-row></table:table>"
    boxed = f"<text:p>до<draw:frame><draw:text-box>{inner}</draw:text-box></draw:frame></text:p>"
    text, found = blocks(boxed)
    assert text == "до"
    assert isinstance(found, WordTable)
    nested = table(f"<table:table-cell>{inner}</table:table-cell>")
    assert nested.rows[0][0].text == "июнь"
    assert len(nested.rows[0][0].tables) == 1


def test_what_is_not_safe_is_refused() -> None:
    row = f'<table:table-row table:number-rows-repeated="{10**9 - 1}">{cell("а")}</table:table-row>'
    bomb = f"<table:table>{row}</table:table>"
    with pytest.raises(BadFile) as refused:
        blocks(bomb)
    assert refused.value.reason is Unreadable.TOO_LARGE
    entities = b'<!DOCTYPE d [<!ENTITY a "b">]><office:document-content xmlns:office="urn:x"/>'
    with pytest.raises(BadFile) as refused:
        read_open_text(with_part(open_text(""), "content.xml", entities))
    assert refused.value.reason is Unreadable.DAMAGED
    locked = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    with pytest.raises(BadFile) as refused:
        read_open_text(with_part(open_text(""), "META-INF/manifest.xml", locked.encode()))
    assert refused.value.reason is Unreadable.ENCRYPTED
    assert MAX_ROWS < 10**9


NASTY = (Path(__file__).parents[2] / "data" / "open" / "n01-nasty.odt").read_bytes()


@pytest.mark.parametrize("seed", range(60))
def test_random_damage_never_escapes_as_another_error(seed: int) -> None:
    chance = random.Random(seed)
    name = chance.choice(["content.xml", "styles.xml"])
    xml = bytearray(part_of(NASTY, name))
    for _ in range(3):
        start = chance.randrange(len(xml))
        del xml[start : start + chance.randrange(1, 30)]
    with suppress(BadFile):
        read_open_text(with_part(NASTY, name, bytes(xml)))


@pytest.mark.parametrize("seed", range(60))
def test_counts_of_any_size_never_escape_as_another_error(seed: int) -> None:
    """Spans, repetitions, levels and starts that no table or list has."""
    chance = random.Random(seed)
    text = part_of(NASTY, "content.xml").decode()
    counts = r'(number-(?:columns|rows)-(?:spanned|repeated)|text:c|level|start-value)="[0-9]+"'
    nonsense = ("0", "-1", "7", "99", "1000000", "999999999", "9" * 40, "x", "")
    spoiled = re.sub(counts, lambda found: f'{found[1]}="{chance.choice(nonsense)}"', text)
    with suppress(BadFile), no_blow_up():
        read_open_text(with_part(NASTY, "content.xml", spoiled.encode()))
