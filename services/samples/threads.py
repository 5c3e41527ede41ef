"""Threads as they would be on the morning of 8 July."""

from datetime import timedelta
from typing import Any

from domain.access import Role
from domain.asking.threads import Parties, ThreadSide
from domain.time.periods import Period
from models.tables.draft import DraftState
from services.asking.thread import MessageFacts, ThreadFacts, ThreadSeen
from services.asking.typed_words import WordsTyped
from services.samples.facts import MORNING, ZONE

UNIT = "управление городского хозяйства администрации Копейского городского округа <УГХ>"
LONGEST = ("Какой акт нужен к показателю и до какого числа его можно прислать? " * 15)[:1_000]
_ASKER, _READER, _TO = 1, 2, 3


def facts(id_: int, **more: Any) -> ThreadFacts:
    """Of an executor who asks the coordinator, unless it says ``to_unit``."""
    to_unit = more.pop("to_unit", "")
    waits = more.pop("waits", True)
    given = {
        "parties": Parties(_ASKER, None if to_unit else 9, _TO if to_unit else None),
        "asker": "Исполнитель отдела дорог",
        "of_unit": "" if to_unit else UNIT,
        "to_unit": to_unit,
        "indicator_id": 4,
        "number": "4",
        "short": "Качество дорог",
        "period_id": 1,
        "period": Period.from_key("2022-H1"),
        "taken_by": "",
        "words": "Какой акт нужен к показателю?",
    }
    given |= {"said_at": MORNING, "waits_since": MORNING if waits else None}
    given["taken_by_id"] = 7 if more.get("taken_by") else None
    return ThreadFacts(id=id_, programme_id=1, **(given | more))


def message(id_: int, side: ThreadSide, words: str = "Какой акт нужен?", author: str = "") -> MessageFacts:
    """An answer is a coordinator's, whoever of them it is."""
    asks = side is ThreadSide.ASKS
    name = author or ("Исполнитель отдела дорог" if asks else "Координатор")
    author_id = _ASKER if asks else 100 + len(name)
    role = Role.EXECUTOR if asks else Role.COORDINATOR
    return MessageFacts(id_, author_id, name, side, role, words, MORNING + timedelta(minutes=id_))


def seen(*said: MessageFacts, side: ThreadSide = ThreadSide.ASKS, **more: Any) -> ThreadSeen:
    return ThreadSeen(facts(1, **more), side, said, _READER, coordinates=False, timezone=ZONE)


def typed(**more: Any) -> WordsTyped:
    given: dict[str, Any] = {"words": "", "side": ThreadSide.ASKS, "message_id": None}
    return WordsTyped(draft_id=7, revision=2, state=DraftState.OPEN, programme_id=1, **(given | more))
