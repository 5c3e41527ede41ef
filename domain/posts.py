"""Whether a name says what somebody does rather than who they are."""

import re
from collections.abc import Iterable

_POST = re.compile(
    r"\b(исполнитель|координатор|заместитель|зам|глава|начальник|директор|руководитель|специалист|отдел|управление"
    r"|комитет|департамент|служба|пресс-служба|администрация|приёмная|приемная|политика|строительство"
    r"|executor|coordinator|deputy|head|chief|director|manager|department|office|service|press)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def is_post(name: str, units: Iterable[str] = ()) -> bool:
    """«УГХ, благоустройство», «Пресс-служба»: nobody is greeted by that.

    A name is a post where it has a word for one, a comma, or every word of a unit (``units``: those that the
    person answers for).
    """
    words = {word.casefold() for word in _WORD.findall(name)}
    named = any(words and words <= {word.casefold() for word in _WORD.findall(unit)} for unit in units)
    return named or "," in name or _POST.search(name) is not None
