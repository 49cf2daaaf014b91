"""Names of processes made comparable: spelling, spaces, empty words apart; down to the sounds."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from processes.commonwork.words import EMPTY, ENDINGS, PARTICLES, SAME

_BETWEEN = re.compile(r"[\W_]+|및")
_YEAR = re.compile(r"(?:19|20)\d\d(?:년도?)?(?!\d)")
_SAME = re.compile("|".join(sorted(SAME, key=len, reverse=True)))
# Vowels that people mix up in writing: ㅐ and ㅔ, ㅒ and ㅖ, ㅙ and ㅞ and ㅚ.
_HEARD = str.maketrans({"ᅢ": "ᅦ", "ᅤ": "ᅨ", "ᅫ": "ᅬ", "ᅰ": "ᅬ"})


@dataclass(frozen=True)
class Name:
    """A name as compared: `plain` without spaces and signs, `words` and `core` what counts."""

    plain: str
    words: tuple[str, ...]
    core: str


@lru_cache(maxsize=65_536)
def comparable(written: str) -> Name:
    """Return the name as it is compared with others."""
    text = unicodedata.normalize("NFC", written)
    text = unicodedata.normalize("NFKC", text.replace("ㆍ", " ")).casefold()
    tokens = [token for token in _BETWEEN.split(text) if token] or [text.strip()]
    telling = [word for word in map(_bare, tokens) if word and word not in EMPTY] or tokens
    return Name("".join(tokens), tuple(telling), "".join(telling))


@lru_cache(maxsize=65_536)
def sounds(text: str) -> str:
    """Return the text as its single letters (자모), vowels that sound alike made one."""
    return unicodedata.normalize("NFD", text).translate(_HEARD)


def _bare(token: str) -> str:
    word = _YEAR.sub("", token)
    if len(word) > 2 and word[-1] in PARTICLES and word[-2] not in PARTICLES[word[-1]]:
        word = word[:-1]
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 2), None)
    while ending:
        word = word.removesuffix(ending)
        ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 2), None)
    return _SAME.sub(lambda found: SAME[found[0]], word)
