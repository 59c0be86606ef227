"""Signatures under an application 申请人签名: what one binds, and when it binds no more. Pure.

A signature is reliable when its data are the signer's alone and any change after it shows (Electronic Signature Law
art. 13, 14). Here it is bound to what is handed in: the version of the item, the answers, the form and every file.
Whoever changes one of them has signed something else, and signs again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.evidence import canonical
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm, Terms

LAW = "电子签名法第十三条、第十四条"
PICTURE = MaterialTerm("application_signature", "申请人签名", page_limit=1, size_limit=1_000_000)
PAPER = MaterialTerm("signed_application", "签字的申请表")
NAMES: Mapping[str, str] = {one.code: one.name for one in (PICTURE, PAPER)}
"""Files that are the signature and not what is signed, as volumes and prints call them."""
CODE_DIGITS = 6
CODE_GOOD_FOR = timedelta(minutes=10)
CODE_RESTS = timedelta(minutes=1)
MOST_TRIES = 5


class SignedHow(StrEnum):
    """How an application was signed 签名方式."""

    DRAWN = "drawn"
    CODE = "code"
    PAPER = "paper"


class SignatureMissing(Refusal):
    """The item wants the applicant's signature, and there is none."""

    code: ClassVar[str] = "signature.missing"


class SignatureVoid(Refusal):
    """Form or files changed after the signature: it binds no more."""

    code: ClassVar[str] = "signature.void"


class SignatureEmpty(Refusal):
    """Nothing is drawn in the picture."""

    code: ClassVar[str] = "signature.empty"


class SignatureNoPicture(Refusal):
    """A drawn signature is a picture; a PDF is none."""

    code: ClassVar[str] = "signature.no_picture"


class SignatureNotAsked(Refusal):
    """The item wants no signature under its application."""

    code: ClassVar[str] = "signature.not_asked"


class SignatureThere(Refusal):
    """The application is signed already."""

    code: ClassVar[str] = "signature.there"


class NobodyToRing(Refusal):
    """No telephone is registered to which a code could be sent."""

    code: ClassVar[str] = "signature.no_phone"


class SigningCodeFresh(Refusal):
    """A code has just been sent."""

    code: ClassVar[str] = "signature.code_fresh"


class SigningCodeOver(Refusal):
    """No code is good any more: it ran out, was tried too often, or something was changed after it."""

    code: ClassVar[str] = "signature.code_over"


class SigningCodeWrong(Refusal):
    """What was typed is not the code that was sent."""

    code: ClassVar[str] = "signature.code_wrong"


@snapshot
class Signing:
    """A signature as an act: how, when, and the hashes of what it binds and of its own picture or paper."""

    how: SignedHow
    at: datetime
    content: str
    file: str = ""

    @property
    def seal(self) -> str:
        """What stands for the whole: what was signed, how, with which picture, and at which moment."""
        told = {"content": self.content, "how": self.how, "file": self.file, "at": self.at}
        return hashlib.sha256(canonical(told)).hexdigest()


def asked(terms: Terms) -> bool:
    """Whether an application under these terms must be signed."""
    return terms.service.signature == "yes"


def must_be_asked(terms: Terms) -> None:
    """Refuses with SignatureNotAsked."""
    if not asked(terms):
        raise SignatureNotAsked()


def content_hash(
    version: str, party: str, answers: Iterable[str], form: Mapping[str, str], files: Iterable[tuple[str, str]]
) -> str:
    """What stands for all that is signed: version, applicant, answers, form, and each file by material and hash."""
    told = {
        "version": version,
        "party": party,
        "answers": sorted(answers),
        "form": dict(form),
        "files": sorted([material, sha256] for material, sha256 in files if material not in NAMES),
    }
    return hashlib.sha256(canonical(told)).hexdigest()


def code_sent(made: bytes) -> str:
    """The code as it is read off the telephone."""
    return str(int.from_bytes(made[:8], "big") % 10**CODE_DIGITS).zfill(CODE_DIGITS)


def said_with(code: str, item: str) -> tuple[str, str]:
    """Subject and text of the message that brings the code."""
    minutes = CODE_GOOD_FOR // timedelta(minutes=1)
    return "签名验证码", f"验证码 {code}，用于签署“{item}”的申请，{minutes} 分钟内有效。不是本人操作，请勿告诉任何人。"
