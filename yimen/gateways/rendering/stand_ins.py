"""Stand-ins 缺字代替: what a paper prints for characters that no font of this installation has. Said, never a box.

A rare surname or a Tibetan name must not keep a receipt from being made. The text itself stays whole in the record and
on the page; the paper says at the place itself what it could not print.
"""

import re
from collections.abc import Mapping

_REPORTED = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

SCRIPTS: Mapping[str, re.Pattern[str]] = {
    # Single spaces between words belong to the run.
    "〔藏文，无字库，未能印出〕": re.compile(r"[\u0f00-\u0fff]+(?: [\u0f00-\u0fff]+)*"),
    "〔蒙古文，无字库，未能印出〕": re.compile(r"[\u1800-\u18af\u202f]+(?: [\u1800-\u18af\u202f]+)*"),
    "〔维吾尔文、哈萨克文，无字库，未能印出〕": re.compile(r"[\u0600-\u06ff\u0750-\u077f]+(?: [\u0600-\u06ff]+)*"),
}
"""A run of a script that cannot be printed becomes one sentence; any other character its number."""


def missing_in(message: str) -> str:
    """The text that the press could not print, as it reports it; empty: it failed for another reason."""
    found = _REPORTED.search(message)
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""


def stood_in(text: str, missing: str) -> str:
    """The text with stand-ins for what is missing, and for the rest of its script."""
    for words, script in SCRIPTS.items():
        if script.search(missing):
            return script.sub(words, text)
    for one in missing:
        text = text.replace(one, f"〔U+{ord(one):04X}〕")
    return text
