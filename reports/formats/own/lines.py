"""All that stands around the report's table: the period's words for its marks, old words as decided."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from domain.forms.form import TABLE_KEY, Form, OldWordsSaid, is_kept, line_key
from office.editing import Edit, edit, empty, text_in
from office.xml_names import w

_MARK = re.compile(r"\{[a-z_]+(?:[+-]\d{1,2})?\}")
Words = Callable[[str], str]
"""A text with the reported period's words in place of its marks."""


def fill_lines(root: Any, form: Form, decisions: OldWordsSaid, words: Words, table: Any = None) -> None:
    """In place, but for the rows of the report's ``table``."""
    cleared = {one.key: one.cleared for one in form.leftovers}
    for paragraph in list(root.iter(w("p"))):
        if table is not None and next(paragraph.iterancestors(w("tbl")), None) is table:
            continue
        text = text_in(paragraph)
        key = line_key(text)
        if text.strip() and not is_kept(key, form, decisions):
            left = words(cleared[key])
            if left:
                edit(paragraph, [Edit(0, len(text), left)])
            else:
                empty(paragraph)
        else:
            fill(paragraph, words)


def fill_titles(row: Any, form: Form, decisions: OldWordsSaid, words: Words) -> None:
    """A row of titles; an old time in one of them as it was decided."""
    cleared = {one.key: one.cleared for one in form.leftovers}
    for cell in row.iterchildren(w("tc")):
        paragraphs = list(cell.iter(w("p")))
        key = line_key(" ".join(map(text_in, paragraphs)))
        if key in cleared and not is_kept(key, form, decisions):
            first, *others = paragraphs
            edit(first, [Edit(0, len(text_in(first)), words(cleared[key]))])
            for paragraph in others:
                empty(paragraph)
        else:
            for paragraph in paragraphs:
                fill(paragraph, words)


def fill(paragraph: Any, words: Words) -> None:
    text = text_in(paragraph)
    if "{" not in text:
        return
    found = (Edit(mark.start(), mark.end(), words(mark[0])) for mark in _MARK.finditer(text))
    edit(paragraph, [one for one in found if one.new != text[one.start : one.end]])


def clear_tables(body: Any, form: Form, decisions: OldWordsSaid) -> None:
    """Of other tables with old figures the first row stays, which says what stood there."""
    for at, table in enumerate(list(body.iter(w("tbl"))), start=1):
        if not is_kept(f"{TABLE_KEY}{at}", form, decisions):
            for row in list(table.iterchildren(w("tr")))[1:]:
                for paragraph in row.iter(w("p")):
                    empty(paragraph)


def lines_of(root: Any) -> Iterator[str]:
    return (" ".join(text_in(paragraph).split()) for paragraph in root.iter(w("p")))
