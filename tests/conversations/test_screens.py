"""Every screen in both languages, from the sample's data and from extremes of it, drawn without aiogram."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from playground.content.entities import units
from playground.content.html_markup import parse_html

ROOT = Path(__file__).resolve().parents[2]
Json = dict[str, Any]
DEAD_ENDS = {
    "handlers.start.screens.stranger": "nothing may be shown to a stranger",
    "handlers.start.screens.home": "a stranger's is the way in",
    "handlers.start.screens.help_text": "a stranger's is the way in",
    "handlers.start.screens.owner": "says what to send",
    "handlers.invite.screens.link": "a text to forward; the message before it leads on",
    "handlers.start.screens.only_words": "it stands below the answer, which leads on",
    "handlers.programme_file.screens.file": "asks for a name to be typed",
    "handlers.refusal_screen.screen": "a link that does not work leads nowhere",
    "rendering._alarm": "for the owner, about the log",
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Json:
    folder = tmp_path_factory.mktemp("rendering") / "data"
    told = subprocess.run(
        [sys.executable, "-m", "tests.conversations.rendering", str(folder)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    found: Json = json.loads(told.stdout)
    return found


@pytest.fixture(scope="module")
def screens(drawn: Json) -> list[Json]:
    return list(drawn["screens"])


def named(screen: Json) -> str:
    return f"{screen['function']} [{screen['name']}, {screen['language']}]"


def test_screens_are_drawn_without_aiogram(drawn: Json) -> None:
    assert drawn["aiogram"] is False


def test_every_screen_is_drawn(drawn: Json, screens: list[Json]) -> None:
    missing = set(drawn["known"]) - {screen["function"] for screen in screens}
    assert missing == set(), "tell tests/conversations/rendering.py"


def test_every_text_is_telegrams_html_and_fits(screens: list[Json]) -> None:
    too_long = []
    for screen in screens:
        text, _ = parse_html(screen["text"])
        limit = 1024 if screen["beside"] else 4096
        if units(text) > limit:
            too_long.append((named(screen), units(text)))
    assert too_long == []


def test_no_text_is_blank(screens: list[Json]) -> None:
    assert [named(screen) for screen in screens if not parse_html(screen["text"])[0].strip()] == []


def test_every_button_fits_and_can_be_told_apart(screens: list[Json]) -> None:
    wrong = []
    for screen in screens:
        buttons = [button for row in screen["rows"] for button in row]
        labels = [button["text"] for button in buttons]
        fits = all(
            button["text"].strip() and len(button["data"].encode()) <= 64 and units(button["text"]) <= 64
            for button in buttons
        )
        extreme = screen["name"].endswith(("words", "one word", "emoji", "which programme"))
        alike = not extreme and len(set(labels)) != len(labels)
        if not fits or alike or len(buttons) > 100:
            wrong.append(named(screen))
    assert wrong == []


def test_every_screen_leads_on(screens: list[Json]) -> None:
    """A button or a command is named, unless there is a reason to end."""
    ends = [
        screen
        for screen in screens
        if not any(screen["rows"]) and not re.search(r"/[a-z]+", parse_html(screen["text"])[0])
    ]
    assert {screen["function"] for screen in ends} - set(DEAD_ENDS) == set(), [named(one) for one in ends]


def test_no_screen_shows_an_internal_name(screens: list[Json]) -> None:
    """No missing fact, no name of a text, no name of a class or a state."""
    internal = re.compile(
        r"\{\w+\}|\bNone\b|<\w+ object|Traceback|\b(?:running_total|on_pace|not_compared|no_data|half_year"
        r"|above_limit|hands_in|too_large|unit_id|programme_id)\b|\b(?:button|submit|review|refusal|state)\.\w+"
    )
    found = [(named(screen), seen) for screen in screens if (seen := internal.search(all_of(screen)))]
    assert found == []


def all_of(screen: Json) -> str:
    labels = [button["text"] for row in screen["rows"] for button in row]
    return "\n".join([parse_html(screen["text"])[0], *labels])


def test_the_english_screens_are_english(screens: list[Json]) -> None:
    """Apart from what people wrote, and what is forwarded or stands in the report in Russian."""
    words = re.compile(r"\b(?:Нажмите|Напишите|Пришлите|Отправить|Принять|Сдано|Отмена|Назад|На главную)\b")
    kept = ("link", "notice")
    found = [
        named(screen)
        for screen in screens
        if screen["language"] == "en"
        and not screen["name"].startswith(kept)
        and words.search(all_of(screen).replace("Напишите, например", ""))
    ]
    assert found == []
