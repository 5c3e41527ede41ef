"""Whether an explanation that is required explains anything.

Source: the domain page, «Never a figure without a question», its last sentence.
"""

import re

_WORD = re.compile(r"[^\W\d_]{2,}")


def gives_reason(text: str | None) -> bool:
    """It has words in it: «4», «-», «н/д» give no reason."""
    return bool(text) and _WORD.search(text or "") is not None
