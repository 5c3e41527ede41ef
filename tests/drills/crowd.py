"""Fifty executors of one unit, who hand in at once, with photos some of them, and three units that send their
sheets: what each does round by round, and what must be answered.

Nobody waits for the others. The fifty share seven indicators, so that versions are fought for; a sheet is
taken as it was shown or not at all, so those who send one have their figures to themselves.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.data.papers import PNG
from tests.filled_sheet import filled

Json = dict[str, Any]
Act = tuple[str, Json]
ROUNDS = 4
INDICATORS = ("4", "5", "7", "11", "12", "13", "14")  # what the roads' office measures
PHOTOS = 3
SENT = "Отправлено на проверку"
_ATTACHED = re.compile(r"Приложено: (?P<n>\d+) фото")
_RECEIPT = re.compile(
    rf"📨 {SENT}\. № (?P<number>[\d.]+): (?P<wording>.+?), «(?P<explanation>.+?)»\. "
    r"[^;]+; (?P<moment>\d\d\.\d\d\.\d{4}, \d\d:\d\d), версия (?P<version>\d+)\."
)
_RECEIPTS = re.compile(
    rf"📨 {SENT}: № (?P<numbers>[\d., ]+)\. [^;]+; (?P<moment>\d\d\.\d\d\.\d{{4}}, \d\d:\d\d)\."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as somebody says it."""

    number: str
    value: Decimal
    explanation: str

    @property
    def line(self) -> str:
        return f"№ {self.number} {self.value} {self.explanation}"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a receipt says of one figure; one for several figures tells number and moment only."""

    number: str
    moment: str
    wording: str = ""
    explanation: str = ""
    version: int = 0


def confirmed(message: Json) -> list[Confirmed]:
    """Every figure that a message says was sent."""
    text = str(message.get("text", ""))
    if SENT not in text:
        return []
    if one := _RECEIPT.match(text):
        number, wording, explanation, moment, version = one.groups()
        return [Confirmed(number, moment, wording, explanation, int(version))]
    several = _RECEIPTS.match(text)
    assert several, f"a receipt of no known form: {text}"
    return [Confirmed(number, several["moment"]) for number in several["numbers"].split(", ")]


class Executor(ABC):
    """Somebody with a way of their own to hand in; ``versions`` of each figure, one or two."""

    def __init__(self, place: int, person_id: int, versions: int) -> None:
        self.id = person_id
        self.place = place
        self.versions = versions

    @abstractmethod
    def acts(self, number: int, messages: Sequence[Json]) -> list[Act]:
        """What is done in a round, all of it without waiting; ``messages`` are those before it."""

    @abstractmethod
    def is_answered(self, number: int, changed: Sequence[Json]) -> bool:
        """Whether what the bot has said since tells how things stand."""

    @property
    @abstractmethod
    def stored(self) -> list[Figure]:
        """What shall stand in the database when all is over."""

    def figure(self, version: int, step: int = 0) -> Figure:
        word = "".join("абвгдежзик"[int(digit)] for digit in f"{self.place:02}")
        number = INDICATORS[(self.place + step) % len(INDICATORS)]
        explanation = f"работы ведутся на участке {word}" + ", уточнено" * (version - 1)
        return Figure(number, Decimal(self.place + version + step), explanation)


class InOneMessage(Executor):
    """«№ 4 50 работы ведутся», «Отправить»."""

    def acts(self, number: int, messages: Sequence[Json]) -> list[Act]:
        version, sends = 1 + number // 2, bool(number % 2)
        if version > self.versions:
            return []
        return [press("Отправить", messages) if sends else say(self.figure(version).line)]

    def is_answered(self, number: int, changed: Sequence[Json]) -> bool:
        figure, sends = self.figure(1 + number // 2), bool(number % 2)
        return confirms([figure], changed) if sends else shows_row(figure, changed)

    @property
    def stored(self) -> list[Figure]:
        return [self.figure(1 + version) for version in range(self.versions)]


class WithPhotos(InOneMessage):
    """The same as the caption of an album: each of its photos comes in an update of its own."""

    def acts(self, number: int, messages: Sequence[Json]) -> list[Act]:
        version, sends = 1 + number // 2, bool(number % 2)
        if version > self.versions or sends:
            return super().acts(number, messages)
        return [("album", {"caption": self.figure(version).line, "photos": self.photos(version)})]

    def photos(self, version: int) -> dict[str, bytes]:
        """Nobody else's, and of no other version."""
        return {f"{n}.png": PNG + bytes([self.place, version, n]) for n in range(PHOTOS)}

    def is_answered(self, number: int, changed: Sequence[Json]) -> bool:
        """With all of them, and what stands there already."""
        attached = [_ATTACHED.search(one["text"]) for one in changed[-1:]]
        return super().is_answered(number, changed) and all(
            found is not None and int(found["n"]) >= PHOTOS * (1 + number // 2) for found in attached
        )


class ByNumbers(Executor):
    """Two figures in one message, «Отправить все»."""

    def acts(self, number: int, messages: Sequence[Json]) -> list[Act]:
        version, sends = 1 + number // 2, bool(number % 2)
        if version > self.versions:
            return []
        lines = "\n".join(figure.line for figure in self._figures(version))
        return [press("Отправить все (2)", messages) if sends else say(lines)]

    def is_answered(self, number: int, changed: Sequence[Json]) -> bool:
        figures, sends = self._figures(1 + number // 2), bool(number % 2)
        return confirms(figures, changed) if sends else shows_taken(figures, changed)

    def _figures(self, version: int) -> list[Figure]:
        return [self.figure(version), self.figure(version, step=1)]

    @property
    def stored(self) -> list[Figure]:
        return [figure for version in range(self.versions) for figure in self._figures(1 + version)]


class StepByStep(Executor):
    """The list, the card, value and explanation right behind one another, «Отправить» twice."""

    def acts(self, number: int, messages: Sequence[Json]) -> list[Act]:
        figure = self.figure(1)
        if number == 0:
            return [say("/tasks")]
        if number == 1:
            return [press(f"▫️ № {figure.number} · ", messages)]
        if number == 2 and "Исправить" in labels(messages[-1]):
            return [say(figure.line)]
        if number == 2:
            return [say(f"{figure.value}"), say(figure.explanation)]
        return twice(press("Отправить", messages))

    def is_answered(self, number: int, changed: Sequence[Json]) -> bool:
        figure = self.figure(1)
        if number == 0:
            return any("Сдано: " in one["text"] for one in changed)
        if number == 1:
            return any(is_card(figure, one) for one in changed)
        return shows_row(figure, changed) if number == 2 else confirms([figure], changed)

    @property
    def stored(self) -> list[Figure]:
        return [self.figure(1)]


class BySheet(Executor):
    """A filled-in sheet of a unit, «Отправить (2)» twice; ``blank`` is the sheet as the bot gave it out."""

    def __init__(self, place: int, versions: int, unit: str, numbers: Sequence[str]) -> None:
        super().__init__(place, 100 + place, versions)
        self.unit = unit
        self.numbers = numbers
        self.blank = b""

    def acts(self, number: int, messages: Sequence[Json]) -> list[Act]:
        version, sends = 1 + number // 2, bool(number % 2)
        if version > self.versions:
            return []
        return twice(press(self._send, messages)) if sends else [("sheet", {"content": self.sheet(version)})]

    def sheet(self, version: int) -> bytes:
        return filled(
            self.blank, {one.number: (f"{one.value}", one.explanation) for one in self._figures(version)}
        )

    def is_answered(self, number: int, changed: Sequence[Json]) -> bool:
        if number % 2:
            return confirms(self._figures(1 + number // 2), changed)
        return bool(changed) and self._send in labels(changed[-1])

    @property
    def _send(self) -> str:
        return f"Отправить ({len(self.numbers)})"

    def _figures(self, version: int) -> list[Figure]:
        said = self.figure(version).explanation
        return [Figure(number, Decimal(version), said) for number in self.numbers]

    @property
    def stored(self) -> list[Figure]:
        return [figure for version in range(self.versions) for figure in self._figures(1 + version)]


def crowd(versions: int) -> list[Executor]:
    """Fifty people with ids from 100 on."""
    ways = (InOneMessage, StepByStep, InOneMessage, ByNumbers, WithPhotos)
    return [ways[place % len(ways)](place, 100 + place, versions) for place in range(50)]


SHEETS = {
    "МУП «КПА»": "123",
    "отдел пресс-службы администрации городского округа": ("17", "18"),
    "ЗАГС": ("23", "24"),
}


def with_sheets(versions: int) -> list[BySheet]:
    """One of each of three units, with ids behind the crowd's."""
    return [
        BySheet(50 + at, versions, unit, tuple(numbers)) for at, (unit, numbers) in enumerate(SHEETS.items())
    ]


def updates_of(act: Act) -> int:
    """How many updates Telegram makes of an act."""
    path, body = act
    return len(body["photos"]) if path == "album" else 1


def say(text: str) -> Act:
    return "send", {"text": text}


def press(label: str, messages: Sequence[Json]) -> Act:
    """The newest button that begins so."""
    for message in reversed(messages):
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if button["text"].startswith(label):
                    return "press", {"message_id": message["message_id"], "data": button["callback_data"]}
    raise AssertionError(f"no button «{label}» in {messages[-2:]}")


def twice(act: Act) -> list[Act]:
    """An impatient finger: the second press was on its way before the first one's answer took the button."""
    path, body = act
    return [act, (path, {**body, "forged": True})]


def labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def is_card(figure: Figure, message: Json) -> bool:
    """The question for the value, or the row of whoever was quicker: what was sent can be corrected."""
    if {"Отправить", "Исправить"} & set(labels(message)):
        return f"№ {figure.number} · " in message["text"]
    return message["text"].startswith(f"№ {figure.number} ") and "Записать словами" in labels(message)


def shows_row(figure: Figure, changed: Sequence[Json]) -> bool:
    """The last word is the row as it will stand in the report, ready to be sent."""
    if not changed or "Отправить" not in labels(changed[-1]):
        return False
    text = changed[-1]["text"]
    lines = (f"№ {figure.number} · ", f"Факт: {figure.value}\n", f"Пояснение: {figure.explanation}\n")
    return all(line in text for line in lines)


def shows_taken(figures: Sequence[Figure], changed: Sequence[Json]) -> bool:
    """Each of them was understood and lacks nothing but sending."""
    told = [one for one in changed if all(f"🟡 № {figure.number} · " in one["text"] for figure in figures)]
    return bool(told) and "Отправить все (2)" in labels(told[-1])


def confirms(figures: Sequence[Figure], changed: Sequence[Json]) -> bool:
    """Each of them was said to have been sent."""
    numbers = {one.number for message in changed for one in confirmed(message)}
    return numbers == {figure.number for figure in figures}
