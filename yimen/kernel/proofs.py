"""Proofs 证明: what others must attest for an applicant, and the six criteria by which a demand for one falls.

六个一律取消: each proof is held against six criteria; whoever demands it has to drop it when it meets one.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.elements import MaterialKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm, Necessity, Terms

#: A name that leaves open what is asked for.
VAGUE = re.compile(
    r"^(其他|其它|相关|有关|必要的?|所需)+(的?(申请|证明|辅助|补充|佐证))*(材料|资料|文件|证明|手续)"
    r"|(其他|其它)(有关|相关|必要|所需|需要|应当|规定|要求|应)?[^，。；、]{0,12}(材料|资料|文件|证明)(等)?$"
    r"|(材料|资料|文件)等$"
)


class Criterion(StrEnum):
    """Why a proof must not be demanded."""

    NO_LAW = "no_law"
    CERTIFICATE_SHOWS_IT = "certificate_shows_it"
    WORD_SUFFICES = "word_suffices"
    COVERED_BY_ANOTHER = "covered_by_another"
    CHECKED_OVER_THE_NET = "checked_over_the_net"
    NOBODY_CAN_ATTEST = "nobody_can_attest"


class Settled(StrEnum):
    """What a city has decided to do about a proof 证明清理."""

    CANCEL = "cancel"
    COMMITMENT = "commitment"
    CHECK = "check"
    KEEP = "keep"


def is_proof(material: MaterialTerm) -> bool:
    """Whether a material attests something: a certificate, a document or a proof, not a form."""
    return material.kind is MaterialKind.PROOF


def proofs(terms: Terms) -> tuple[MaterialTerm, ...]:
    """The proofs that a version demands."""
    return tuple(one for one in terms.materials if is_proof(one) and one.necessity is not Necessity.OPTIONAL)


@snapshot
class Demand:
    """How a proof is demanded, as far as the six criteria look at it."""

    law: str = ""
    """The provision that asks for it."""
    issued_by: str = ""
    shown_by: str = ""
    """The certificate that may be shown in its place."""
    held: str = "no"
    """yes: the certificate library can fetch it."""
    covered: str = "no"
    """yes: another material of the same situation attests the same."""
    settled: str = ""
    """What the city has decided to do about it; empty: nothing yet."""


def criteria_met(asked: Demand) -> Iterator[Criterion]:
    """Which of the six a proof meets as it is demanded; a new version that demands it so is not published."""
    if not asked.law.strip():
        yield Criterion.NO_LAW
    if asked.held == "yes" and not asked.shown_by.strip():
        yield Criterion.CERTIFICATE_SHOWS_IT
    if asked.settled == Settled.COMMITMENT:
        yield Criterion.WORD_SUFFICES
    if asked.covered == "yes":
        yield Criterion.COVERED_BY_ANOTHER
    if asked.settled == Settled.CHECK:
        yield Criterion.CHECKED_OVER_THE_NET
    if not asked.issued_by.strip():
        yield Criterion.NOBODY_CAN_ATTEST


#: What each criterion speaks for: what no law asks for, what is told twice and what nobody attests falls away; what the
#: city holds or can look up it checks by itself.
_SPEAKS_FOR = {
    Criterion.NO_LAW: Settled.CANCEL,
    Criterion.COVERED_BY_ANOTHER: Settled.CANCEL,
    Criterion.NOBODY_CAN_ATTEST: Settled.CANCEL,
    Criterion.CERTIFICATE_SHOWS_IT: Settled.CHECK,
    Criterion.CHECKED_OVER_THE_NET: Settled.CHECK,
    Criterion.WORD_SUFFICES: Settled.COMMITMENT,
}


def advised(met: Iterable[Criterion]) -> Settled | None:
    """What the criteria speak for, the strongest first; None: none is met, and the proof may be kept."""
    found = set(met)
    return next((decision for one, decision in _SPEAKS_FOR.items() if one in found), None)


class ProofNotListed(Refusal):
    """A text asks the applicant for a proof that the item does not list."""

    code: ClassVar[str] = "acceptance.proof_not_listed"
    proof: str


_SENTENCE = re.compile(r"[。；！？;!?\n]")
_DEMAND = re.compile(r"提供|提交|补交|补办|补充|出具|开具|开取|另附|附上|附|携带|带上|带|交来|上传|办理")
_AND = re.compile(r"[，、,]|以及|和|及|或|与")
#: A proof as something that is handed in. What proves something (能证明面积, 以证明) is no proof.
_A_PROOF = re.compile(
    r"(?P<what>.*?)(?<![能可以来足])证明(?P<form>书|信|函|材料|文件)?(原件|复印件|正本|副本|各?一份|（[^）]*）)*(?:$|[来到去交给供核再后])"
)
_LEADING = re.compile(r"^(请|并|还要?|再|需要?|应当?|须|要|各?一份|1份|有效的?|您的?|本人的?|最新的?)+")


def must_not_be_demanded(terms: Terms, text: str) -> str:
    """The text, if every proof it asks for is a material of the item; refuses with ProofNotListed.

    What is not on the list of proofs is demanded by nobody: neither by ticks in a checklist nor in words beside them.
    """
    listed = {one.name.strip() for one in terms.materials} - {""}
    for proof in _demanded(text):
        if not any(proof.endswith(name) or (len(proof) > len("证明") and proof in name) for name in listed):
            raise ProofNotListed(proof=proof)
    return text


def _demanded(text: str) -> Iterator[str]:
    """The proofs that a text asks for, sentence by sentence: 请提供身份证明和无房证明 asks for two."""
    for sentence in _SENTENCE.split(text):
        demand = _DEMAND.search(sentence)
        for piece in _AND.split(sentence[demand.end() :]) if demand else ():
            found = _A_PROOF.match(_DEMAND.sub("", piece.strip()))
            if found:
                yield f"{_LEADING.sub('', found['what'])}证明{found['form'] or ''}"
