"""The Word layer: what a reader of the page sees, as text."""

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from office.document import WordTable, read_word
from tests.data.programme_files import part_of, saved, with_part, word_file

FOOTNOTES = """<?xml version="1.0" encoding="UTF-8"?><w:footnotes {ns}>
<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Седьмая</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:t>Третья</w:t></w:r></w:p><w:p><w:r><w:t>в двух абзацах</w:t></w:r></w:p></w:footnote>
</w:footnotes>""".format(ns=nsdecls("w"))  # noqa: E501


def document_of(*bodies: str) -> bytes:
    """A document whose paragraphs and tables are given as XML."""
    import docx

    document = docx.Document()
    for body in bodies:
        opening, _, rest = body.partition(">")
        namespaces = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        element: Any = parse_xml(
            f"{opening.rstrip('/')} {namespaces}{'/' if opening[-1:] == '/' else ''}>{rest}"
        )
        document.element.body.insert(len(document.element.body) - 1, element)
    return saved(document)


def blocks(*bodies: str) -> list[str | WordTable]:
    return list(read_word(document_of(*bodies)).blocks)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"{run('а')}<w:r><w:br/></w:r>{run('б')}", "а\nб"),
        (f'{run("а")}<w:r><w:br w:type="page"/></w:r>{run("б")}', "аб"),
        (f"{run('а')}<w:r><w:tab/></w:r>{run('б')}", "а\tб"),
        (f"{run('пресс')}<w:r><w:noBreakHyphen/></w:r>{run('служба')}", "пресс-служба"),
        (f"{run('благо')}<w:r><w:softHyphen/></w:r>{run('устройство')}", "благоустройство"),
        ("<w:del><w:r><w:delText>было</w:delText></w:r></w:del>" + f"<w:ins>{run('стало')}</w:ins>", "стало"),
        (f"<w:moveFrom>{run('тут')}</w:moveFrom><w:moveTo>{run('там')}</w:moveTo>", "там"),
        (
            f'<w:bookmarkStart w:id="0" w:name="_GoBack"/>{run("доля")}<w:bookmarkEnd w:id="0"/>',
            "доля",
        ),
        (f"<w:hyperlink>{run('сайт')}</w:hyperlink>", "сайт"),
        (f"<w:sdt><w:sdtContent>{run('поле')}</w:sdtContent></w:sdt>", "поле"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("1"), "1"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 5"), "≥ 5"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>скрыто</w:t></w:r>{run('видно')}", "видно"),
        (
            f"<w:r><mc:AlternateContent><mc:Choice Requires='w'><w:t>а</w:t></mc:Choice>"
            f"<mc:Fallback><w:t>а</w:t></mc:Fallback></mc:AlternateContent></w:r>{run('б')}",
            "аб",
        ),
        (run("1\n2"), "1 2"),
        (run("6\u00a0000"), "6\u00a0000"),
    ],
)
def test_what_stands_in_a_paragraph(inner: str, text: str) -> None:
    assert blocks(f"<w:p>{inner}</w:p>") == [text]


def test_a_deleted_paragraph_mark_joins_lines() -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    assert blocks(f"<w:p>{mark}{run('ка')}</w:p>", f"<w:p>{run('чество')}</w:p>") == ["качество"]


def test_a_text_box_is_read_once() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
        f"<w:p>{run('УТВЕРЖДАЮ')}</w:p><w:p>{run('Глава')}</w:p></w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent><w:p>{run('УТВЕРЖДАЮ')}</w:p></w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    (text,) = blocks(f"<w:p>{box}</w:p>")
    assert isinstance(text, str)
    assert text.split() == ["УТВЕРЖДАЮ", "Глава"]


def test_footnotes_are_numbered_as_they_are_met() -> None:
    first, second = (f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (7, 3))
    lost = '<w:r><w:footnoteReference w:id="99"/></w:r>'
    content = document_of(f"<w:p>{run('МУП')}{first}{run(' и МУ')}{second}{lost}</w:p>")
    read = read_word(with_part(content, "word/footnotes.xml", FOOTNOTES.encode()))
    assert read.blocks == ("МУП[^1] и МУ[^2]",)
    assert read.footnotes == {"1": "Седьмая", "2": "Третья\nв двух абзацах"}


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def test_cells_keep_their_grid_places() -> None:
    wide, merged = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    (table,) = blocks(
        "<w:tbl>"
        f"<w:tr>{cell('а', wide)}{cell('б', merged)}</w:tr>"
        f"<w:tr>{cell('в')}{cell('г')}{cell('', '<w:vMerge/>')}</w:tr>"
        "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>" + cell("д") + "</w:tr>"
        "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + cell("е") + "</w:tr>"
        "</w:tbl>"
    )
    assert isinstance(table, WordTable)
    assert table.width == 3
    seen = [[(one.text, one.column, one.span, one.continues) for one in row] for row in table.rows]
    assert seen == [
        [("а", 0, 2, False), ("б", 2, 1, False)],
        [("в", 0, 1, False), ("г", 1, 1, False), ("", 2, 1, True)],
        [("д", 2, 1, False)],
    ]


def test_a_nested_table_is_not_lost() -> None:
    inner = f"<w:tbl><w:tr>{cell('а')}{cell('б')}</w:tr><w:tr>{cell('в')}</w:tr></w:tbl>"
    (table,) = blocks(f"<w:tbl><w:tr><w:tc><w:p>{run('до')}</w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert isinstance(table, WordTable)
    assert table.rows[0][0].text == "до\nа\tб\nв"
    assert len(table.rows[0][0].tables) == 1


def numbered(num: int, level: int = 0, text: str = "") -> str:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}{run(text)}</w:p>"


def with_lists(content: bytes) -> bytes:
    def level(at: int, form: str, text: str, start: int = 1) -> str:
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )

    lists = (
        f'<w:abstractNum w:abstractNumId="50">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2.")}'
        f"</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="51">{level(0, "upperRoman", "Задача %1.", 3)}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="52">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="53">{level(0, "russianLower", "%1)")}</w:abstractNum>'
        '<w:num w:numId="50"><w:abstractNumId w:val="50"/></w:num>'
        '<w:num w:numId="51"><w:abstractNumId w:val="51"/></w:num>'
        '<w:num w:numId="52"><w:abstractNumId w:val="52"/></w:num>'
        '<w:num w:numId="53"><w:abstractNumId w:val="53"/></w:num>'
        '<w:num w:numId="60"><w:abstractNumId w:val="50"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    xml = f"<w:numbering {nsdecls('w')}>{lists}</w:numbering>"
    return with_part(content, "word/numbering.xml", xml.encode())


def test_automatic_numbers() -> None:
    content = document_of(
        numbered(50, 0, "первое"),
        numbered(50, 1, "под"),
        numbered(50, 1, "под"),
        numbered(50, 0, "второе"),
        numbered(50, 1, "снова"),
        numbered(51, 0, "дороги"),
        numbered(51, 0),
        numbered(52, 0, "точка"),
        numbered(53, 0, "буква"),
        numbered(60, 0, "с пяти"),
        numbered(60, 0, "дальше"),
        numbered(0, 0, "без номера"),
        numbered(99, 0, "нет списка"),
    )
    assert list(read_word(with_lists(content)).blocks) == [
        "1. первое",
        "1.1. под",
        "1.2. под",
        "2. второе",
        "2.1. снова",
        "Задача III. дороги",
        "Задача IV.",
        "· точка",
        "а) буква",
        "5. с пяти",
        "6. дальше",
        "без номера",
        "нет списка",
    ]


def test_a_style_numbers_its_paragraphs() -> None:
    import docx

    document = docx.Document()
    for text in ("первый", "второй"):
        document.add_paragraph(text, style="List Number")
    assert list(read_word(saved(document)).blocks) == ["1. первый", "2. второй"]


def test_strict_files_are_read_too() -> None:
    content = word_file([["1", "м", "п, ед.", "5", "", "УГХ", ""]])
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = part_of(content, "word/document.xml").replace(transitional, strict)
    read = read_word(with_part(content, "word/document.xml", xml))
    assert read.blocks == read_word(content).blocks
