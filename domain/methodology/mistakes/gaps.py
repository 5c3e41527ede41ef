"""Where two things stand side by side with no sign between: a product, a number, a name in two words."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from domain.methodology.formula.lookalikes import skeleton
from domain.methodology.formula.names import Meaning, fitting_name, is_name
from domain.methodology.formula.problems import ProblemKind
from domain.methodology.formula.times import YEAR_WORDS
from domain.methodology.mistakes.repair import Repair
from domain.methodology.mistakes.slips import Slip
from domain.methodology.mistakes.tokens import Token, TokenKind

_DIGITS = str.maketrans({"О": "0", "о": "0", "O": "0", "o": "0", "З": "3", "з": "3", "l": "1", "I": "1"})
_MAGNITUDES = {"тыс": 3, "тысяч": 3, "тысячи": 3, "млн": 6, "миллионов": 6, "млрд": 9}
_UNITS = re.compile(r"ед|шт|чел|человек|руб|рублей|р|км|м|кв|га|т|раз|балл\w*|процент\w*|дн|дней|лет|год\w*")
_THREE = re.compile(r"[0-9]{3}(?:[.,][0-9]+)?")


def declared_names(repair: Repair) -> None:
    """Names that are none, as they are declared: told by their form to type (see ``fitting_name``)."""
    for name in repair.known:
        if is_name(name) or not name.strip():
            continue
        found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", repair.text)]
        instead = fitting_name(name)
        if not name.isdigit():
            repair.put_all(((start, end, instead) for start, end in found), Slip.NAME)


def thousands(repair: Repair) -> None:
    """«1 000 000» is one number."""
    tokens, at = repair.tokens, 0
    changes = []
    while at < len(tokens):
        last = at
        is_number = (
            tokens[at].kind is TokenKind.NUMBER and tokens[at].text.isdigit() and len(tokens[at].text) < 4
        )
        while is_number and last + 1 < len(tokens) and _THREE.fullmatch(tokens[last + 1].text):
            last += 1
        if last > at:
            joined = "".join(token.text for token in tokens[at : last + 1])
            changes.append((tokens[at].at, tokens[last].end, joined))
        at = last + 1
    repair.put_all(changes, Slip.THOUSANDS)


def letters(repair: Repair) -> None:
    """«1ОО» is a hundred, «3адачи» is the name that begins with a letter; both have one look."""
    looks = {skeleton(name): name for name in repair.known}
    changes = []
    for before, token in pairwise(repair.tokens):
        if before.kind is not TokenKind.NUMBER or token.kind is not TokenKind.NAME or before.end != token.at:
            continue
        both = before.text + token.text
        meant = looks.get(skeleton(both)) or both.translate(_DIGITS)
        if meant in repair.known or meant.isdigit():
            changes.append((before.at, token.end, meant))
    repair.put_all(changes, Slip.LETTERS)


def lone_letters(repair: Repair) -> None:
    """«З» for 3 and «О» for 0, where no name begins so."""
    changes = []
    for token in repair.tokens:
        digits = token.text.translate(_DIGITS) if token.text.isalpha() else ""
        alike = any(name[:1] == token.text[:1] for name in repair.known)
        if token.is_name and digits.isdigit() and not repair.is_known(token.text) and not alike:
            changes.append((token.at, token.end, digits))
    repair.put_all(changes, Slip.LETTERS)


def decimals(repair: Repair) -> None:
    """«.5» and «0, 5» outside of any brackets, in which a comma may stand between two values."""
    tokens, changes = repair.tokens, []
    for at, token in enumerate(tokens[:-1]):
        if token.level and token.text == ",":
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1]
        if token.text in ".," and after.text.isdigit() and (before is None or not before.ends):
            changes.append((token.at, after.end, f"0,{after.text}"))
        elif token.text in ".," and after.text.isdigit() and before is not None and before.text.isdigit():
            changes.append((before.at, after.end, f"{before.text},{after.text}"))
    repair.put_all(changes, Slip.DECIMAL)


def cells(repair: Repair) -> None:
    """«$A$1»: a name where there is one, else a cell, of which a formula knows nothing."""
    found = [match.span() for match in re.finditer(r"\$?\w+\$\w+|\$\w+", repair.text)]
    names = [repair.text[start:end].replace("$", "") for start, end in found]
    if found and all(name in repair.known for name in names):
        changes = ((*span, name) for span, name in zip(found, names, strict=True))
        repair.put_all(changes, Slip.CELL)
    elif found:
        repair.ask(ProblemKind.CELL, *found[0], options=inputs_of(repair.known))


def inputs_of(known: Mapping[str, Meaning]) -> tuple[str, ...]:
    """A few of the names that a formula may use."""
    values = (name for name, meaning in known.items() if meaning.role.value in ("input", "column", "formula"))
    return tuple(values)[:5]


def ranges(repair: Repair) -> None:
    """«сумма(A1:A5)» means cells, where there are no such names."""
    found = re.search(r"(?<!\w)([A-Z]{1,3}[0-9]{1,5}) *: *([A-Z]{1,3}[0-9]{1,5})(?!\w)", repair.text)
    if found is not None and not (repair.is_known(found[1]) and repair.is_known(found[2])):
        repair.ask(ProblemKind.CELL, *found.span(), options=inputs_of(repair.known))


def products(repair: Repair) -> None:
    """«A(B + 1)», where A is a figure and no function."""
    tokens = repair.tokens
    changes = [
        (token.end, after.at, " * ")
        for token, after in pairwise(tokens)
        if after.text == "(" and token.is_name and repair.is_value(token.text)
    ]
    repair.put_all(changes, Slip.SIGN)


def gaps(repair: Repair) -> None:
    """The first place where something is missing."""
    tokens = repair.tokens
    for at, (before, token) in enumerate(pairwise(tokens)):
        is_call = before.is_name and token.text == "(" and not repair.is_value(before.text)
        is_years = before.kind is TokenKind.NUMBER and token.text in YEAR_WORDS  # «среднее(3 года: …)»
        if before.ends and token.begins and not is_call and not is_years:
            _gap(repair, tokens, at)
            return
        if token.text in ".-–—" and before.end == token.at and _dotted(repair, tokens, at):
            return


def _dotted(repair: Repair, tokens: Sequence[Token], at: int) -> bool:
    """«Ч.з»: a name with a dot."""
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    before, dot = tokens[at], tokens[at + 1]
    if after is None or dot.text != "." or after.at != dot.end or not (before.is_name and after.is_name):
        return False
    return _name(repair, before.at, after.end)


def _name(repair: Repair, start: int, end: int) -> bool:
    """A name in several words: the known one that it is without them, else what it could be."""
    written = repair.text[start:end]
    joined = re.sub(r"\W+", "_", written)
    meant = next((name for name in (joined, joined.replace("_", "")) if name in repair.known), "")
    if meant:
        repair.put(start, end, meant, Slip.NAME)
        return True
    return repair.ask(ProblemKind.BAD_NAME, start, end, (fitting_name(written, repair.known),))


def _gap(repair: Repair, tokens: Sequence[Token], at: int) -> None:
    before, token = tokens[at], tokens[at + 1]
    is_measured = before.kind is TokenKind.NUMBER and token.is_name and not repair.is_known(token.text)
    if is_measured and _measured(repair, tokens, at):
        return
    if before.is_name and (token.is_name or token.kind is TokenKind.NUMBER):
        _two_names(repair, tokens, at)
    elif _is_asked(before, token) or (is_measured and before.end != token.at):
        repair.ask(ProblemKind.NO_SIGN, before.at, token.end, _signs(before.text, token.text))
    elif is_measured:
        option = _beginning_with_a_letter(before.text + token.text)
        repair.ask(ProblemKind.BAD_NAME, before.at, token.end, (option,))
    else:
        repair.put(before.end, token.at, " * ", Slip.SIGN)


def _is_asked(before: Token, token: Token) -> bool:
    """Two numbers, and whatever stands in quotation marks."""
    both_numbers = before.kind is token.kind is TokenKind.NUMBER
    return both_numbers or TokenKind.QUOTED in (before.kind, token.kind)


def _beginning_with_a_letter(written: str) -> str:
    """«3адачи» and «0бъём» begin with letters that look like digits."""
    letters_ = {"3": "З", "0": "О"}
    return letters_[written[0]] + written[1:] if written[0] in letters_ else fitting_name(written)


def _measured(repair: Repair, tokens: Sequence[Token], at: int) -> bool:
    """«5 тыс.», «12 чел.»."""
    before, token = tokens[at], tokens[at + 1]
    dot = tokens[at + 2] if at + 2 < len(tokens) else None
    end = dot.end if dot is not None and dot.text == "." and dot.at == token.end else token.end
    zeros = _MAGNITUDES.get(token.text.lower())
    if zeros:
        options = (_shifted(before.text, zeros), before.text)
        return repair.ask(ProblemKind.MAGNITUDE, before.at, end, options)
    if _UNITS.fullmatch(token.text.lower()):
        repair.put(before.end, end, "", Slip.UNIT)
        return True
    return False


def _shifted(number: str, zeros: int) -> str:
    whole, _, decimals_ = number.replace(".", ",").partition(",")
    digits = decimals_.ljust(zeros, "0")
    rest = digits[zeros:].rstrip("0")
    return f"{whole}{digits[:zeros]}".lstrip("0") + (f",{rest}" if rest else "")


def _two_names(repair: Repair, tokens: Sequence[Token], at: int) -> None:
    """«число жителей» is one name, or two with no sign between them."""
    last = at + 1
    while last + 1 < len(tokens) and tokens[last + 1].is_name:
        last += 1
    words = tokens[at : last + 1]
    if all(repair.is_known(word.text) or word.kind is TokenKind.NUMBER for word in words):
        repair.ask(ProblemKind.NO_SIGN, words[0].at, words[1].end, _signs(words[0].text, words[1].text))
    else:
        _name(repair, words[0].at, words[-1].end)


def _signs(left: str, right: str) -> tuple[str, ...]:
    return tuple(f"{left} {sign} {right}" for sign in "*/+-")
