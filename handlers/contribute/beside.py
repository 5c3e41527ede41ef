"""What stands of contributors' parts beside the figure that is put together of them."""

from collections.abc import Sequence

from domain.contributions.together import Contributor, FigureParts, Proposal, adds_shares
from domain.programme.document import PutTogether
from texts import Html, Texts, figures

NAME = "part"
_LONGEST = 1_000
"""All lines together: they stand on a card that is long without them."""


def lines(t: Texts, parts: FigureParts, unit: str) -> list[Html]:
    """Who gave how much, with what words; what it makes; whose part has not come."""
    total = len(parts.contributors)
    head = "parts.all" if not parts.missing else "parts.some"
    shown = [t(head, given=len(parts.given), total=total)]
    free = _LONGEST
    for place, one in enumerate(parts.contributors):
        line = _line(t, one)
        free -= figures.units(line) + 1
        if free < 0:
            shown.append(t("parts.more", n=total - place))
            break
        shown.append(line)
    if (proposal := parts.proposal) is not None:
        shown.append(_makes(t, parts, proposal))
        if adds_shares(parts.how, unit):
            shown.append(t("parts.shares"))
    return shown


def _line(t: Texts, one: Contributor) -> Html:
    name = unit(one.name)
    if one.given is None:
        return t("parts.missing", name=name)
    figure = figures.short(figures.clean(one.given.wording), 60)
    said = figures.short(figures.clean(one.given.explanation), 120)
    return t("parts.said" if said else "parts.figure", name=name, figure=figure, text=said)


def _makes(t: Texts, parts: FigureParts, proposal: Proposal) -> Html:
    name = "parts.mean" if parts.how is PutTogether.MEAN else "parts.sum"
    if proposal.rounded:
        name = "parts.rounded"
    made = t(name, value=proposal.wording)
    return t("parts.made_without", made=made, names=_names(proposal.without)) if proposal.without else made


def coming(t: Texts, number: str, parts: FigureParts) -> list[Html]:
    """«🧩 № 23: частей пришло 2 из 3, ждём: ЗАГС», to whoever hands in; all there, that they are."""
    given, total = len(parts.given), len(parts.contributors)
    if not parts.missing:
        return [t("parts.coming.all", number=number, total=total)]
    return [t("parts.coming", number=number, given=given, total=total, names=_names(parts.missing))]


def brief(t: Texts, parts: FigureParts, since: Sequence[Contributor]) -> list[Html]:
    """«Части: МФЦ — 280; УСЗН — 3.»: on a card that is full; what came ``since`` stands by itself."""
    known = [one for one in parts.given if one not in since]
    return [t("parts.brief", told=_told(known))] if known else []


def since_sent(t: Texts, lacking: Sequence[str], since: Sequence[Contributor]) -> list[Html]:
    """Whose part is not in a figure that was sent: it has not come, or came after that."""
    late = {one.name for one in since}
    return [*without(t, [name for name in lacking if name not in late]), *came_since(t, since)]


def without(t: Texts, names: Sequence[str]) -> list[Html]:
    """«⚠️ Без части: ЗАГС»: where a figure is sent, or was, and somebody's part is not in."""
    return [t("parts.without", names=_names(names))] if names else []


def came_since(t: Texts, since: Sequence[Contributor]) -> list[Html]:
    """Parts that came after the figure was sent."""
    return [t("parts.since", told=_told(since))] if since else []


def _told(given: Sequence[Contributor]) -> str:
    told = (
        f"{unit(one.name)} — {figures.short(figures.clean(one.given.wording), 40)}"
        for one in given
        if one.given is not None
    )
    return figures.short("; ".join(told), 180)


def take_label(t: Texts, parts: FigureParts, proposal: Proposal) -> str:
    """«Взять сумму: 288»"""
    name = "button.take_mean" if parts.how is PutTogether.MEAN else "button.take_sum"
    return t.label(name, value=figures.short(proposal.wording, 20))


def unit(name: str) -> str:
    return figures.short(figures.unit_label(name), 60)


def _names(names: Sequence[str]) -> str:
    return figures.short(", ".join(unit(one) for one in names), 180)
