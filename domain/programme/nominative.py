"""Russian words put into the nominative by their endings, where an ending leaves no doubt; else nothing."""

import re

_ENDINGS = (
    (re.compile(r"(?<=[цс])и[иею]$"), "ия"),
    (re.compile(r"(?<=[а-я]{2}н)и[яю]$"), "ие"),
    (re.compile(r"(?<=[а-я]{2}ств)[ау]$"), "о"),
    (re.compile(r"(?<=[а-я]{2}нци)[юи]$"), "я"),
)
_WORDS = {
    "учета": "учет",
    "учёта": "учёт",
    "учету": "учет",
    "контроля": "контроль",
    "контролю": "контроль",
    "ремонта": "ремонт",
    "ремонту": "ремонт",
    "мониторинга": "мониторинг",
    "конкурса": "конкурс",
    "станцию": "станция",
}
_ADJECTIVE = re.compile(
    r".{2,}(?:ого|его|ому|ему|ыми|ими|ых|их|ый|(?:[кгхщшч]|[дж]н)ий|ая|яя|ую|юю|ое|ее|ые|[кгхщшч]ие|ой)$",
    re.IGNORECASE,
)
_NEUTER = re.compile(r"(?:ого|его|ому|ему)$")


def nominative(phrase: str) -> str:
    """«обновлению общественных пространств» as «обновление …»; empty where its first words leave a doubt."""
    first, _, rest = phrase.partition(" ")
    noun = _noun(first.lower())
    if noun:
        return f"{noun} {rest}".strip()
    second, _, tail = rest.partition(" ")
    behind = _noun(second.lower())
    if behind.endswith(("ие", "о")) and _NEUTER.search(first.lower()):
        return f"{_NEUTER.sub('ое', first.lower())} {behind} {tail}".strip()
    return ""


def _noun(word: str) -> str:
    if word in _WORDS:
        return _WORDS[word]
    return next((ending.sub(right, word) for ending, right in _ENDINGS if ending.search(word)), "")


def is_adjective(word: str) -> bool:
    """By its ending: an adjective or a participle, after which something is still to come."""
    return bool(_ADJECTIVE.fullmatch(word))
