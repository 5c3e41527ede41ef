"""Indicators named by their numbers in a message: «№ 4 50% …», «№ 4, 5», what a quoted message is about.

Source: the domain page, «Several indicators in one message»; the storyboard, section 2.
"""

import re

from domain.programme.numbering import NUMBER, plain_number

_SIGN = r"(?:№|#|[Nn](?=\s?\d)|[Nn][Oo](?:\.|(?=\s?\d))|номер\b)"
_NUMBERED = re.compile(rf"{_SIGN}\s*({NUMBER})\.?(?!\d)\s*[:—–-]?\s*(.*)", re.DOTALL)
_LIST = re.compile(rf"{_SIGN}\s*({NUMBER}(?:\s*(?:,|и|and)\s*(?:{_SIGN}\s*)?{NUMBER})*)", re.IGNORECASE)
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")


def numbered_lines(text: str) -> list[tuple[str, str]]:
    """«№ 4 50% работы ведутся» as (number, answer), line by line; lines without a number continue the last.

    Empty where the message does not begin with a number; a number alone has an empty answer.
    """
    found: list[tuple[str, str]] = []
    for line in text.strip().splitlines():
        match = _NUMBERED.match(line.strip())
        if match:
            found.append((plain_number(match[1]), match[2]))
        elif not found:
            return []
        elif line.strip():
            number, answer = found[-1]
            found[-1] = (number, f"{answer}\n{line.strip()}".strip())
    return found


def only_numbers(text: str) -> bool:
    """«№ 4», «№ 4, 5», «№ 4 и № 5»: a question, not an answer."""
    return _LIST.fullmatch(text.strip(" .?!")) is not None


def numbers_in(text: str) -> tuple[str, ...]:
    """The indicators that a message of the bot is about: named in its first line, outside people's words."""
    about = text.strip()
    while (plain := _QUOTED.sub("", about)) != about:
        about = plain
    lists = _LIST.findall(about.partition("\n")[0])
    return tuple(dict.fromkeys(plain_number(number) for one in lists for number in re.findall(NUMBER, one)))
