"""Single values in a programme file: texts, yes and no, days, numbers; each says what is wrong with it."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from domain.programme.file_problems import FileProblemKind

_YES_NO = {"true": True, "yes": True, "да": True, "false": False, "no": False, "нет": False}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00:00)?")
_RUSSIAN = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_NUMBER = re.compile(r"[-−–]?[0-9]{1,40}(?:[.,][0-9]{1,40})?")
_WHOLE = re.compile(r"[0-9]{1,4}")


class Wrong(ValueError):
    """What a value cannot be; its sentence lives in ``texts``."""

    def __init__(self, kind: FileProblemKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


def _yes_no(value: Any) -> Any:
    found = _YES_NO.get(value.strip().lower()) if isinstance(value, str) else value
    if not isinstance(found, bool):
        raise Wrong(FileProblemKind.NOT_YES_NO)
    return found


def day_of(text: str) -> date | None:
    """«2022-05-12» or «12.05.2022»; ``None`` for anything else."""
    iso, russian = _ISO.fullmatch(text.strip()), _RUSSIAN.fullmatch(text.strip())
    parts = iso.groups() if iso else russian.groups()[::-1] if russian else ()
    try:
        return date(*map(int, parts))
    except (TypeError, ValueError):
        return None


def _day(value: Any) -> Any:
    found = day_of(value) if isinstance(value, str) else None
    if found is None:
        raise Wrong(FileProblemKind.NOT_A_DATE)
    return found


def _number(value: Any) -> Any:
    text = re.sub(r"[\s\u00a0\u202f]", "", value) if isinstance(value, str) else ""
    if not _NUMBER.fullmatch(text):
        raise Wrong(FileProblemKind.NOT_A_NUMBER)
    return Decimal(re.sub("[−–]", "-", text).replace(",", "."))


def _whole(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _WHOLE.fullmatch(value.strip()):
        raise Wrong(FileProblemKind.NOT_A_NUMBER)
    return int(value)


Required = Annotated[str, StringConstraints(min_length=1)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+([.,][0-9]+)?$"}),
]
Whole = Annotated[int, BeforeValidator(_whole)]
