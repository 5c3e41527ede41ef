"""Who lives in the demo and what they have done before its first morning, out of the JSON files beside."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from domain.access import Role
from services.upkeep.seed_demo import DemoPerson, DemoProgramme, DemoStep

_HERE = Path(__file__).parent


def people() -> list[DemoPerson]:
    return [_person(one) for one in _read("demo_people.json")]


def town() -> list[DemoProgramme]:
    return [_programme(one) for one in _read("demo_past.json")]


def _read(name: str) -> Any:
    return json.loads((_HERE / name).read_text("utf-8"))


def _person(plain: dict[str, Any]) -> DemoPerson:
    roles = tuple((file, Role(role), executor) for file, role, executor in plain.get("roles", ()))
    return DemoPerson(plain["id"], plain["first_name"], roles, plain["language_code"])


def _programme(plain: dict[str, Any]) -> DemoProgramme:
    return DemoProgramme(
        plain["file"],
        datetime.fromisoformat(plain["taken_in"]),
        plain.get("first_period", ""),
        tuple(_step(step) for step in plain["steps"]),
    )


def _step(plain: dict[str, Any]) -> DemoStep:
    return DemoStep(
        datetime.fromisoformat(plain["at"]),
        plain["person"],
        tuple((number, line) for number, line in plain.get("lines", ())),
        tuple(plain.get("accepted", ())),
        plain.get("closed", False),
        plain.get("opened", False),
    )
