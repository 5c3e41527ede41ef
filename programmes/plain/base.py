"""How a model of a programme file and a dataclass of the domain become each other.

A model has the dataclass's fields under the same names, or under another key (``renamed``); its defaults
are the dataclass's. A test holds the two together.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from domain.programme.fields import declared

_LAST = "reconstructed document"


class Plain(BaseModel):
    """``makes`` is the dataclass; ``adds`` are the model's fields that it has not."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    makes: ClassVar[type]
    adds: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def to_plain(cls, data: Any) -> dict[str, Any]:
        """JSON-able, in the model's order, without what is at its default."""
        return {
            info.alias or name: plain_value(getattr(data, name), model_in(info.annotation))
            for name, info in cls.in_order()
            if name not in cls.adds and (info.is_required() or getattr(data, name) != _default(info))
        }

    @classmethod
    def in_order(cls) -> list[tuple[str, FieldInfo]]:
        """The fields as a file has them: what stands for every kind of entry comes last."""
        return sorted(cls.model_fields.items(), key=lambda item: _LAST.find(item[0]))

    def entries(self) -> dict[str, Any]:
        """The dataclass's arguments."""
        return {
            name: domain_value(getattr(self, name))
            for name in type(self).model_fields
            if name not in self.adds
        }

    def to_domain(self) -> Any:
        return self.makes(**self.entries())


def renamed(key: str) -> Any:
    """A field that stands under another key in the file."""
    return Field(alias=key)


def described(kind: type, values: Mapping[type, Any], beside: Mapping[str, str]) -> type[Plain]:
    """A model of a dataclass's declared fields (``domain.programme.fields``), by key, hint and default.

    ``values`` are how a file writes a type; ``beside`` makes room for further fields behind one of these:
    a model that inherits this one says what they are.
    """
    made: dict[str, Any] = {}
    for one in declared(kind):
        about = Field(... if one.is_required else one.default, description=one.said.hint or None)
        if one.key != one.name:
            about.alias = one.key
        made[one.name] = (values.get(one.type, one.type), about)
        if one.name in beside:
            made[beside[one.name]] = (Any, None)
    return create_model(f"_{kind.__name__}", __base__=Plain, **made)


def plain_value(value: Any, model: "type[Plain] | None" = None) -> Any:
    """Numbers and days as texts, tuples as lists, dataclasses by their ``model``."""
    if isinstance(value, tuple | list):
        return [plain_value(item, model) for item in value]
    if model is not None and value is not None:
        return model.to_plain(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def domain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(domain_value, value))
    return value.to_domain() if isinstance(value, Plain) else value


def model_in(annotation: Any) -> "type[Plain] | None":
    """The model in «tuple[Model, ...]», «Model | None» or «Model»."""
    if isinstance(annotation, type) and issubclass(annotation, Plain):
        return annotation
    return next(filter(None, map(model_in, _arguments(annotation))), None)


def _arguments(annotation: Any) -> Iterable[Any]:
    return (one for one in get_args(annotation) if one is not Ellipsis)


def _default(info: FieldInfo) -> Any:
    return domain_value(info.get_default(call_default_factory=True))
