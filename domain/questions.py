"""What somebody asks: a text in, which question out. Asked before anything is looked for by its words.

Source: the storyboard, section 4, «What deputies really ask». In any case, with the words of asking
around it, with a slip in a longer word, in the wrong keyboard layout, in Russian and in English.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from domain.phrases import bare_phrases, fillers, kind_of, ungreeted_of, words_of
from domain.programme.numbering import COUNTED, plain_number
from domain.question_words import WHO_ASKS, WHO_WORDS, Asks
from domain.slips import other_layout, same_word
from domain.time.asked import AskedPeriod, take_period

LONGEST = 200
_MOST_NUMBERS = 12
_WHOSE = "чьи"
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MARKS_ONLY = re.compile(r"[^\w№#]*")
_NEVER_A_QUESTION = (Asks.ABOUT, Asks.NUMBERS)
_MAY_BE_AN_ANSWER = (Asks.BEHIND, Asks.AT_RISK, Asks.MISSING, Asks.WAITING, Asks.MET, Asks.THANKS)
_INTERROGATIVE = frozenset(
    "кто что где когда сколько какие какой чей чьи who what where when how which".split()  # noqa: SIM905
)
_PLEASED = frozenset("👍👌🙏❤💪👏🔥😊🙂😀🤝🎉💯✅")
_NOUN = r"(?:показател(?:ь|и|я|ей|ю|ям)|indicators?|пункт(?:ы|а|ам|у)?|пп?\.|номера?|numbers?|№+|#|no\.?)"
_AND = r"(?:,|;|\s|\bи\b|\bили\b|\ba?\s*также\b|\band\b|\bor\b|&|\+)+"
_ONE = rf"(?:{_NOUN}\s*)?({COUNTED})(?:-?(?:й|ый|ой|го|му|м|st|nd|rd|th)\b)?\.?(?:\s*{_NOUN})?"
_RANGE = rf"(?:{_NOUN}\s*)?(?:с\s+|from\s+)?(\d+)\s*(?:[-–—]|по|до|to)\s*(\d+)(?:\s*{_NOUN})?"
_NUMBERS = re.compile(rf"{_NOUN}?\s*{_ONE}(?:{_AND}{_ONE})*", re.IGNORECASE)
_NUMBER_RANGE = re.compile(_RANGE, re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]|\bи\b|\band\b", re.IGNORECASE)
_COUNTED = re.compile(COUNTED)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """``about`` is what the words are about, without those of asking and of a period."""

    asks: Asks
    about: str = ""
    numbers: tuple[str, ...] = ()
    period: AskedPeriod | None = None
    relaid: bool = False
    """It was typed in the wrong keyboard layout."""

    def in_brief(self, limit: int) -> str:
        """Words that are read as the same question; of what it is about as much as ``limit`` bytes hold."""
        about = ", ".join(self.numbers) or self.about
        ahead = f"{_WHOSE} " if self.asks is Asks.WHO else ""
        behind = f" {self.period.words}" if self.period else ""
        room = max(limit - len(f"{ahead}{behind}".encode()), 0)
        return f"{ahead}{about.encode()[:room].decode(errors='ignore')}{behind}".strip()


def is_plainly_asked(text: str) -> bool:
    """Whether it is a question even where a figure is asked for: «выполнено» and «нет данных» are answers
    there, «что выполнено» and «когда срок» are not."""
    if any(letter.isdigit() for letter in text) or not any(letter.isalpha() for letter in text):
        return False
    inquiry = read_question(text)
    if inquiry.asks in _NEVER_A_QUESTION:
        return False
    begins = words_of(other_layout(text) if inquiry.relaid else text)[:1]
    return inquiry.asks not in _MAY_BE_AN_ANSWER or not _INTERROGATIVE.isdisjoint(begins)


def read_question(text: str) -> Inquiry:
    """Which question it is; ``ABOUT`` where only looking for the words can tell."""
    typed = text.strip()
    if len(typed) > LONGEST:
        return Inquiry(Asks.ABOUT, typed)
    if _MARKS_ONLY.fullmatch(typed):
        return Inquiry(Asks.THANKS if _PLEASED & set(typed) else Asks.HELP)
    found = [_read(typed)]
    if other := other_layout(typed):
        found.append(replace(_read(other), relaid=True))
    telling = (one for one in found if one.asks is not Asks.ABOUT or one.period is not None)
    return next(telling, found[0])


def _read(text: str) -> Inquiry:
    rest, period = take_period(text.replace("ё", "е").replace("Ё", "Е"))
    words = words_of(rest)
    if (asks := kind_of(words, whole=not period)) is not None:
        return Inquiry(asks, period=period)
    if (about := _who(words)) is not None:
        return Inquiry(Asks.WHO, about, _numbers(about), period)
    asked = _told(rest)
    if numbers := _numbers(asked):
        return Inquiry(Asks.NUMBERS, asked, numbers, period)
    if not asked and period is not None:
        return Inquiry(Asks.OWN, period=period)
    return Inquiry(Asks.ABOUT, asked, period=period)


def _who(words: Sequence[str]) -> str | None:
    """«кто отвечает за дороги», «ответственный за 4», «чьи дороги»: what it is about."""
    told = [word for word in ungreeted_of(words) if word in _asking_who() or word not in fillers()]
    if not told or "не" in told or "not" in told:
        return None
    asking = [word for word in told if word in _asking_who()]
    doing = [word for word in told if any(same_word(word, one) for one in _doing())]
    strong = told[0] in _asking_who() and (doing or told[0] not in ("кто", "who"))
    if not strong and not (doing and doing[0] == told[0] and doing[0][:6] in ("ответс", "курато", "respon")):
        return None
    about = [word for word in told if word not in asking and word not in doing]
    return " ".join(word for word in about if word not in ("за", "in", "обратиться", "звонить", "спросить"))


@cache
def _asking_who() -> frozenset[str]:
    return frozenset(WHO_ASKS.replace("ё", "е").split())


@cache
def _doing() -> tuple[str, ...]:
    return tuple(WHO_WORDS.replace("ё", "е").split())


def _told(text: str) -> str:
    """The text without a greeting and the words of asking at its ends; its own words stay as they stand."""
    words = words_of(text)
    skipped = len(words) - len(ungreeted_of(words))
    spans = [match for match in _WORD.finditer(text)][skipped:]
    telling = [one for one in spans if one[0].casefold() not in fillers()]
    if not telling:
        return ""
    start, end = telling[0].start(), telling[-1].end()
    before = re.search(r"№\s*$|[^\s\w]+$", text[:start])  # in the other layout marks are letters, too
    after = re.match(r"[^\s?!.,;:…)]*", text[end:])
    return text[before.start() if before else start : end + (after.end() if after else 0)]


def _numbers(text: str) -> tuple[str, ...]:
    if found := _NUMBER_RANGE.fullmatch(text):
        first, last = int(found[1]), int(found[2])
        if first < last < first + _MOST_NUMBERS:
            return tuple(map(str, range(first, last + 1)))
    if not _NUMBERS.fullmatch(text):
        return ()
    return tuple(dict.fromkeys(map(plain_number, _COUNTED.findall(text))))[:_MOST_NUMBERS]


def without_kind(about: str) -> str:
    """What is left to be looked for beside the words of a kind: «дорогам» of «где отстаём по дорогам»."""
    kinds = {
        one for phrases in bare_phrases().values() for phrase in phrases if len(phrase) == 1 for one in phrase
    }
    words = [word for word in _WORD.findall(about) if word.casefold() not in kinds | {"не", "not"}]
    return " ".join(word for word in words if word.casefold() not in fillers())


def listed(about: str) -> list[str]:
    """«вода и дороги» as two; one thing is itself alone."""
    return [part.strip() for part in _BETWEEN.split(about) if part.strip()]
