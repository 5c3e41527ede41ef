"""One programme as a readable YAML file; the terms are the domain page's (``programmes.plain.programme``)."""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from domain.programme.document import Programme, Question, ReadDocument
from domain.time.periods import Period
from programmes.plain.taking import take
from programmes.plain.whole import to_plain
from programmes.yaml.nodes import read_nodes

WIDTH = 110
_LONG = 80
_UNSEEN = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def read_yaml(content: bytes) -> ReadDocument:
    """The programme of a YAML file; ``FileProblems`` names line, entry and what would work.

    ``facts`` is empty; ``questions`` are what the file itself leaves open.
    """
    return take(read_nodes(content))


def write_yaml(
    programme: Programme,
    period: Period | None = None,
    heading: str = "",
    questions: Iterable[Question] = (),
) -> bytes:
    """Long wordings and those of several lines as block text. ``heading`` are lines of comment on top,
    ``questions`` those left open (``programmes.plain.questions.in_file``)."""
    body = yaml.dump(
        _with_formulas(to_plain(programme, period, questions)),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=WIDTH,
        indent=2,
    )
    comment = "".join(f"# {line}".rstrip() + "\n" for line in heading.splitlines())
    return f"{comment}{body}".encode()


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key, nothing is written by reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """«|» keeps lines as they are, «>» folds a long one; what no eye can see is written as escapes."""
    if _UNSEEN.search(text):
        return '"'
    if "\n" in text:
        return "|"
    is_plain = text == text.strip() and "  " not in text
    return ">" if len(text) > _LONG and is_plain else None


class _Formula(str):
    """Stays on one line, however long."""

    __slots__ = ()


def _with_formulas(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_with_formulas(item) for item in plain]
    if isinstance(plain, dict):
        return {
            key: _Formula(value) if key == "formula" else _with_formulas(value)
            for key, value in plain.items()
        }
    return plain


def _formula(dumper: yaml.SafeDumper, text: _Formula) -> yaml.ScalarNode:
    if len(text) <= _LONG or _UNSEEN.search(text):
        return _text(dumper, str(text))
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Formula, _formula)
