"""A reader of Word reports of the tests' own: what stands in the file, without the programme's reader."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Read:
    before: list[str]
    rows: list[list[str]]
    after: list[str]
    notes: dict[str, str]


def tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def _notes(content: bytes) -> Any:
    """None where the document has no part for them."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        known = package.namelist()
    return part(content, "word/footnotes.xml") if "word/footnotes.xml" in known else ()


def paragraph_text(paragraph: Any, marks: list[str]) -> str:
    text = ""
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}footnoteReference"):
        if node.tag == f"{W}footnoteReference":
            marks.append(node.get(f"{W}id"))
            text += f"[^{len(marks)}]"
        else:
            text += node.text or "" if node.tag == f"{W}t" else "\n\t"[node.tag == f"{W}tab"]
    return text


def read(content: bytes) -> Read:
    """Paragraphs and table of a file; footnotes numbered as they are met; a numbered paragraph counts on."""
    body = part(content, "word/document.xml")[0]
    marks: list[str] = []
    count = 0
    found = Read([], [], [], {})
    for element in body:
        if element.tag == f"{W}p":
            (found.after if found.rows else found.before).append(tidy(paragraph_text(element, marks)))
        for row in element.iter(f"{W}tr"):
            cells = []
            for cell in row.iter(f"{W}tc"):
                if cell.find(f".//{W}numPr") is not None:
                    count += 1
                    cells.append(f"{count}.")
                else:
                    cells.append("\n".join(paragraph_text(p, marks) for p in cell.iter(f"{W}p")))
            found.rows.append(cells)
    texts = {
        note.get(f"{W}id"): tidy("".join(t.text for t in note.iter(f"{W}t"))) for note in _notes(content)
    }
    found.notes = {str(number): texts[mark] for number, mark in enumerate(marks, 1)}
    return found


def tidied(rows: list[list[str]]) -> list[list[str]]:
    return [[tidy(cell) for cell in row] for row in rows]
