"""One rule, one place: what a use case may not decide, or do, by itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.unit.test_rooms import ROOMS, ROOT


def sources(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield str(path.relative_to(ROOT)), parsed(path)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def names_in(node: ast.AST) -> set[str]:
    """Every name and attribute that an expression speaks of."""
    names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return names | {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def whose_by_id(tree: ast.Module) -> list[int]:
    """Lines that compare who hands in, or whom somebody answers for."""
    asked = {"executor_ids", "hands_in_id"}
    return [
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.Compare) and asked & names_in(node)
    ]


def test_whose_figure_it_is_is_asked_of_the_scope() -> None:
    found = [f"{name}:{line}" for name, tree in sources("services") for line in whose_by_id(tree)]
    assert found == []


def test_a_planted_comparison_of_ids_is_found() -> None:
    planted = "def f(scope, item):\n    return item.indicator.hands_in_id in scope.executor_ids"
    assert whose_by_id(ast.parse(planted)) == [2]
    assert whose_by_id(ast.parse("own = {i for i in items if i.hands_in_id == mine}")) == [1]


def made(name: str, tree: ast.Module) -> list[int]:
    """Lines that make an object of a class, whatever module it is called by."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if ast.unparse(call.func).rpartition(".")[2] == name]


def test_a_version_of_a_figure_is_made_in_one_place() -> None:
    found = [name for name, tree in sources(*ROOMS, "bench") for _ in made("Submission", tree)]
    assert found == ["services/figures/make_version.py"]


def test_a_planted_version_is_found() -> None:
    planted = "def f(rows):\n    rows.Submission(version=2)\n    return Submission(version=3)"
    assert made("Submission", ast.parse(planted)) == [2, 3]
