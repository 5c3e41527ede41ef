"""What the bot itself prints on an unfinished report, so that reading one gives the same programme."""

from collections.abc import Sequence

from texts import texts

_LANGUAGE = "ru"  # the report's
_NUMBERS = "\N{NO-BREAK SPACE}"


def without_notice(lines: Sequence[str]) -> list[str]:
    """The lines above the table without «ПРОЕКТ» and what follows it."""
    t = texts(_LANGUAGE)
    above = list(lines)
    if not above or above[0] != t.label("report.notice.draft"):
        return above
    names = ("report.notice.missing", "report.notice.unchecked")
    beginnings = tuple(t.label(name, numbers=_NUMBERS).split(_NUMBERS)[0] for name in names)
    above = above[1:]
    while above and above[0].startswith(beginnings):
        above = above[1:]
    return above


def nothing_came(wording: str) -> bool:
    """Column 5 says that no figure was handed in, or that none is due: that is no figure in words."""
    t = texts(_LANGUAGE)
    return wording.strip() in (t.label("report.not_handed_in"), t.label("report.not_due"))
