"""«Что прочитано»: the whole ledger of a document, in pages that a phone shows, and as a file."""

from html import escape

from handlers.programme_file.parts import button, page_button
from handlers.screen import Button, File, Screen
from services.reading.file_draft import FileDraft
from texts import Html, Texts, figures, ledger

_PAGE = 3_000
_LINE = 300
_FILE = "read.txt"


def page(t: Texts, draft: FileDraft, number: int) -> Screen:
    """The page of this number, counted from 0; one that is not there is the last or the first."""
    pages = _pages(t, draft)
    number = max(0, min(number, len(pages) - 1))
    head = t("read.page", number=number + 1, of=len(pages))
    turning = tuple(
        page_button(t, draft, name, to)
        for name, to in (("button.previous_page", number - 1), ("button.next_page", number + 1))
        if 0 <= to < len(pages)
    )
    rows: tuple[tuple[Button, ...], ...] = (
        (button(t, draft, "columns", "button.correct_column"),),
        (button(t, draft, "ledger", "button.as_file"),),
        (button(t, draft, "summary", "button.back"),),
    )
    text = Html("\n".join([head, *pages[number]]))
    return Screen(text, (turning, *rows) if turning else rows, draft_id=draft.id)


def _pages(t: Texts, draft: FileDraft) -> list[list[Html]]:
    """As many lines a page as fit; a line says what became of a table, a column, a row or a cell."""
    pages: list[list[Html]] = [[]]
    free = _PAGE
    for line in _lines(t, draft):
        shown = Html(escape(figures.short(line.rstrip(), _LINE), quote=False))
        free -= figures.units(shown) + 1
        if free < 0 and pages[-1]:
            pages.append([])
            free = _PAGE - figures.units(shown) - 1
        pages[-1].append(shown)
    return pages


def _lines(t: Texts, draft: FileDraft) -> list[str]:
    return [*ledger.summary(t, draft.document.ledger), "", *ledger.whole(t, draft.document.ledger)]


def as_file(t: Texts, draft: FileDraft) -> Screen:
    """All of it in one text."""
    content = "\n".join(_lines(t, draft)).encode()
    back = (button(t, draft, "summary", "button.back"),)
    text = t("read.file", name=figures.short(draft.filename, 100))
    return Screen(text, (back,), document=File(_FILE, content))
