"""«Сдать за УГХ», in words."""

import re
from functools import partial

from handlers.conversation import Handle
from handlers.for_whom import talk
from handlers.heard import Heard
from handlers.show import Show
from services.context import Context
from services.drafts.find_draft import DraftFacts
from services.for_whom.find_units import UnitsFound, find_units

_FOR_A_UNIT = re.compile(
    r"\s*(?:сда(?:ть|ю|м)|внести|внесу|ввести|заполнить|hand in)\s+(?:сведения\s+)?(?:за|for)\s+(?P<unit>.+)",
    re.IGNORECASE,
)


async def names(heard: Heard, _question: DraftFacts | None, ctx: Context) -> Handle | None:
    """Who takes it, of whoever may hand in for others."""
    match = _FOR_A_UNIT.fullmatch(heard.text)
    if match is None:
        return None
    found = await find_units(ctx, match["unit"].strip(" .!?"))
    return partial(_show, found) if found.coordinates else None


async def _show(found: UnitsFound, heard: Heard, ctx: Context, show: Show) -> None:
    await talk.show_found(ctx, show, (heard.chat_id, None), found)
