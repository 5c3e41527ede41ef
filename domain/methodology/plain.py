"""Any of the methodology's data as plain JSON-able data, and back equal: for freezing and for files."""

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Data = TypeVar("Data")


def to_plain(data: Any) -> Any:
    """Dataclasses become mappings without what is at its default, tuples lists, numbers and dates texts.

    Whole numbers and truth values stay; a ``Decimal`` keeps every digit.
    """
    if is_dataclass(data) and not isinstance(data, type):
        return {
            field.name: to_plain(getattr(data, field.name))
            for field in fields(data)
            if field.init and not _is_default(field, getattr(data, field.name))
        }
    if isinstance(data, tuple | list):
        return [to_plain(item) for item in data]
    if isinstance(data, date):
        return data.isoformat()
    return str(data) if isinstance(data, Decimal | Enum) else data


def from_plain(kind: type[Data], plain: Any) -> Data:
    """What ``to_plain`` made, as a ``kind`` again; entries that ``kind`` does not know are left out.

    ``KeyError``, ``TypeError``, ``ValueError`` or ``decimal.InvalidOperation`` for what cannot have been one.
    """
    made: Data = _made(kind, plain)
    return made


def _is_default(field: Field[Any], value: Any) -> bool:
    return (
        field.default is not MISSING and bool(field.default == value) and type(field.default) is type(value)
    )


def _made(kind: Any, plain: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return None if plain is None else _made(_only(kind), plain)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], item) for item in plain)
    if isinstance(kind, type) and is_dataclass(kind):
        known = _types(kind)
        return kind(**{name: _made(known[name], value) for name, value in plain.items() if name in known})
    if kind is date:
        return date.fromisoformat(plain)
    return plain if kind in (str, int, bool, Any) else kind(plain)


def _only(kind: Any) -> Any:
    """The type that ``… | None`` leaves."""
    return next(member for member in get_args(kind) if member is not type(None))


@cache
def _types(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind) if field.init}
