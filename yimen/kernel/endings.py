"""Endings 撤销与注销: the grounds of the statute on which a licence is revoked (art. 69) or cancelled (art. 70).

Each list is closed: an office that names no ground of the law ends nothing.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class RevokeGround(StrEnum):
    """Why a decision may be undone 撤销."""

    ABUSE = "abuse"
    BEYOND_POWER = "beyond_power"
    PROCEDURE = "procedure"
    UNQUALIFIED = "unqualified"
    OTHER_LAW = "other_law"
    FRAUD = "fraud"


REVOKE_LAW: Mapping[RevokeGround, str] = {
    RevokeGround.ABUSE: "行政许可法第六十九条第一款第一项",
    RevokeGround.BEYOND_POWER: "行政许可法第六十九条第一款第二项",
    RevokeGround.PROCEDURE: "行政许可法第六十九条第一款第三项",
    RevokeGround.UNQUALIFIED: "行政许可法第六十九条第一款第四项",
    RevokeGround.OTHER_LAW: "行政许可法第六十九条第一款第五项",
    RevokeGround.FRAUD: "行政许可法第六十九条第二款",
}


class CancelGround(StrEnum):
    """Why a licence is struck off 注销. What its holder asks for is among the other cases of the law."""

    EXPIRED = "expired"
    HOLDER_GONE = "holder_gone"
    DISSOLVED = "dissolved"
    TAKEN_BACK = "taken_back"
    FORCE_MAJEURE = "force_majeure"
    HOLDER_ASKS = "holder_asks"
    OTHER_LAW = "other_law"


CANCEL_LAW: Mapping[CancelGround, str] = {
    CancelGround.EXPIRED: "行政许可法第七十条第一项",
    CancelGround.HOLDER_GONE: "行政许可法第七十条第二项",
    CancelGround.DISSOLVED: "行政许可法第七十条第三项",
    CancelGround.TAKEN_BACK: "行政许可法第七十条第四项",
    CancelGround.FORCE_MAJEURE: "行政许可法第七十条第五项",
    CancelGround.HOLDER_ASKS: "行政许可法第七十条第六项",
    CancelGround.OTHER_LAW: "行政许可法第七十条第六项",
}

CANCEL_SAID: Mapping[str, str] = {
    CANCEL_LAW[CancelGround.EXPIRED]: "行政许可有效期届满未延续",
    CANCEL_LAW[CancelGround.HOLDER_GONE]: "赋予公民特定资格的行政许可，该公民死亡或者丧失行为能力",
    CANCEL_LAW[CancelGround.DISSOLVED]: "法人或者其他组织依法终止",
    CANCEL_LAW[CancelGround.TAKEN_BACK]: "行政许可依法被撤销、撤回，或者行政许可证件依法被吊销",
    CANCEL_LAW[CancelGround.FORCE_MAJEURE]: "因不可抗力导致行政许可事项无法实施",
    CANCEL_LAW[CancelGround.OTHER_LAW]: "法律、法规规定的应当注销行政许可的其他情形",
}
"""What each clause of the law says, as it stands on the paper."""


class GroundUnknown(Refusal):
    """The statute knows no such ground."""

    code: ClassVar[str] = "certificate.ground_unknown"


class GroundUnfit(Refusal):
    """The ground does not fit this certificate: it still runs, or its holder is no such person."""

    code: ClassVar[str] = "certificate.ground_unfit"
    ground: str


def revoke_law(ground: str) -> str:
    """The clause under which a decision is revoked; refuses with GroundUnknown."""
    if ground not in set(RevokeGround):
        raise GroundUnknown()
    return REVOKE_LAW[RevokeGround(ground)]


def cancel_law(ground: str, holder_kind: str, valid_to: date | None, today: date) -> str:
    """The clause under which a certificate is cancelled; refuses with GroundUnknown or GroundUnfit."""
    if ground not in set(CancelGround):
        raise GroundUnknown()
    unfit = {
        CancelGround.EXPIRED: valid_to is None or valid_to >= today,
        CancelGround.HOLDER_GONE: holder_kind != "person",
        CancelGround.DISSOLVED: holder_kind != "organisation",
    }
    if unfit.get(CancelGround(ground), False):
        raise GroundUnfit(ground=ground)
    return CANCEL_LAW[CancelGround(ground)]
