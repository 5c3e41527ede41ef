"""The two catalogues say the same things with the same facts, and every name that code uses is there."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from texts import texts
from texts.catalogue import LANGUAGES, catalogue, files

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("handlers", "texts", "bot", "services")
USED = re.compile(
    r"""\b(?:t|texts\([^()]*\))(?:\.(?:label|count|count_label|has))?\(\s*(f?)"([a-z0-9_.{}]+)\""""
)
ELSEWHERE = re.compile(r"""(f?)"((?:button|question|status|submit|report|role|receipt)\.[a-z0-9_.{}]+)\"""")


CATALOGUES = {language: catalogue(language) for language in LANGUAGES}


def names(language: str) -> dict[str, Message]:
    found = {}
    for message in CATALOGUES[language]:
        name = message.id if isinstance(message.id, str) else message.id[0]
        if name:
            found[name] = message
    return found


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def facts(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


def test_both_languages_have_the_same_names() -> None:
    assert set(names("ru")) == set(names("en"))


def test_no_name_stands_twice() -> None:
    for language in LANGUAGES:
        sources = [path.read_text(encoding="utf-8") for path in files(language)]
        listed = [name for source in sources for name in re.findall(r'^msgid "(.+)"$', source, re.MULTILINE)]
        assert len(listed) == len(set(listed)), [one for one in listed if listed.count(one) > 1]


def test_both_languages_use_the_same_facts() -> None:
    russian, english = names("ru"), names("en")
    differing = [
        name
        for name in russian.keys() & english.keys()
        if not name.startswith("period.quarter")  # «II квартал», “quarter 2”
        and {fact for form in forms(russian[name]) for fact in facts(form)}
        != {fact for form in forms(english[name]) for fact in facts(form)}
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_count_is_filled_and_shows_its_number(language: str) -> None:
    plural = {"ru": 3, "en": 2}[language]
    for name, message in names(language).items():
        assert all(form.strip() for form in forms(message)), name
        if not isinstance(message.string, str):
            assert len(forms(message)) == plural, name


def used_names() -> dict[str, set[str]]:
    """Literal names in code, a pattern where a part of it is filled in; where each stands."""
    found: dict[str, set[str]] = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            for pattern in (USED, ELSEWHERE):
                for is_format, name in pattern.findall(source):
                    key = re.sub(r"\{[^}]*\}?", "*", name) if is_format else name
                    found.setdefault(key, set()).add(str(path.relative_to(ROOT)))
    return found


def test_every_name_that_code_uses_is_there() -> None:
    known = set(names("ru"))
    missing = {}
    for name, places in used_names().items():
        pattern = re.compile(re.escape(name).replace(r"\*", ".+"))
        if not any(pattern.fullmatch(one) for one in known):
            missing[name] = places
    assert missing == {}


def written() -> list[re.Pattern[str]]:
    """Every string in code that may be a text's name; what is filled in may be anything."""
    found = set()
    for room in (*ROOMS, "reports", "programmes"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    parts = [str(one.value) if isinstance(one, ast.Constant) else "*" for one in node.values]
                    found.add("".join(parts))
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    names = [one for one in found if re.fullmatch(r"[a-z][a-z0-9_]*\.[a-z0-9_.*]+", one)]
    return [re.compile(re.escape(one).replace(r"\*", ".+")) for one in names]


def test_every_text_is_used() -> None:
    used = written()
    families = ("refusal.", "answer.")  # by the names of classes and kinds; «name=2» is one of «name»
    idle = [
        name
        for name in names("ru")
        if not name.startswith(families) and not any(one.fullmatch(name.partition("=")[0]) for one in used)
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "остался 1 рабочий день"),
        (2, "осталось 2 рабочих дня"),
        (5, "осталось 5 рабочих дней"),
        (11, "осталось 11 рабочих дней"),
        (21, "остался 21 рабочий день"),
    ],
)
def test_days_are_counted_in_russian(number: int, words: str) -> None:
    assert texts("ru").count("tasks.left", number) == words
