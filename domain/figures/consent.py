"""«Да» and «нет» as people type them below «Всё верно?»."""

_YES = frozenset({"да", "да верно", "верно", "все верно", "правильно", "ок", "ok", "yes", "right"})
_NO = frozenset({"нет", "неверно", "не верно", "неправильно", "no", "wrong"})


def agrees(text: str) -> bool | None:
    """Whether the whole text agrees or disagrees; ``None`` where it says something else."""
    word = " ".join(text.casefold().replace(",", " ").replace("ё", "е").strip(" .!").split())
    return True if word in _YES else False if word in _NO else None
