"""«Да» and «нет» as people type them below «Всё верно?», and what looks like an answer at all."""

import re

_FIGURE = re.compile(r"\s*(?:около|порядка|примерно|более|менее)?\s*[+\-−–]?\s*[.,]?\d", re.IGNORECASE)
_YES = frozenset({"да", "да верно", "верно", "все верно", "правильно", "ок", "ok", "yes", "right"})
_NO = frozenset({"нет", "неверно", "не верно", "неправильно", "no", "wrong"})


def agrees(text: str) -> bool | None:
    """Whether the whole text agrees or disagrees; ``None`` where it says something else."""
    word = " ".join(text.casefold().replace(",", " ").replace("ё", "е").strip(" .!").split())
    return True if word in _YES else False if word in _NO else None


def figure_like(text: str) -> bool:
    """«60%», «-5», «около 3», «нет»: what answers a figure that came back."""
    return agrees(text) is not None or _FIGURE.match(text) is not None
