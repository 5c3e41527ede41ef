"""Names: one class, one meaning; the glossary speaks of what is there."""

import ast
import re
from collections import defaultdict

from tests.unit.test_one_place import sources
from tests.unit.test_rooms import ROOMS, ROOT

SAME_NAME = {
    # Rows of the database and what a document says, never spoken of in one module without their room.
    "Assignment",
    "Executor",
    "Heading",
    "Indicator",
    "Measure",
    "Plan",
    "Target",
}
"""Classes of the product that share a name so far; the list may get shorter."""


def classes() -> dict[str, set[str]]:
    """Name to the modules that define such a class for others; the playground is a product of its own."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, tree in sources(*(room for room in ROOMS if room != "playground")):
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].add(name)
    return found


def test_classes_that_mean_different_things_are_called_differently() -> None:
    several = {name: modules for name, modules in classes().items() if len(modules) > 1}
    assert {name: modules for name, modules in several.items() if name not in SAME_NAME} == {}
    assert SAME_NAME - set(several) == set(), "these names are no longer shared"


def test_the_glossary_speaks_of_what_is_there() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").partition("## What a newcomer")[2]
    functions = {
        node.name
        for _, tree in sources(*ROOMS)
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    named = {name for name in re.findall(r"`(\w+)`", glossary) if name not in ROOMS}
    assert len(named) > 15
    assert named - functions - set(classes()) == set()
