"""The examples that conversations bring: found by their files, since the registry brings aiogram along."""

import importlib
import pkgutil
from collections.abc import Iterator

import handlers
from handlers.examples import Example


def modules_of_handlers() -> list[str]:
    return [one.name for one in pkgutil.walk_packages(handlers.__path__, "handlers.")]


def examples_by_folder() -> Iterator[tuple[str, list[Example]]]:
    """Of each conversation; those of ``handlers`` itself belong to none."""
    for name in modules_of_handlers():
        if name.endswith(".examples"):
            yield name.split(".")[-2], list(importlib.import_module(name).examples())
