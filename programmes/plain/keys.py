"""The keys that may stand at a place of a programme file."""

from collections.abc import Sequence

from programmes.plain.base import Plain, model_in
from programmes.plain.programme import ProgrammePlain


def keys_of(model: type[Plain]) -> list[str]:
    return [info.alias or name for name, info in model.in_order()]


def model_at(loc: Sequence[str | int]) -> type[Plain] | None:
    """The model of the entry that ``loc`` leads to; ``None`` where it is a single value."""
    model: type[Plain] | None = ProgrammePlain
    for step in loc:
        if isinstance(step, str) and model is not None:
            fields = {info.alias or name: info for name, info in model.model_fields.items()}
            model = model_in(fields[step].annotation) if step in fields else None
    return model


def keys_at(loc: Sequence[str | int]) -> list[str]:
    """In the order of a file; empty for a single value."""
    model = model_at(loc)
    return [] if model is None else keys_of(model)
