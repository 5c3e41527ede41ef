"""Headless Chromium, looking at the playground's page as a phone or a desk does."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PHONE, DESK = (390, 844), (1280, 860)
SHARPNESS = 1.5
NEEDS = ("chromium", "chromedriver")
_TALLEST = 5_000
_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *(
        "--disable-background-networking",
        "--no-first-run",
        "--hide-scrollbars",
        "--lang=ru",
        "--accept-lang=ru",
    ),
)
_MEASURE = """
const list = document.querySelector('[data-testid="messages"]');
const last = [...list.querySelectorAll(".message")].slice(-arguments[0]);
if (!last.length) return null;
const boxes = last.map((one) => one.getBoundingClientRect());
const keys = [...last.flatMap((one) => [...one.querySelectorAll(".key")])];
return {
  over: list.getBoundingClientRect().top + 6 - boxes[0].top,
  box: [Math.min(...boxes.map((b) => b.left)), boxes[0].top,
        Math.max(...boxes.map((b) => b.right)), boxes.at(-1).bottom],
  sideways: document.documentElement.scrollWidth - window.innerWidth,
  high: keys.filter((key) => key.clientHeight > 66).map((key) => key.innerText),
  cut: keys.filter((key) => key.scrollWidth > key.clientWidth + 1).map((key) => key.innerText),
};
"""
_SHOWS = """
return arguments[0].every((one, place, all) => {
  const node = document.querySelector(`[data-testid="message-${one.id}"]`);
  if (!node || (place === all.length - 1 && node.nextElementSibling)) return false;
  const text = node.querySelector(".text")?.textContent ?? "";
  const keys = [...node.querySelectorAll(".key > span:first-child")].map((key) => key.textContent);
  return text === one.text && JSON.stringify(keys) === JSON.stringify(one.keys);
});
"""
_LOADED = (
    "return [...document.images].every((one) => one.complete && one.naturalWidth) && !document.fonts.loading"
)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Shot:
    """A screenshot, where the messages meant stand in it (pixels), and what looks wrong."""

    image: bytes
    box: tuple[float, float, float, float] | None = None
    remarks: list[str] = field(default_factory=list)


class Camera:
    def __init__(self, profile: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which(NEEDS[0]) or ""
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        environment = {**os.environ, "LANGUAGE": "ru", "LANG": "C.UTF-8"}
        service = Service(shutil.which(NEEDS[1]), env=environment)
        self.driver = webdriver.Chrome(options=options, service=service)
        self._at = ""

    @staticmethod
    def missing() -> list[str]:
        return [name for name in NEEDS if shutil.which(name) is None]

    def close(self) -> None:
        self.driver.quit()

    def size(self, width: int, height: int) -> None:
        metrics = {
            "width": width,
            "height": height,
            "deviceScaleFactor": SHARPNESS,
            "mobile": width < 640,
        }
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def theme(self, name: str) -> None:
        """``dark``, ``light``."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        time.sleep(0.5)  # colours fade from one to the other

    def open(self, url: str, person: int | None, size: tuple[int, int] = PHONE) -> None:
        """The page afresh, so that nothing of the last look stays."""
        self.size(*size)
        self.driver.get("about:blank")
        self.driver.get(f"{url}/#{person or ''}")
        self._at = url
        self.until(lambda: self.driver.find_element(By.CSS_SELECTOR, "body[data-ready]"))
        self.loaded()

    def loaded(self) -> None:
        self.until(lambda: self.driver.execute_script(_LOADED))

    def until(self, found: Callable[[], Result]) -> Result:
        wait = WebDriverWait(self.driver, 15, 0.03, ignored_exceptions=[Exception])
        return wait.until(lambda _: found())

    def now(self, testid: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, f'[data-testid="{testid}"]')

    def do(self, act: Callable[[], object]) -> None:
        """Again and again until it does not fail."""
        self.until(lambda: (act(), True)[1])

    def click(self, testid: str) -> None:
        self.do(lambda: self.now(testid).click())

    def take(self) -> bytes:
        return self.driver.get_screenshot_as_png()

    def turn(self, url: str, person: int, size: tuple[int, int]) -> None:
        """The page as it is, with another chat; the events keep it up to date."""
        if self._at != url:
            self.open(url, person, size)
        self.size(*size)
        self.driver.execute_script("location.hash = arguments[0]", f"#{person}")

    def shoot(
        self, url: str, person: int, expected: list[dict[str, Any]], size: tuple[int, int] = PHONE
    ) -> Shot:
        """The chat of a person; higher than a phone where the last messages, as ``expected``, need it."""
        messages = len(expected)
        self.turn(url, person, size)
        self.until(lambda: self.driver.execute_script(_SHOWS, expected))
        self.loaded()
        self.do(self._to_bottom)
        found = self._measured(messages)
        if found is None:
            return Shot(self.take())
        remarks = _remarks(found)
        if found["over"] > 0:
            height = min(size[1] + int(found["over"]) + 12, _TALLEST)
            remarks.append(f"taller than the screen: {height} px instead of {size[1]}")
            self.size(size[0], height)
            with suppress(Exception):
                self.until(lambda: (self._measured(messages) or {"over": 1})["over"] <= 0)
            time.sleep(0.05)
            found = self._measured(messages) or found
        left, top, right, bottom = (SHARPNESS * edge for edge in found["box"])
        return Shot(self.take(), (left, top, right, bottom), remarks)

    def _to_bottom(self) -> None:
        self.driver.execute_script(
            "document.querySelector('.messages').scrollTop = 1e9;"
            "document.querySelector('#toasts').replaceChildren();"
        )

    def _measured(self, messages: int) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.driver.execute_script(_MEASURE, messages)
        return found


def _remarks(found: dict[str, Any]) -> list[str]:
    remarks = [f"a button of more than two lines: {text}" for text in found["high"]]
    remarks += [f"a button's text is cut: {text}" for text in found["cut"]]
    if found["sideways"] > 0:
        remarks.append(f"the page scrolls sideways by {found['sideways']} px")
    return remarks
