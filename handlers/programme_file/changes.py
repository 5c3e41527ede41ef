"""What a newer file of a known programme would change: the difference first, then the question."""

from collections.abc import Sequence
from html import escape

from domain.programme.signing import SignedRow
from handlers.programme_file import differing
from handlers.programme_file.parts import NAME, page_button
from handlers.report_form import screens as report_form
from handlers.screen import Button, Screen, data
from handlers.short_names import screens as short_names
from handlers.signed import screens as signed
from handlers.status.lines import fitting_or_more
from services.programme.change_entries import METHODOLOGY, Entry, MovedEntry
from services.programme.change_programme import ProgrammeChange
from services.reading.file_draft import FileDraft
from texts import Html, Texts, figures
from texts.problems import warned

_SHOWN = 12
_FIELDS = 8
_UNITS = 3_000


def change(t: Texts, draft: FileDraft) -> Screen:
    """Added, changed, gone; nothing is written before «Применить изменения»."""
    found = draft.change
    assert found is not None
    lines = [t("change.head", title=figures.short(found.title, 300))]
    if draft.has_lost_figures:
        lines.append(t("change.no_figures"))
    beside = () if draft.signed is None or _all_mended(draft) else signed.buttons(t, draft)
    if draft.document.ledger.tables:
        beside = (*beside, (page_button(t, draft, "button.what_was_read", 0),))
    if not found.difference and not draft.mended:
        row = (Button(t.label("button.home"), data("home", "show")),)
        beside = (*beside, *_form(t, draft))
        lines += [t("change.nothing"), *_signed(t, draft)]
        return Screen(Html("\n".join(lines)), (*beside, row), draft_id=draft.id if beside else None)
    parts = (("added", found.added), ("changed", found.changed), ("gone", found.gone))
    told = [line for name, entries in parts for line in _part(t, name, entries)]
    lines += fitting_or_more([*told, *_moved(t, found.moved)], _UNITS)
    lines += [*_mended(t, draft), t("change.keeps"), *_recomputes(t, found), *_signed(t, draft)]
    press = data(NAME, "apply", draft.id, draft.revision, word=draft.fingerprint)
    apply = Button(t.label("button.apply_change"), press)
    cancel = Button(t.label("button.cancel"), data(NAME, "cancel", draft.id, draft.revision))
    return Screen(Html("\n".join(lines)), ((apply,), *beside, *_form(t, draft), (cancel,)), draft_id=draft.id)


def _recomputes(t: Texts, found: ProgrammeChange) -> list[Html]:
    """Said before it is applied: figures will change that somebody has handed in; what nothing uses."""
    changed = (name for entry in found.changed for name, _, _ in entry.changes)
    if METHODOLOGY not in changed:
        return []
    told = warned(t, found.after)
    return [t("change.recomputes"), *([Html(escape(told, quote=False))] if told else [])]


def _form(t: Texts, draft: FileDraft) -> tuple[tuple[Button, ...], ...]:
    """Its columns are others than the programme's reports have."""
    return (report_form.offer(t, draft.id),) if draft.may_be_form else ()


def _signed(t: Texts, draft: FileDraft) -> list[Html]:
    """What the same document says of a period's figures."""
    return [] if draft.signed is None or _all_mended(draft) else [signed.told(t, draft.signed)]


def _all_mended(draft: FileDraft) -> bool:
    return draft.signed is not None and bool(draft.mended) and draft.mended == draft.signed.rows


def _mended(t: Texts, draft: FileDraft) -> list[Html]:
    """The document's own figures, read otherwise than the last time: they are applied with the rest."""
    if not draft.mended:
        return []
    lines = [_mended_row(t, row) for row in draft.mended[:_SHOWN]]
    if len(draft.mended) > _SHOWN:
        lines.append(t("change.more", n=len(draft.mended) - _SHOWN))
    return [t.count("change.figures", len(draft.mended)), *fitting_or_more(lines, _UNITS)]


def _mended_row(t: Texts, row: SignedRow) -> Html:
    before, after = row.accepted, row.signed
    wording, explanation = (before.wording, after.wording), (before.explanation, after.explanation)
    return signed.changed(t, row.number, wording, explanation)


def _part(t: Texts, name: str, entries: Sequence[Entry]) -> list[Html]:
    if not entries:
        return []
    lines = [t("change.part", words=t.label(f"change.{name}", n=len(entries)))]
    lines += [_entry(t, entry) for entry in entries[:_SHOWN]]
    if len(entries) > _SHOWN:
        lines.append(t("change.more", n=len(entries) - _SHOWN))
    return lines


def _moved(t: Texts, entries: Sequence[MovedEntry]) -> list[Html]:
    if not entries:
        return []
    lines = [t("change.part", words=t.label("change.moved", n=len(entries)))]
    lines += [Html(escape(differing.moved(t, entry), quote=False)) for entry in entries[:_SHOWN]]
    if len(entries) > _SHOWN:
        lines.append(t("change.more", n=len(entries) - _SHOWN))
    return lines


def _entry(t: Texts, entry: Entry) -> Html:
    return Html(escape("\n".join(differing.entry(t, entry, most=_FIELDS)), quote=False))


def applied(t: Texts, programme_id: int, title: str) -> Screen:
    rows = (
        (Button(t.label("button.review"), data("review", "at", programme_id, 0)),),
        (short_names.button(t, programme_id),),
        (Button(t.label("button.home"), data("home", "show")),),
    )
    return Screen(t("change.done", title=figures.short(title, 300)), rows)
