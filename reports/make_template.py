"""Writes ``reports/templates/consolidated.docx`` anew: ``python -m reports.make_template``.

The template is meant to be edited in Word or LibreOffice: fonts, widths, borders, spacing, footer and
any further fixed text. Each ``{word}`` is a prototype: its paragraph, or the table row it begins, is
copied with its formatting for every line or row of the report. Run this command only to go back to the
form of the published report (A4 landscape, seven columns), which throws away what was edited.
"""

from pathlib import Path

from reports.word_package import CORE, DOCUMENT, FOOTNOTES, core_properties, write_parts

TARGET = Path(__file__).parent / "templates" / "consolidated.docx"
# Twentieths of a point; together the width between the margins of an A4 page laid across.
WIDTHS = (640, 3100, 2200, 1660, 1660, 3118, 2760)
CENTRED = {0, 3, 4}

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
_PARTS = ("document.main", "styles", "settings", "fontTable", "footnotes", "footer")


def main() -> None:
    TARGET.write_bytes(write_parts({name: text.encode() for name, text in _texts().items()}))


def _texts() -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", _OFFICE, DOCUMENT),
            ("core-properties", f"{_PACKAGE}/relationships/metadata", CORE),
        ),
        "word/_rels/document.xml.rels": _relationships(
            *(
                (part, _OFFICE, f"{part}.xml")
                for part in ("styles", "settings", "fontTable", "footnotes", "footer")
            )
        ),
        CORE: core_properties("").decode(),
        DOCUMENT: _document(),
        FOOTNOTES: _footnotes(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "word/footer.xml": _FOOTER,
    }


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part.partition(".")[0]}.xml" ContentType="{_WORD_TYPE}.{part}+xml"/>'
        for part in _PARTS
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{CORE}"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relationships(*targets: tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, base, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _paragraph(style: str, text: str = "", more: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}{more}</w:p>'


def _cell(width: int, content: str, span: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{content}</w:tc>'


def _row(flags: str, cells: list[str]) -> str:
    return f"<w:tr><w:trPr>{flags}</w:trPr>{''.join(cells)}</w:tr>"


def _spanned(text: str, style: str) -> str:
    span = f'<w:gridSpan w:val="{len(WIDTHS)}"/>'
    return _row("<w:cantSplit/>", [_cell(sum(WIDTHS), _paragraph(style, text), span)])


def _head_row(name: str) -> str:
    cells = [_cell(width, _paragraph("CellHead", name)) for width in WIDTHS]
    return _row("<w:cantSplit/><w:tblHeader/>", cells)


def _figure_row() -> str:
    cells = []
    for column, width in enumerate(WIDTHS):
        note = _NOTE_REFERENCE if column == 5 else ""
        style = "CellCentre" if column in CENTRED else "Cell"
        cells.append(_cell(width, _paragraph(style, "{figure}", note)))
    return _row("<w:cantSplit/>", cells)


def _table() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(WIDTHS)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="20" w:type="dxa"/>'
        '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{_head_row('{column}')}{_head_row('{number}')}"
        f"{_spanned('{task}', 'CellTask')}{_spanned('{section}', 'CellSection')}{_figure_row()}</w:tbl>"
    )


def _document() -> str:
    signature = "<w:r><w:tab/></w:r><w:r><w:t>{name}</w:t></w:r>"
    return (
        f"{_HEAD}<w:document {_NAMES}><w:body>"
        f"{_paragraph('Notice', '{notice}')}{_paragraph('Approval', '{approval}')}{_paragraph('ReportTitle')}"
        f"{_paragraph('ReportTitle', '{title}')}{_paragraph('TableCaption', '{caption}')}{_table()}"
        f"{_paragraph('ReportTitle')}{_paragraph('SignatureLine', '{signature}', signature)}"
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="567" w:footer="454"'
        ' w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _footnotes() -> str:
    def separator(number: int, kind: str) -> str:
        return f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'

    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    text = '<w:r><w:t xml:space="preserve">{footnote}</w:t></w:r>'
    return (
        f"{_HEAD}<w:footnotes {_NAMES}>{separator(-1, 'separator')}{separator(0, 'continuationSeparator')}"
        f'<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}'
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{text}</w:p></w:footnote></w:footnotes>'
    )


def _style(name: str, paragraph: str = "", run: str = "", based_on: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _styles() -> str:
    return f"{_HEAD}<w:styles {_NAMES}>{_DEFAULTS}{''.join(_PARAGRAPH_STYLES)}{_NOTE_STYLES}</w:styles>"


_RIGHT, _CENTRE, _KEEP = '<w:jc w:val="right"/>', '<w:jc w:val="center"/>', "<w:keepNext/>"
_SPACED = '<w:spacing w:before="40" w:after="40"/>'
_PARAGRAPH_STYLES = (
    _style("Notice", '<w:spacing w:after="60"/>', "<w:b/>"),
    _style("Approval", _RIGHT),
    _style("ReportTitle", _KEEP + _CENTRE, _size(26)),
    _style("TableCaption", _KEEP + '<w:spacing w:before="120" w:after="60"/>' + _RIGHT),
    _style("Cell", "", _size(20)),
    _style("CellCentre", _CENTRE, based_on="Cell"),
    _style("CellHead", _KEEP + _CENTRE, based_on="Cell"),
    _style("CellTask", _KEEP + _SPACED + _CENTRE, "<w:b/>" + _size(22), based_on="Cell"),
    _style("CellSection", _KEEP + _SPACED + _CENTRE, _size(22), based_on="Cell"),
    _style("SignatureLine", f'<w:keepLines/><w:tabs><w:tab w:val="right" w:pos="{sum(WIDTHS)}"/></w:tabs>'),
    _style("PageNumber", _RIGHT, _size(18)),
)
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman"'
    f' w:cs="Times New Roman"/>{_size(24)}<w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
)
_NOTE_STYLES = (
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    f'<w:basedOn w:val="Normal"/><w:rPr>{_size(18)}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
_NOTE_REFERENCE = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
)
_SETTINGS = (
    f'{_HEAD}<w:settings {_NAMES}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="ru-RU"/></w:settings>'
)
# Where Times New Roman is not installed, a face of the same widths takes its place.
_FONTS = (
    f'{_HEAD}<w:fonts {_NAMES}><w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_FOOTER = (
    f'{_HEAD}<w:ftr {_NAMES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">Стр. </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
    '</w:fldSimple><w:r><w:t xml:space="preserve"> из </w:t></w:r><w:fldSimple w:instr=" NUMPAGES ">'
    "<w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
)

if __name__ == "__main__":
    main()
