"""What stands beside a figure, and the question for it (storyboard 2)."""

from collections.abc import Sequence
from html import escape

from domain.evidence import MOST, EvidencePiece
from domain.heads.signature import Signature
from handlers.screen import Button, Screen, data
from handlers.status.lines import fitting_or_more
from services.evidence.attach import EvidenceAsked
from services.evidence.see_evidence import Beside
from texts import Html, Texts, evidence, figures, periods

NAME = "evidence"
MEGABYTES = 20
_UNITS = 3_000
_LONGEST_LABEL = 50


def ask(t: Texts, asked: EvidenceAsked) -> Screen:
    """Until «Готово» what is sent next stands beside the figure; what may be sent is said before."""
    lines = [_head(t, asked)]
    if asked.pieces:
        lines.append(evidence.attached(t, asked.pieces))
    elif asked.indicator.needs_evidence:
        lines.append(t("evidence.needed"))
    if asked.version is not None:
        lines.append(t("evidence.late", version=asked.version))
    limits = {"megabytes": MEGABYTES, "most": MOST}
    lines.append(t("evidence.more" if asked.pieces else "evidence.ask", **limits))
    rows: list[tuple[Button, ...]] = [(_button(t, asked, "done", "button.done"),)]
    if asked.can_be_dropped:
        rows.append((_button(t, asked, "take_off", "evidence.button.take_off"),))
    return Screen(Html("\n".join(lines)), tuple(rows), draft_id=asked.draft_id)


def _head(t: Texts, asked: EvidenceAsked) -> Html:
    row = asked.indicator
    name, period = figures.called(row.short), periods.name(t, asked.period)
    return t("evidence.head", number=row.number, name=name, period=period)


def _button(t: Texts, asked: EvidenceAsked, action: str, name: str) -> Button:
    return Button(t.label(name), data(NAME, action, asked.draft_id))


def take_off(t: Texts, asked: EvidenceAsked) -> Screen:
    """A button for each that can be taken off."""
    rows = [
        (
            Button(
                t.label("evidence.button.drop", n=place, what=_label(t, one)),
                data(NAME, "drop", asked.draft_id, one.id),
            ),
        )
        for place, one in enumerate(asked.can_be_dropped, 1)
    ]
    back = (_button(t, asked, "back", "button.back"),)
    text = Html(f"{_head(t, asked)}\n{t('evidence.take_off')}")
    return Screen(text, (*rows, back), draft_id=asked.draft_id)


def _label(t: Texts, piece: EvidencePiece) -> str:
    return figures.short(" ".join(evidence.named(t, piece).split()), _LONGEST_LABEL)


def beside(t: Texts, found: Beside) -> Screen:
    """What was shown just now, in words too: the files stand above."""
    row = found.indicator
    facts = {"number": row.number, "name": figures.called(row.short), "version": found.version}
    head = t("evidence.beside", period=periods.name(t, found.period), **facts)
    told = [_line(t, place, one) for place, one in enumerate(found.pieces, 1)]
    lines = fitting_or_more(told, _UNITS) or [t("evidence.nothing")]
    if found.signature is not None:
        lines.append(t("figure.signing", said=figures.signed(t, found.signature)))
    home = Button(t.label("button.home"), data("home", "show"))
    scans = scans_button(t, found.programme_id, found.signature)
    return Screen(Html("\n".join([head, *lines])), (*scans, (home,)))


def _line(t: Texts, place: int, piece: EvidencePiece) -> Html:
    said = figures.short(evidence.named(t, piece), 300)
    late = f" ({t.label('evidence.after_sending')})" if piece.is_late else ""
    return Html(escape(f"{place}. {said}{late}", quote=False))


def show_button(
    t: Texts, pieces: Sequence[EvidencePiece], about: tuple[int, int, int], version: int
) -> tuple[tuple[Button, ...], ...]:
    """«Показать файлы» of a figure (programme, indicator, period), where there are any: a row of its own."""
    if not pieces:
        return ()
    shows = data(NAME, "show", *about, version)
    return ((Button(t.label("evidence.button.show", n=len(pieces)), shows),),)


def scans_button(t: Texts, programme_id: int, signature: Signature | None) -> tuple[tuple[Button, ...], ...]:
    """«Лист с подписью»: the scan of the paper on which a figure was signed."""
    if signature is None or not signature.scans:
        return ()
    label = t.label("button.paper_scan", n=signature.scans)
    return ((Button(label, data("paper", "files", programme_id, signature.paper_id)),),)


def attach_button(t: Texts, programme_id: int, indicator_id: int, period_id: int) -> Button:
    """«Приложить файл»."""
    return Button(t.label("button.attach"), data(NAME, "ask", programme_id, indicator_id, period_id))


def not_taken(t: Texts) -> Screen:
    """A film, a voice, a sticker where a file is waited for."""
    return Screen(t("evidence.not_taken"), (_list(t),))


def to_what(t: Texts) -> Screen:
    """A file of which nobody knows whose it is."""
    return Screen(t("evidence.to_what"), (_list(t),))


def _list(t: Texts) -> tuple[Button, ...]:
    return (Button(t.label("button.list"), data("home", "tasks")),)
