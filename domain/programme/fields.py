"""How a field of an indicator is declared: once, where it stands in ``domain.programme.document``.

YAML, workbook, JSON Schema, rows of the database, difference, snapshot and what a changed Word file leaves as
it was follow from the declaration. A field that is added costs its line there, its column and its migration.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints


class Carried(StrEnum):
    """What a changed Word file does to a field."""

    READ = "read"  # the table says it, empty or not
    FILLED = "filled"  # the table's, else what was known
    DECIDED = "decided"  # what was known: no table has room for it


@dataclass(frozen=True, slots=True)
class Said:
    """What its declaration says of a field beside its type: ``unit: Annotated[str, Said("Единица")]``.

    ``title`` and ``width`` are its workbook column's, ``hint`` is the schema's, ``key`` its name in a file
    where that is another one. ``is_numbering``: «1.2» typed into Excel is no «1,2». ``is_dated``: kept in
    rows of its own, each with its day.
    """

    title: str
    width: int = 14
    hint: str = ""
    key: str = ""
    carried: Carried = Carried.FILLED
    is_numbering: bool = False
    is_dated: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared field: ``type`` is its annotation, ``default`` is ``None`` too where there is none."""

    name: str
    type: Any
    default: Any
    is_required: bool
    said: Said

    @property
    def key(self) -> str:
        """Its name in a file."""
        return self.said.key or self.name

    @property
    def is_list(self) -> bool:
        """Several texts."""
        return get_origin(self.type) is tuple

    @property
    def options(self) -> type[Enum] | None:
        """The words it may have."""
        return next((one for one in (self.type, *get_args(self.type)) if _is_enum(one)), None)


def _is_enum(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, Enum)


@cache
def declared(kind: type) -> tuple[Declared, ...]:
    """The declared fields of a dataclass, in its order."""
    types = get_type_hints(kind, include_extras=True)
    return tuple(
        _declared(one, types[one.name]) for one in fields(kind) if get_origin(types[one.name]) is Annotated
    )


def _declared(one: Field[Any], annotation: Any) -> Declared:
    plain, about = get_args(annotation)
    default = None if one.default is MISSING else one.default
    return Declared(one.name, plain, default, one.default is MISSING, about)


@cache
def kept_names(kind: type) -> tuple[str, ...]:
    """Of the fields that the row of the database has."""
    return tuple(one.name for one in declared(kind) if not one.said.is_dated)


@cache
def carried_names(kind: type, carried: Carried) -> tuple[str, ...]:
    """Of the fields that a changed Word file leaves like this."""
    return tuple(one.name for one in declared(kind) if one.said.carried is carried)


def restored(kind: type, kept: Mapping[str, Any]) -> dict[str, Any]:
    """The declared fields out of a row or of plain data, where words are texts; one not there is left out."""
    found = {one.name: kept[one.name] for one in declared(kind) if one.name in kept}
    for name in _listed(kind):
        if name in found:
            found[name] = tuple(found[name] or ())
    for name, options in _worded(kind):
        if found.get(name) is not None:
            found[name] = options(found[name])
    return found


@cache
def _worded(kind: type) -> tuple[tuple[str, type[Enum]], ...]:
    return tuple((one.name, one.options) for one in declared(kind) if one.options is not None)


@cache
def _listed(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in declared(kind) if one.is_list)
