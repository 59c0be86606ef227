"""Proofs 证明: what others must attest for an applicant, and the six criteria by which a demand for one falls.

六个一律取消: each proof is held against six criteria; whoever demands it has to drop it when it meets one.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from yimen.kernel.elements import MaterialKind
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


def criteria_met(
    material: MaterialTerm,
    terms: Terms,
    held: frozenset[str] = frozenset(),
    on_word: frozenset[str] = frozenset(),
    checkable: frozenset[str] = frozenset(),
) -> Iterator[Criterion]:
    """Which of the six a proof meets; `held`, `on_word` and `checkable` are names that the city has settled."""
    if not material.law.strip():
        yield Criterion.NO_LAW
    if material.name in held and not material.replaceable_by.strip():
        yield Criterion.CERTIFICATE_SHOWS_IT
    if material.name in on_word:
        yield Criterion.WORD_SUFFICES
    if any(one.code != material.code and (one.name, one.when) == (material.name, material.when)
           for one in terms.materials):  # fmt: skip
        yield Criterion.COVERED_BY_ANOTHER
    if material.name in checkable:
        yield Criterion.CHECKED_OVER_THE_NET
    if not material.issued_by.strip():
        yield Criterion.NOBODY_CAN_ATTEST
