"""How a figure, a target and a standing read."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape
from itertools import takewhile

from domain.ahead.said import Outlook
from domain.figures.numbers import show
from domain.figures.standing import Standing, State
from domain.figures.targets import Target, TargetKind
from domain.figures.unusual import is_far_above
from domain.heads.signature import Signature, Signed, Signing, signing
from domain.time.periods import Period
from texts import dates
from texts.catalogue import Html, Texts

ICONS = {
    State.MET: "✅",
    State.ON_PACE: "🔵",
    State.BEHIND: "🔻",
    State.MISSED: "❌",
    State.NOT_COMPARED: "▫️",
    State.NO_DATA: "⚪",
}
_ADDRESS = re.compile(r"((?:https?://|www\.)[^\s<>\"«»]*[^\s<>\"«».,;:!?()\[\]])", re.IGNORECASE)
_LONGEST_ADDRESS = 30
_LONGEST_MORE = 60
_NOTE = re.compile(r"\[\^[^\]\s]*\]")
_PERIOD_AHEAD = re.compile(r"^\s*\d\s*(?:полугодие|квартал|кв\.?)\s*[:–—-]\s*", re.IGNORECASE)
_LONGEST_FIGURE = 60
_LONGEST_BRIEF = 22
_LONGEST_SHORT_NAME = 40
_LONGEST_UNIT = 58
_LONGEST_NUMBERS = 300
_KEPT_OF_SHARED = 2  # words before the difference, to read it by
_DEPUTY = re.compile(r"заместитель\s+главы(?:\s+(?:городского|муниципального)\s+округа)?", re.IGNORECASE)
_OF_THE_TOWN = re.compile(r"\s+администрации(?:\s+(?:городского|муниципального)\s+округа)?$", re.IGNORECASE)


def clean(wording: str) -> str:
    """A programme's wording in one line, without the marks of its footnotes."""
    return " ".join(_NOTE.sub("", wording).split())


def lines(wording: str) -> str:
    """The same with the author's own lines kept, so that a list stays a list."""
    kept = (" ".join(line.split()) for line in _NOTE.sub("", wording).splitlines())
    return "\n".join(line for line in kept if line)


def units(text: str) -> int:
    """Length as Telegram counts it, in UTF-16: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def short(text: str, length: int) -> str:
    """Cut at a word, with an ellipsis, where it is longer; ``length`` in Telegram's units."""
    if units(text) <= length:
        return text
    cut = text[: length - 1]
    while units(cut) >= length:
        cut = cut[: -max(1, (units(cut) - length) // 2)]
    cut = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return cut.rstrip(" ,;:.–—-") + "…"


def explained(t: Texts, text: str, length: int) -> Html:
    """An explanation on a card: long addresses by their beginnings, to be opened; what is left out."""
    pieces = [(one, bool(at % 2)) for at, one in enumerate(_ADDRESS.split(text)) if one]
    labels = [_site(one) if is_address else one for one, is_address in pieces]
    is_whole = sum(map(units, labels)) <= length
    free, shown = length if is_whole else length - _LONGEST_MORE, ""
    for (piece, is_address), label in zip(pieces, labels, strict=True):
        if units(label) > free:
            shown += "" if is_address or free < 2 else escape(short(label, free), quote=False)
            break
        shown += _linked(piece, label) if label != piece else escape(label, quote=False)
        free -= units(label)
    more = f"{shown.rstrip(' …')}… {t('figure.explained_more', n=units(text))}"
    return Html(shown if is_whole else more)


def _site(address: str) -> str:
    """«vk.com/wall-1710…»; a short one as it is."""
    if units(address) <= _LONGEST_ADDRESS:
        return address
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", address, flags=re.IGNORECASE)
    return bare if units(bare) <= _LONGEST_ADDRESS else f"{bare[: _LONGEST_ADDRESS - 1]}…"


def _linked(address: str, label: str) -> str:
    href = address if "://" in address else f"http://{address}"
    return f'<a href="{escape(href)}">{escape(label, quote=False)}</a>'


def called(short_name: str) -> str:
    """An indicator's short name; nothing is lost, unless it is longer than one may be."""
    return short(clean(short_name), _LONGEST_SHORT_NAME)


def pair(first: str, second: str, length: int) -> tuple[str, str]:
    """Two wordings cut like ``short``, but never where they differ: what both begin with gives way."""
    if max(units(first), units(second)) <= length:
        return first, second
    words, others = first.split(), second.split()
    same = (one.casefold() == other.casefold() for one, other in zip(words, others, strict=False))
    shared = sum(1 for _ in takewhile(bool, same)) - _KEPT_OF_SHARED
    if shared <= 0:
        return short(first, length), short(second, length)
    cut = [f"… {' '.join(one[shared:])}" for one in (words, others)]
    return short(cut[0], length), short(cut[1], length)


def numbers_label(numbers: Sequence[str]) -> str:
    """«1–27», «1–3, 4.1, 4.2»: what follows each other is told by its ends."""
    runs: list[list[str]] = []
    for number in numbers:
        follows = (
            runs and number.isdecimal() and runs[-1][-1].isdecimal() and int(number) == int(runs[-1][-1]) + 1
        )
        if follows:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)
    return short(", ".join(told), _LONGEST_NUMBERS)


def unit_label(name: str) -> str:
    """An executor on a button: what all of them have in common is short, so that they can be told apart."""
    brief = _OF_THE_TOWN.sub("", _DEPUTY.sub("зам. главы", clean(name)))
    return short(brief[:1].upper() + brief[1:], _LONGEST_UNIT)


def figure_label(t: Texts, wording: str, value: Decimal | None, target: Target | None) -> str:
    """A figure as its author wrote it, without the name of the period before it; yes and no as words."""
    if not wording:
        return t.label("figure.none")
    if target is not None and target.kind is TargetKind.YES_NO and value in (0, 1):
        return t.label("figure.yes" if value else "figure.no")
    return short(_PERIOD_AHEAD.sub("", clean(wording)), _LONGEST_FIGURE)


def brief_label(t: Texts, wording: str, value: Decimal | None, target: Target | None) -> str:
    """The same; the value alone where the author wrote a sentence around it."""
    label = figure_label(t, wording, value, target)
    return label if value is None or len(label) <= _LONGEST_BRIEF else number(value)


def target_label(t: Texts, target: Target | None) -> str:
    """«из 100 %», «при цели не более 2 %»: read after the figure; empty where there is no target."""
    if target is None or target.kind is TargetKind.NONE:
        return ""
    wording = short(clean(target.wording), _LONGEST_FIGURE)
    if target.kind is TargetKind.YES_NO:
        return t.label("target.yes" if target.low else "target.no")
    if target.kind is TargetKind.AT_LEAST and target.low is not None and wording[:1].isdigit():
        return t.label("target.out_of", target=wording)
    if target.kind is TargetKind.AT_MOST and wording[:1].isdigit():
        return t.label("target.at_most", target=wording)
    return t.label("target.aim", target=wording)


def far_above(t: Texts, value: Decimal | None, target: Target | None, unit: str) -> list[Html]:
    """«7 196 при цели 12: единица та?», where it is so."""
    if value is None or target is None or not is_far_above(value, target, unit):
        return []
    return [t("figure.far_above", value=number(value), target=short(clean(target.wording), _LONGEST_FIGURE))]


def aim_label(t: Texts, target: Target | None) -> str:
    """«при цели 100 %»: where there is no number to read it after; named parts are too long for that."""
    if target is None or target.kind in (TargetKind.NONE, TargetKind.PARTS):
        return ""
    if target.kind is TargetKind.YES_NO:
        return target_label(t, target)
    return t.label("target.aim", target=short(clean(target.wording), _LONGEST_FIGURE))


def against(t: Texts, wording: str, value: Decimal | None, target: Target | None) -> str:
    """«50 % из 100 %», as plain text; words and «нет данных» are out of nothing."""
    label = brief_label(t, wording, value, target)
    return f"{label} {target_label(t, target)}".strip() if value is not None else label


def state_words(t: Texts, standing: Standing) -> str:
    """«отстаёт», or «выше предела» where that is the reason."""
    name = "above_limit" if standing.above_limit and standing.state is State.BEHIND else standing.state
    return t.label(f"state.{name}")


def state(t: Texts, standing: Standing) -> Html:
    return Html(f"{ICONS[standing.state]} {state_words(t, standing)}")


def on_pace_until(t: Texts, standing: Standing, due: date | None, period: Period) -> Html | None:
    """«🔵 в графике: срок 01.10.2022»: what is due after the period's end, told instead of the pace."""
    if standing.state is not State.ON_PACE or due is None or due <= period.end:
        return None
    until = t.label("submit.due", day=dates.day(due))
    return t("submit.because", state=state(t, standing), share=until)


def number(value: Decimal) -> str:
    return show(value)


def filename_part(name: str) -> str:
    """A name with signs that every file system takes, 60 of them at most."""
    kept = "".join(one if one.isalnum() or one in " -.«»()" else " " for one in name)
    return " ".join(kept.split())[:60].strip()


def signed(t: Texts, signature: Signature) -> str:
    """«подписано, исх. № 12-44 от 07.07.2022», «подписано, скан листа»."""
    if not signature.number or signature.day is None:
        return t.label("figure.signed_scan")
    return t.label(
        "figure.signed", number=short(clean(signature.number), 60), day=f"{signature.day:%d.%m.%Y}"
    )


def signing_of(t: Texts, versions: Sequence[Signed]) -> str:
    """The same of a figure's newest version; of one that was corrected since, that; empty where neither."""
    stands = signing(versions)
    if stands is Signing.SIGNED:
        newest = max(versions, key=lambda one: one.version).signature
        return signed(t, newest) if newest is not None else ""
    return t.label("figure.signed_before") if stands is Signing.CHANGED else ""


def brought(t: Texts, source: str) -> str:
    """«внёс координатор, письмо от 07.07 № 12-44»; empty where a figure has no such source."""
    return t.label("figure.brought", source=short(clean(source), 120)) if source else ""


def outlook(t: Texts, said: Outlook, needs: str, longest: int) -> str:
    """«риск: нужны 2 млн руб.»: read after «к концу года»."""
    told = t.label(f"ahead.outlook.{said}")
    return t.label("ahead.outlook_needs", outlook=told, needs=short(clean(needs), longest)) if needs else told


def by_year_end(t: Texts, said: Outlook, needs: str, longest: int) -> str:
    """«до конца года — риск: нужны 2 млн руб»: read within a sentence; empty where nothing is said."""
    if not said:
        return ""
    told, needed = t.label(f"ahead.by_year_end.{said}"), short(clean(needs), longest).rstrip(" .")
    return t.label("ahead.outlook_needs", outlook=told, needs=needed) if needed else told
