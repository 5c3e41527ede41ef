"""Every screen in both languages, from the conversations' examples and from extremes of them."""

import dataclasses
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pytest

from domain.refusals import Refusal
from handlers.consent import screens as consent
from handlers.examples import Example, collected
from handlers.screen import Screen
from playground.content.entities import units
from playground.content.html_markup import parse_html
from services.context import Actor
from services.samples.review import unagreed_in
from tests.conversations.examples import examples_by_folder, modules_of_handlers
from texts import texts
from texts.catalogue import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
DEAD_ENDS = {
    "handlers.start.screens.stranger": "nothing may be shown to a stranger",
    "handlers.start.screens.home": "a stranger's is the way in",
    "handlers.start.screens.help_text": "a stranger's is the way in",
    "handlers.start.screens.owner": "says what to send",
    "handlers.invite.screens.link": "a text to forward; the message before it leads on",
    "handlers.start.screens.only_words": "it stands below the answer, which leads on",
    "handlers.programme_file.screens.file": "asks for a name to be typed",
    "handlers.refusal_screen.screen": "a link that does not work leads nowhere",
    "handlers.failure.alarm": "for the owner, about the log",
}
EXTREMES = {
    "words": '<b>&"Очень длинное&amp; слово</i> ' * 160,
    "one word": "Благоустройство" * 330,
    "emoji": "🚜" * 5_000,
}
KEPT = ("key", "timezone", "secret", "bot", "previous", "trouble", "choices", "number", "options", "answers")
"""Fields that are no free text: keys, and what buttons carry."""
WITHOUT_SCREENS = ("router", "talk", "conversation", "named", "examples")
EVERY_EXAMPLE = """
import sys
from tests.conversations.examples import examples_by_folder
from texts import texts
drawn = [one.screen(texts("en")) for _, examples in examples_by_folder() for one in examples]
sys.exit("aiogram" in sys.modules or not drawn)
"""


@dataclasses.dataclass(frozen=True)
class Drawn:
    name: str
    function: str
    language: str
    screen: Screen

    def __str__(self) -> str:
        return f"{self.function} [{self.name}, {self.language}]"

    @property
    def text(self) -> str:
        return parse_html(str(self.screen.text))[0]

    @property
    def labels(self) -> list[str]:
        return [button.text for row in self.screen.rows for button in row]

    @property
    def everything(self) -> str:
        return "\n".join([self.text, *self.labels])


def variants(one: Example) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The example, and, where its texts are free, the same with extremes of what people write."""
    yield one.name, one.facts
    if not one.bound:
        for name, text in EXTREMES.items():
            yield f"{one.name} {name}", tuple(extreme(fact, text) for fact in one.facts)


def extreme(value: Any, text: str, name: str = "") -> Any:
    """The same with every free text in it replaced."""
    if type(value) is str:
        return text if len(value) > 4 and name not in KEPT else value
    if isinstance(value, Refusal | Screen | Actor):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [one.name for one in dataclasses.fields(value) if one.init]
        return dataclasses.replace(
            value, **{each: extreme(getattr(value, each), text, each) for each in fields}
        )
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        return type(value)(extreme(each, text, name) for each in value)
    return value


@pytest.fixture(scope="module")
def screens() -> list[Drawn]:
    return [
        Drawn(name, named(one.draw), language, one.draw(texts(language), *facts))
        for _, examples in examples_by_folder()
        for one in examples
        for name, facts in variants(one)
        for language in LANGUAGES
    ]


def named(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__name__}"


def test_screens_are_drawn_without_aiogram() -> None:
    done = subprocess.run([sys.executable, "-c", EVERY_EXAMPLE], cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0


def test_every_screen_has_an_example(screens: list[Drawn]) -> None:
    known = {name for module in modules_of_handlers() for name in screens_of(module)}
    assert known - {screen.function for screen in screens} == set(), "tell the conversation's examples.py"


def screens_of(module: str) -> list[str]:
    """Every public function of a conversation's module that gives a screen."""
    if module.count(".") < 2 or module.rpartition(".")[2] in WITHOUT_SCREENS:
        return []
    return [named(one) for one in public_functions(importlib.import_module(module)) if gives_screen(one)]


def public_functions(module: ModuleType) -> list[Callable[..., Any]]:
    own = [
        one for _, one in inspect.getmembers(module, inspect.isfunction) if one.__module__ == module.__name__
    ]
    return [one for one in own if not one.__name__.startswith("_")]


def gives_screen(function: Callable[..., Any]) -> bool:
    return not inspect.iscoroutinefunction(function) and get_type_hints(function).get("return") is Screen


def test_every_text_is_telegrams_html_and_fits(screens: list[Drawn]) -> None:
    too_long = []
    for screen in screens:
        beside = screen.screen.picture is not None or screen.screen.document is not None
        if units(screen.text) > (1024 if beside else 4096):
            too_long.append((str(screen), units(screen.text)))
    assert too_long == []


def test_no_text_is_blank(screens: list[Drawn]) -> None:
    assert [str(screen) for screen in screens if not screen.text.strip()] == []


def test_every_button_fits_and_can_be_told_apart(screens: list[Drawn]) -> None:
    wrong = []
    for screen in screens:
        buttons, labels = [button for row in screen.screen.rows for button in row], screen.labels
        fits = all(
            button.text.strip() and len(button.data.encode()) <= 64 and units(button.text) <= 64
            for button in buttons
        )
        is_extreme = screen.name.endswith((*EXTREMES, "which programme", "several are close", "nearest"))
        alike = not is_extreme and len(set(labels)) != len(labels)
        if not fits or alike or len(buttons) > 100:
            wrong.append(str(screen))
    assert wrong == []


def test_every_screen_leads_on(screens: list[Drawn]) -> None:
    """A button or a command is named, unless there is a reason to end."""
    ends = [
        screen for screen in screens if not any(screen.screen.rows) and not re.search(r"/[a-z]+", screen.text)
    ]
    assert {screen.function for screen in ends} - set(DEAD_ENDS) == set(), [str(one) for one in ends]


def test_no_screen_shows_an_internal_name(screens: list[Drawn]) -> None:
    """No missing fact, no name of a text, no name of a class or a state."""
    internal = re.compile(
        r"\{\w+\}|\bNone\b|<\w+ object|Traceback|\b(?:running_total|on_pace|not_compared|no_data|half_year"
        r"|above_limit|hands_in|too_large|unit_id|programme_id)\b|\b(?:button|submit|review|refusal|state)\.\w+"
    )
    found = [(str(screen), seen) for screen in screens if (seen := internal.search(screen.everything))]
    assert found == []


def test_the_english_screens_are_english(screens: list[Drawn]) -> None:
    """Apart from what people wrote, and what is forwarded or stands in the report in Russian."""
    words = re.compile(r"\b(?:Нажмите|Напишите|Пришлите|Отправить|Принять|Сдано|Отмена|Назад|На главную)\b")
    found = [
        str(screen)
        for screen in screens
        if screen.language == "en"
        and not screen.name.startswith("link")
        and words.search(screen.everything.replace("Напишите, например", ""))
    ]
    assert found == []


def test_a_receipt_says_what_it_waits_for_in_the_queue() -> None:
    """What a coordinator hands in waits because something accepted changes, or for a due date."""
    assert "меняется принятое" in _said("receipt brought, waits")
    dated = _said("receipt brought with a due date")
    assert "меняется принятое" not in dated
    assert "сначала решите про срок" in dated


def test_whoever_hands_in_hears_at_the_close_what_their_head_has_not_agreed_to() -> None:
    told = _said("told that it is closed with gaps")
    assert "Остались без согласования руководителя: № 1, 2" in told


def test_questions_about_a_figure_are_not_taken_for_those_of_the_document() -> None:
    """Both have a button on one card."""
    [card] = [
        one for _, all_ in examples_by_folder() for one in all_ if one.name == "waiting that was asked about"
    ]
    labels = [one.text for row in card.screen(texts("ru")).rows for one in row]
    assert [one for one in labels if one.startswith("Вопросы")] == ["Вопросы о № 1 (2)", "Вопросы (8)"]


def test_help_says_to_heads_alone_how_they_agree() -> None:
    assert "«Согласовать»" in _said("help of head of two programmes")
    assert "«Согласовать»" not in _said("help of executor")


def test_a_reminder_names_a_programme_once() -> None:
    """Whatever is owed of it; each where there are several."""
    title = collected().programme.title[:40]
    assert _said("reminder").count(title) == 0
    assert _said("reminder of a head").count(title) == 1
    both = _said("reminder of a head of two programmes")
    assert (both.count(title), both.count("Чистая вода")) == (1, 1)


def _said(example: str) -> str:
    found = (one for _, examples in examples_by_folder() for one in examples if one.name == example)
    return next(found).screen(texts("ru")).text


def test_one_press_of_a_head_agrees_to_what_its_message_lists() -> None:
    found = unagreed_in(collected(), 12)
    assert len(found.waiting) > len(found.at_once)
    for language in LANGUAGES:
        screen = consent.unagreed(texts(language), found)
        shown = str(screen.text)
        assert all(f" {one.item.indicator.number} · " in shown for one in found.at_once)
        assert f"({len(found.at_once)})" in screen.rows[0][0].text
        assert units(shown) <= 3_600
