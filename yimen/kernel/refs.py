"""Opaque references: what the outside sees instead of a row's number. Entropy comes in from the caller."""

from typing import NewType

Ref = NewType("Ref", str)
CaseRef = NewType("CaseRef", str)
ItemRef = NewType("ItemRef", str)
LetterRef = NewType("LetterRef", str)

# Crockford's alphabet: no I, L, O, U, so that a number read over the phone arrives as it was said.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = ALPHABET.encode() * 8  # five bits of each byte of entropy


def spelled(entropy: bytes, length: int) -> str:
    """`length` letters of the alphabet out of at least as many bytes of entropy."""
    if len(entropy) < length:
        raise ValueError("not enough entropy for a reference of this length")
    return entropy[:length].translate(_LETTERS).decode()


def case_number(entropy: bytes) -> str:
    """A case number 办件编号 such as SF-7K4M-29QX-M3: opaque, no guessable serial."""
    letters = spelled(entropy, 10)
    return f"SF-{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def heard(spoken: str) -> str:
    """What was meant by a number typed from paper or told by phone: case, spaces and look-alikes forgiven."""
    return spoken.strip().upper().replace(" ", "").translate(str.maketrans("OILU－—", "011V--"))


def heard_case_number(spoken: str) -> str:
    """A case number as `case_number` writes it, however it was grouped; anything else as it was heard."""
    letters = heard(spoken).replace("-", "")
    if len(letters) != 12 or not letters.startswith("SF"):
        return heard(spoken)
    return f"SF-{letters[2:6]}-{letters[6:10]}-{letters[10:]}"
