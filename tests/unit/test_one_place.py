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
    return [call.lineno for call in calls if _last_name(call.func) == name]


def _last_name(node: ast.expr) -> str:
    """«Submission» of ``rows.Submission``; nothing of what has no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_a_version_of_a_figure_is_made_in_one_place() -> None:
    found = [name for name, tree in sources(*ROOMS, "bench") for _ in made("Submission", tree)]
    assert found == ["services/figures/make_version.py"]


def test_whoever_makes_a_version_lets_what_follows_from_it_follow() -> None:
    """Other indicators may be computed from it (decision 0030)."""
    makers = {
        name: tree
        for name, tree in sources("services")
        if (made("make_version", tree) or made("make_versions", tree))
        and name not in ("services/figures/make_version.py", "services/computing/recompute.py")
    }
    assert len(makers) > 3
    assert [name for name, tree in makers.items() if not made("follow_figures", tree)] == []


def test_a_planted_version_is_found() -> None:
    planted = "def f(rows):\n    rows.Submission(version=2)\n    return Submission(version=3)"
    assert made("Submission", ast.parse(planted)) == [2, 3]


OF_A_SESSION = {
    "add",
    "add_all",
    "begin",
    "commit",
    "delete",
    "execute",
    "expire",
    "flush",
    "get",
    "get_one",
    "merge",
    "refresh",
    "rollback",
    "scalar",
    "scalars",
    "stream",
}
"""What a service does not call of a session: it hands it on to repositories."""


def outside_a_service(tree: ast.Module) -> list[str]:
    """What belongs elsewhere: regular expressions, Telegram's links, calls of a session."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {node.module} if isinstance(node, ast.ImportFrom) else {one.name for one in node.names}
            found += ["re"] * ("re" in names)
        elif isinstance(node, ast.Constant) and "t.me" in str(node.value):
            found.append("t.me")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = _last_name(node.func.value) == "session"
            found += [node.func.attr] * (asked and node.func.attr in OF_A_SESSION)
    return found


def test_services_match_no_patterns_make_no_links_and_ask_a_session_nothing() -> None:
    found = [f"{name}: {one}" for name, tree in sources("services") for one in outside_a_service(tree)]
    assert found == []


def test_what_is_planted_in_a_service_is_found() -> None:
    planted = (
        "import re\nfrom re import compile\n"
        "url = f'https://t.me/{bot}'\n"
        "async def f(work, session):\n    await session.flush()\n    await work.session.get(Row, 1)\n"
        "    await work.writer.flush()"
    )
    assert sorted(outside_a_service(ast.parse(planted))) == ["flush", "get", "re", "re", "t.me"]


def calls(tree: ast.Module) -> set[str]:
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {one.attr for one in called if isinstance(one, ast.Attribute)}


def writes(tree: ast.Module) -> bool:
    """It has a use case, or is handed the transaction of one."""
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return bool({"write", "writer"} & calls(tree)) or "Work" in named


def asks_only(tree: ast.Module) -> bool:
    return "read" in calls(tree) and not writes(tree)


def reached(name: str, imports: dict[str, set[str]]) -> set[str]:
    """The modules of the same room that a module imports, directly or by way of others."""
    found: set[str] = set()
    left = [name]
    while left:
        new = imports[left.pop()] - found
        found |= new
        left += new
    return found


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def use_cases_of_questions(trees: dict[str, ast.Module]) -> list[str]:
    """Each question together with a use case that it imports, if only by way of others."""
    imports = {name: {one for one in _imported(tree) if one in trees} for name, tree in trees.items()}
    return [
        f"{name} imports {other}"
        for name, tree in trees.items()
        if asks_only(tree)
        for other in sorted(reached(name, imports))
        if other != "services.context" and writes(trees[other])
    ]


def test_questions_import_no_use_case() -> None:
    trees = {name.removesuffix(".py").replace("/", "."): tree for name, tree in sources("services")}
    assert sum(map(asks_only, trees.values())) > 8
    assert use_cases_of_questions(trees) == []


def test_a_planted_import_of_a_use_case_is_found() -> None:
    question = "from services.b import plain\nasync def see(ctx):\n    async with ctx.read() as session: pass"
    between = "from services.c import plain"
    use_case = "async def do(ctx):\n    async with ctx.write() as work: pass"
    planted = {"services.a": question, "services.b": between, "services.c": use_case}
    trees = {name: ast.parse(source) for name, source in planted.items()}
    assert use_cases_of_questions(trees) == ["services.a imports services.c"]
