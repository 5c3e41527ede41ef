"""Functions and words of Excel, and how what they mean is written here."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from domain.methodology.formula.excel import in_capitals
from domain.methodology.formula.functions import FUNCTIONS, OVER_MONTHS
from domain.methodology.formula.names import NameRole
from domain.methodology.formula.times import YEAR_WORDS
from domain.methodology.mistakes.repair import Repair
from domain.methodology.mistakes.signs import absolute_of
from domain.methodology.mistakes.slips import Slip
from domain.methodology.mistakes.tokens import Bracket, Token, TokenKind, brackets_of, own

_CALLED = {
    "сумма": ("СУММ", "Σ", "∑"),
    "среднее": ("СРЗНАЧ", "СРЕДНЯЯ", "СРЕДН", "СР", "AVERAGE", "AVG"),
    "макс": ("МАКСИМУМ", "МАКСИМАЛЬНОЕ", "НАИБОЛЬШЕЕ", "MAXIMUM"),
    "мин": ("МИНИМУМ", "МИНИМАЛЬНОЕ", "НАИМЕНЬШЕЕ", "MINIMUM"),
    "округл": ("ОКРУГЛЕНИЕ", "ОКРУГЛИТЬ"),
}
_ALIASES = {alias: name for name, aliases in _CALLED.items() for alias in aliases}
_JOINING = {"И": "и", "AND": "и", "ИЛИ": "или", "OR": "или"}
_WORDS = {**_JOINING, "НЕ": "не", "NOT": "не", "ГДЕ": "где", "WHERE": "где"}
_ABSOLUTE = ("ABS", "МОДУЛЬ")


def functions(repair: Repair) -> None:
    """«СУММ(» is «сумма(», whatever the case it is written in."""
    tokens, changes = repair.tokens, []
    for token, after in pairwise(tokens):
        name = _ALIASES.get(in_capitals(token.text))
        if name and after.text == "(" and not repair.is_known(token.text):
            changes.append((token.at, token.end, name))
    repair.put_all(changes, Slip.FUNCTION)


def joined(repair: Repair) -> None:
    """«И(A > 1; B > 2)» is «(A > 1 и B > 2)», «ABS(A)» the greater of A and −A."""
    for rewrite in (_joining, _absolute, _power):
        while _rewritten(repair, rewrite):
            pass


def _rewritten(repair: Repair, rewrite: Callable[[Repair, Sequence[Token], int, Bracket], bool]) -> bool:
    tokens = repair.tokens
    for bracket in brackets_of(tokens):
        before = bracket.opened - 1
        is_call = before >= 0 and bracket.closed < len(tokens) and tokens[before].kind is TokenKind.NAME
        is_free = is_call and tokens[before].text not in repair.known
        if is_free and rewrite(repair, tokens, before, bracket):
            return True
    return False


def _joining(repair: Repair, tokens: Sequence[Token], before: int, bracket: Bracket) -> bool:
    word = _JOINING.get(in_capitals(tokens[before].text))
    between = [token for _, token in own(tokens, bracket) if token.text in (";", ",")]
    is_first = before == 0 or not tokens[before - 1].ends
    if word is None or not between or not is_first:
        return False
    opened, closed = tokens[bracket.opened], tokens[bracket.closed]
    around = (
        tokens[before - 1].text if before else "",
        *(token.text for token in tokens[bracket.closed + 1 :][:1]),
    )
    is_alone = around[0] in ("", "(", ";", ",") and around[-1] in ("", ")", ";", ",")
    following = tokens[bracket.closed + 1 :][:1]
    if is_alone and following and following[0].text == ",":  # without it «1),1,0» would be «1,1,0»
        repair.put(closed.at, following[0].end, ";", Slip.SEMICOLON)
    elif is_alone:
        repair.put(closed.at, closed.end, "", Slip.JOINING)
    for token in reversed(between):
        behind = "" if repair.text[token.end : token.end + 1].isspace() else " "
        repair.put(token.at, token.end, f" {word}{behind}", Slip.JOINING)
    repair.put(tokens[before].at, opened.end if is_alone else opened.at, "", Slip.JOINING)
    return True


def negated(repair: Repair) -> None:
    """«НЕ(A > 1)» in capitals."""
    tokens = repair.tokens
    changes = [
        (token.at, token.end, "не ")
        for token, after in pairwise(tokens)
        if token.text in ("НЕ", "Не", "NOT") and after.text == "(" and not repair.is_known(token.text)
    ]
    repair.put_all(changes, Slip.WORD)


def _absolute(repair: Repair, tokens: Sequence[Token], before: int, bracket: Bracket) -> bool:
    if in_capitals(tokens[before].text) not in _ABSOLUTE:
        return False
    inside = repair.text[tokens[bracket.opened].end : tokens[bracket.closed].at].strip()
    repair.put(tokens[before].at, tokens[bracket.closed].end, absolute_of(inside), Slip.ABSOLUTE)
    return True


def _power(repair: Repair, tokens: Sequence[Token], before: int, bracket: Bracket) -> bool:
    """«СТЕПЕНЬ(A; 2)»; with one indicator's number in quotation marks it is another function."""
    between = [token for _, token in own(tokens, bracket) if token.text in (";", ",")]
    if in_capitals(tokens[before].text) not in ("СТЕПЕНЬ", "POWER") or len(between) != 1:
        return False
    base = repair.text[tokens[bracket.opened].end : between[0].at].strip()
    exponent = repair.text[between[0].end : tokens[bracket.closed].at].strip()
    base = base if re.fullmatch(r"\w+", base) else f"({base})"
    repair.put(tokens[before].at, tokens[bracket.closed].end, f"{base}^{exponent}", Slip.POWER)
    return True


def words(repair: Repair) -> None:
    """«И», «ИЛИ», «НЕ», «ГДЕ» in capitals."""
    changes = [
        (token.at, token.end, _WORDS[token.text])
        for token in repair.tokens
        if token.text in _WORDS and not repair.is_known(token.text)
    ]
    repair.put_all(changes, Slip.WORD)


def over(repair: Repair) -> None:
    """«сумма(A)» of what each month or row has, and «сумма(месяцы; A)»."""
    for bracket in brackets_of(repair.tokens):
        tokens = repair.tokens
        function = FUNCTIONS.get(bracket.function.lower())
        if function is None or not function.over or bracket.closed >= len(tokens):
            continue
        inside = list(own(tokens, bracket))
        between = [token for _, token in inside if token.text in (";", ",")]
        if any(token.text == ":" for _, token in inside) or not inside:
            continue
        head = [token for _, token in inside if not between or token.end <= between[0].at]
        if len(between) == 1 and _says_over(repair, head):
            repair.put(between[0].at, between[0].end, ":", Slip.COLON)
            if head[0].text == "за":
                repair.put(head[0].at, head[1].at, "", Slip.COLON)
        elif not between:
            _counted(repair, tokens, bracket)


def _says_over(repair: Repair, head: Sequence[Token]) -> bool:
    """«месяцы», «СМИ», «3 года», «за 3 года»."""
    words_ = [token.text for token in head if token.text != "за"]
    if len(words_) == 2:
        return words_[0].isdigit() and words_[1] in YEAR_WORDS
    return len(words_) == 1 and repair.is_over(words_[0])


def _counted(repair: Repair, tokens: Sequence[Token], bracket: Bracket) -> None:
    """One value only: of each month, or of each row of a list."""
    names = {token.text for token in tokens[bracket.opened + 1 : bracket.closed] if token.is_name}
    groups = {group for name in names for group in _groups(repair, name)}
    if len(groups) == 1:
        start = tokens[bracket.opened].end
        repair.put(start, start, f"{groups.pop()}: ", Slip.OVER)


def _groups(repair: Repair, name: str) -> Iterator[str]:
    meaning = repair.known.get(name)
    if meaning is not None and meaning.monthly:
        yield next(iter(OVER_MONTHS))
    elif meaning is not None and meaning.role is NameRole.COLUMN:
        for other, found in repair.known.items():
            if found.role is NameRole.LIST and name in found.columns:
                yield other


def commas(repair: Repair) -> None:
    """«макс(A, B)», «если(A > B,1,2)»: what separates is a semicolon."""
    for bracket in brackets_of(repair.tokens):
        tokens = repair.tokens
        if not bracket.function:
            continue
        changes = [(token.at, token.end, ";") for _, token in own(tokens, bracket) if token.text == ","]
        repair.put_all(changes, Slip.SEMICOLON)
        _split_numbers(repair, bracket)


def numbers(repair: Repair) -> None:
    """«мин(1,2)»: one number where two are needed."""
    for bracket in brackets_of(repair.tokens):
        if bracket.function:
            _split_numbers(repair, bracket)


def _split_numbers(repair: Repair, bracket: Bracket) -> None:
    """Where too few values are given, and as many as are needed with every «1,2» taken for two."""
    function = FUNCTIONS.get(bracket.function.lower())
    tokens = repair.tokens
    inside = [token for _, token in own(tokens, bracket)]
    if function is None or not inside or any(token.text == ":" for token in inside):
        return
    count = 1 + sum(token.text == ";" for token in inside)
    alone = [token for at, token in enumerate(inside) if _is_alone(inside, at) and "," in token.text]
    enough = count + len(alone)
    fits = enough >= function.least and (function.most is None or enough <= function.most)
    if alone and count < function.least and fits:
        repair.put_all(((one.at, one.end, one.text.replace(",", "; ")) for one in alone), Slip.SEMICOLON)


def _is_alone(inside: Sequence[Token], at: int) -> bool:
    """A number that is a whole argument."""
    before = inside[at - 1].text if at else ";"
    behind = inside[at + 1].text if at + 1 < len(inside) else ";"
    return inside[at].kind is TokenKind.NUMBER and before == ";" and behind == ";"
