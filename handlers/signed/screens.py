"""A signed report beside what is accepted, and what was kept of it."""

from collections.abc import Iterator, Sequence
from html import escape

from handlers.screen import Button, File, Screen, data
from handlers.status import lines as status_lines
from services.reading.file_draft import FileDraft
from services.signing.compare_signed import SignedDocument
from services.signing.see_signed import SignedKept, StoredFile
from texts import Html, Texts, dates, figures, periods

NAME = "signed"
_SHOWN = 40
_UNITS = 3_000
_LONGEST = 160

Pair = tuple[str, str]


def differs(t: Texts, draft: FileDraft) -> Screen:
    """Row by row, old → new; nothing is written before «Принять правки»."""
    found = _of(draft)
    lines = [_head(t, found), t.count("signed.differs", len(found.rows))]
    lines += fitting(_rows(t, found))
    lines += _besides(t, found)
    rows = [(_button(t, draft, "leave", "button.leave_signed"),)]
    if draft.change is not None and draft.change.difference:
        rows.append((_button(t, draft, "change", "button.programme_changes"),))
    if found.taken:
        word = found.fingerprint
        take = data(NAME, "take", draft.id, draft.revision, word=word)
        rows.insert(0, (Button(t.label("button.take_signed"), take),))
    return Screen(Html("\n".join(lines)), tuple(rows), draft_id=draft.id)


def _of(draft: FileDraft) -> SignedDocument:
    assert draft.signed is not None
    return draft.signed


def _head(t: Texts, found: SignedDocument) -> Html:
    programme = figures.short(found.programme, 300)
    return t("signed.head", period=periods.words(t, found.period), programme=programme)


def _rows(t: Texts, found: SignedDocument) -> list[Html]:
    lines = []
    for row in found.rows:
        wording = _pair(row.accepted.wording, row.signed.wording)
        explanation = _pair(row.accepted.explanation, row.signed.explanation)
        what = [*said(t, wording, explanation)]
        if row.is_lost:
            what.insert(0, t.label("signed.lost", wording=_short(row.accepted.wording)))
        if waiting := found.waiting.get(row.number):
            what.append(t.label("signed.waiting", wording=_short(waiting)))
        lines.append(_line(t, row.number, what))
    return lines


def _pair(old: str, new: str) -> Pair | None:
    return None if old == new else (old, new)


def said(t: Texts, wording: Pair | None, explanation: Pair | None) -> Iterator[str]:
    """«15,6 % → 16,1 %», «пояснение: «было» → «стало»»."""
    if wording is not None:
        old, new = (_short(text) or t.label("signed.nothing") for text in wording)
        yield t.label("signed.figure", old=old, new=new)
    if explanation is not None:
        old, new = (_short(text) or t.label("signed.no_words") for text in explanation)
        yield t.label("signed.explanation", old=old, new=new)


def _line(t: Texts, number: str, what: Sequence[str]) -> Html:
    return Html(escape(t.label("signed.row", number=number, what="; ".join(what)), quote=False))


def changed(t: Texts, number: str, wording: Pair, explanation: Pair) -> Html:
    """A line of what was changed."""
    return _line(t, number, list(said(t, _pair(*wording), _pair(*explanation))))


def _short(text: str) -> str:
    return figures.short(figures.clean(" ".join(text.split())), _LONGEST)


def fitting(lines: Sequence[Html]) -> list[Html]:
    """As many as a message holds; «…» says that there is more, which is taken all the same."""
    shown = status_lines.fitting(list(lines[:_SHOWN]), _UNITS)
    return shown if len(shown) == len(lines) else [*shown, Html("…")]


def _besides(t: Texts, found: SignedDocument) -> Iterator[Html]:
    for name, numbers in (("signed.foreign", found.found.foreign), ("signed.absent", found.found.absent)):
        if numbers:
            yield t(name, numbers=figures.short(", ".join(numbers), 300))
    if found.closed_at is not None:
        yield t("signed.closed", day=dates.day(found.closed_at.date()))
    elif found.taken:
        yield t("signed.means")


def told(t: Texts, found: SignedDocument) -> Html:
    """For the screen of what the document changes in the programme itself."""
    facts = {"period": periods.words(t, found.period)}
    if found.rows:
        return t.count("signed.differs_too", len(found.rows), **facts)
    return t("signed.same", **facts)


def buttons(t: Texts, draft: FileDraft) -> tuple[tuple[Button, ...], ...]:
    """Below the same screen."""
    if _of(draft).rows:
        return ((_button(t, draft, "show", "button.show_signed"),),)
    return ((_button(t, draft, "keep", "button.keep_signed"),),)


def _button(t: Texts, draft: FileDraft, action: str, name: str) -> Button:
    return Button(t.label(name), data(NAME, action, draft.id, draft.revision))


def left(t: Texts) -> Screen:
    return Screen(t("signed.left"), ((_home(t),),))


def kept(t: Texts, found: SignedKept) -> Screen:
    """What was taken, and that the file is kept."""
    lines = []
    if found.numbers:
        numbers = figures.short(", ".join(found.numbers), 1_000)
        lines.append(t.count("signed.taken", len(found.numbers), numbers=numbers))
    lines.append(t("signed.kept", period=periods.words(t, found.period), revision=found.revision))
    if found.scans:
        lines.append(t.count("signed.scans", found.scans))
    about = found.programme_id, found.signed_id
    rows = (
        (Button(t.label("button.attach_scan"), data(NAME, "scan", *about)),),
        (
            Button(
                t.label("button.report"), data("report", "period", found.programme_id, word=found.period.key)
            ),
        ),
        (_home(t),),
    )
    return Screen(Html("\n".join(lines)), rows)


def ask_scan(t: Texts, found: SignedKept, draft_id: int) -> Screen:
    """Until «Готово» each file that is sent is a scan."""
    lines = [t("signed.ask_scan", period=periods.words(t, found.period))]
    if found.scans:
        lines.insert(0, t.count("signed.scans", found.scans))
    done = Button(t.label("button.done"), data(NAME, "scanned", draft_id))
    return Screen(Html("\n".join(lines)), ((done,),), draft_id=draft_id)


def file(t: Texts, found: StoredFile) -> Screen:
    return Screen(t("signed.file"), ((_home(t),),), document=File(found.name, found.content))


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))
