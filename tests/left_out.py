"""What this machine cannot test: said under the count, with how to get it; insisted on where asked."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest

from tests.databases import postgres

_SIGN = "left out: "


@dataclass(frozen=True, slots=True)
class Need:
    """Something outside of Python that tests need; ``why_not`` says what is wrong, if anything."""

    name: str
    why_not: Callable[[], str | None]
    remedy: str
    insist: str

    @property
    def reason(self) -> str:
        return f"{_SIGN}{self.name}"

    def mark(self) -> pytest.MarkDecorator:
        return pytest.mark.skipif(self.why_not() is not None, reason=self.reason)

    def line(self, tests: int) -> str:
        return f"{self.name}, {tests} tests: {self.why_not()}. {self.remedy}; {self.insist}=1 insists."


def _programs(*names: str) -> Callable[[], str | None]:
    def why_not() -> str | None:
        missing = [name for name in names if shutil.which(name) is None]
        return f"no {' and no '.join(missing)} here" if missing else None

    return why_not


POSTGRES = Need(
    "PostgreSQL",
    postgres.problem,
    "Start one there, or name one in TEST_DATABASE_URL",
    "REQUIRE_POSTGRES",
)
BROWSER = Need(
    "the page in a browser",
    _programs("chromium", "chromedriver"),
    "apt-get install chromium chromium-driver",
    "REQUIRE_BROWSER",
)
OFFICE = Need(
    "the report's pages",
    _programs("soffice", "pdftotext"),
    "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils",
    "REQUIRE_OFFICE",
)
NEEDS = (POSTGRES, BROWSER, OFFICE)


def insisted_on() -> str | None:
    """What is asked for in the environment and not there."""
    for need in NEEDS:
        if os.environ.get(need.insist) == "1" and (problem := need.why_not()):
            return f"{need.name}: {problem} ({need.insist}=1)"
    return None


def lines(reasons: Iterable[str]) -> list[str]:
    """One for each kind of thing, from the reasons of the tests that were skipped."""
    counted = Counter(reason.removeprefix("Skipped: ") for reason in reasons)
    known = [need.line(counts) for need in NEEDS if (counts := counted.pop(need.reason, 0))]
    return [f"LEFT OUT: {line}" for line in (*known, *(f"{n} tests: {why}" for why, n in counted.items()))]
