"""The data of buttons as text, ``conversation:action:1:2:=word``; known without aiogram, for the screens."""

SEPARATOR = ":"
LONGEST = 64


def data(conversation: str, action: str, *numbers: int, word: str = "") -> str:
    """At most 64 bytes, or ``ValueError``: a screen that cannot be pressed is a programming error."""
    parts = [conversation, action, *(str(number) for number in numbers)]
    made = SEPARATOR.join([*parts, f"={word}"] if word else parts)
    if len(made.encode()) > LONGEST:
        raise ValueError(f"a button carries at most {LONGEST} bytes: {made}")
    return made
