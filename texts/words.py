"""Words as they are typed in any case, with or without a full stop."""


def as_typed(text: str) -> str:
    """What is compared: «Да, верно.» is the label «Да, верно»."""
    return " ".join(text.casefold().replace("ё", "е").strip(" .!…").split())
