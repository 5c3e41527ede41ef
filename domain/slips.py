"""Words that were typed with a slip, or in the wrong keyboard layout.

Source: the storyboard, section 4. A short word is never taken for another one.
"""

from functools import lru_cache

LONG = 6
"""Letters of a word in which one slip leaves no doubt."""
_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю." + "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def other_layout(text: str) -> str:
    """«ljhjub» is «дороги», «кщфвы» is «roads»; nothing where there are no letters, or of both alphabets."""
    latin = any("a" <= letter <= "z" for letter in text.casefold())
    cyrillic = any("а" <= letter <= "я" or letter == "ё" for letter in text.casefold())
    if latin == cyrillic:
        return ""
    return text.translate(_TO_CYRILLIC if latin else _TO_LATIN)


def same_word(typed: str, word: str) -> bool:
    """The same, or in a long word one letter wrong, missing, too many, or two changed their places."""
    if typed == word:
        return True
    return min(len(typed), len(word)) >= LONG and is_one_slip(typed, word)


@lru_cache(maxsize=8192)
def is_one_slip(typed: str, word: str) -> bool:
    if abs(len(typed) - len(word)) > 1:
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(typed, word, score_cutoff=1) <= 1)
