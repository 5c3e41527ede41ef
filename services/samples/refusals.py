"""Every refusal there is, with facts."""

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

from domain import refusals
from domain.access import Verb
from domain.refusals import NotAllowed, Refusal
from programmes.unreadable import UnreadableFile

_FACTS: dict[str, Any] = {
    "since": datetime(2022, 8, 1, tzinfo=UTC),
    "due": date(2022, 7, 1),
    "today": date(2022, 7, 8),
    "limit": 20 * 1024 * 1024,
    "size": 1,
    "length": 5_000,
    "period": "2022-H1",
}


def every_refusal() -> Iterator[Refusal]:
    for _, kind in inspect.getmembers(refusals, inspect.isclass):
        if issubclass(kind, Refusal) and is_dataclass(kind):
            made: Any = kind
            yield made(**{one.name: _FACTS.get(one.name, "4") for one in fields(made)})
    yield from (NotAllowed(verb) for verb in Verb)
    yield from (UnreadableFile(reason) for reason in get_type_hints(UnreadableFile.__init__)["reason"])
