"""Commitments 告知承诺: the words that are signed, and the code by which somebody shows which words they mean.

A tick is nobody's signature. At home the applicant types the code that stands under the words; it is made of the
words and of the case, so that it signs these words in this case and nothing else.
"""

import hashlib
from datetime import datetime
from typing import ClassVar

from yimen.kernel.refs import heard, spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

CODE_LENGTH = 8


class NotSigned(Refusal):
    """The applicant has not signed the commitment of the item: neither at home nor on paper."""

    code: ClassVar[str] = "commitment.not_signed"


class CodeWrong(Refusal):
    """What was typed is not the code that stands under the words of the commitment."""

    code: ClassVar[str] = "commitment.code_wrong"


class SignedAlready(Refusal):
    """These words have been signed in this case."""

    code: ClassVar[str] = "commitment.signed_already"


@snapshot
class Signature:
    """How the words were signed, and when."""

    how: str
    signed_at: datetime


def hash_of(words: str) -> str:
    """What stands for the words of a commitment."""
    return hashlib.sha256(words.strip().encode()).hexdigest()


def code_of(words: str, case_number: str) -> str:
    """The code under the words, as it is read: two groups of four."""
    made = hashlib.sha256(f"{hash_of(words)}\x1f{case_number}".encode()).digest()
    code = spelled(made, CODE_LENGTH)
    return f"{code[:4]}-{code[4:]}"


def must_be_the_code(typed: str, words: str, case_number: str) -> None:
    """Refuses with CodeWrong."""
    if heard(typed).replace("-", "") != code_of(words, case_number).replace("-", ""):
        raise CodeWrong()
