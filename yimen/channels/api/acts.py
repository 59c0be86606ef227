"""Acts on a case: each operation of the cases as POST /cases/{ref}/acts/<verb>. One table, no rule.

The two that the clockwork alone may ask for (deemed acceptance, lapse of a correction) have no address.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import File, Form, Router, UploadedFile
from pydantic import BaseModel, Field, StrictInt

from yimen.channels.api.asking import done, knock
from yimen.channels.api.authority import SIGNED_IN
from yimen.channels.api.doorstep import only
from yimen.channels.api.drafts import PER, UPLOADS
from yimen.channels.api.shapes import (
    Body,
    BodyRef,
    Code,
    PathRef,
    Seen,
    Text100,
    Text500,
    Text1000,
    Text2000,
    Text4000,
    Text10000,
    result_of,
    shown,
)
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.dossiers.operations import Attached
from yimen.engine.records.archives import operations as archives
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.endings import RevokeGround
from yimen.kernel.product_classes import ClassRefused
from yimen.kernel.review_sheets import PointAnswer, PointFinding
from yimen.kernel.rulings import Advice, Outcome, Ruling
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.deadline import SpecialGround

router = Router(tags=["acts"])


class DefectNamed(Body):
    """A defect out of the item's own list."""

    material: Code
    defect: Code


class Noticed(Seen):
    """A correction notice: everything that is wrong, at once."""

    defects: list[DefectNamed] = Field(max_length=200)
    note: Text1000 = ""


class Tolerated(Seen):
    """Materials that follow, each with its day."""

    follow: dict[Code, date] = Field(max_length=50)


class Promised(Seen):
    """The commitment of the item, signed as it stands there."""

    signed: Text10000


class RefusalProposed(Seen):
    """A "no" at the door: on what basis, why, and what to do instead."""

    basis: Text500
    explanation: Text2000
    guidance: Text2000


class Reasoned(Seen):
    """An act with its reason."""

    reason: Text1000


class PointSaid(Body):
    """The answer to one point of the review sheet; a note says why it is not met or not applicable."""

    code: Code
    finding: PointFinding
    note: Text500 = ""


class Reviewed(Seen):
    """A review, with the answers to the item's review sheet if it has one."""

    advice: Advice
    opinion: Text2000
    points: list[PointSaid] = Field([], max_length=100)


class Ruled(Seen):
    """A ruling; a denial names reasons, law and remedies, and one of the item's criteria if it lists any."""

    outcome: Outcome
    reasons: Text4000 = ""
    law: Text1000 = ""
    remedies: Text2000 = ""
    criterion: Text4000 = ""
    points: list[PointSaid] = Field([], max_length=100)


class ClassNo(Body):
    """A product class that is refused, with the reason."""

    product: Code
    reason: Text500


class ClassesRuled(Seen):
    """What becomes of each product class that was asked for; law and remedies when one is refused."""

    granted: list[Code] = Field(max_length=200)
    refused: list[ClassNo] = Field([], max_length=200)
    reasons: Text4000 = ""
    law: Text1000 = ""
    remedies: Text2000 = ""
    points: list[PointSaid] = Field([], max_length=100)


class SpecialOpened(Seen):
    """A special procedure."""

    ground: SpecialGround
    days: Annotated[StrictInt, Field(ge=1, le=1000)]
    reason: Text1000


class SpecialClosed(Seen):
    """What the special procedure found."""

    result: Text1000


class Extended(Seen):
    """An extension."""

    days: Decimal = Field(gt=0, le=1000, max_digits=5, decimal_places=1)
    reason: Text1000


class ExtendedJointly(Extended):
    """An extension for several offices together, with the number of the government's approval."""

    approval: Text100


class Renewed(Seen):
    """The certificate that the case renews."""

    certificate: BodyRef


class Withdrawn(Seen):
    """A withdrawal; a reason may be given."""

    reason: Text500 = ""


class Delivered(Seen):
    """How the result was handed out; at the window against a signature."""

    how: Literal["window", "electronic"]
    signature: Text100 = ""


class Revoked(Seen):
    """A revocation."""

    reason: Text2000
    ground: RevokeGround


class Reassigned(Seen):
    """Another post for the present step."""

    post: BodyRef
    reason: Text500


class Raised(Seen):
    """A deciding post of a higher rank."""

    post: BodyRef
    reason: Text1000


class Recalled(Body):
    """Why a case is taken back from a unit without a right to it."""

    reason: Text500


class Remarked(Body):
    """An internal remark."""

    text: Text2000


class Nothing(Body):
    """Nothing but the wish."""


@snapshot
class Act:
    """An operation, what it is told, and how the body becomes its facts."""

    operation: Callable[..., Any]
    body: type[BaseModel]
    facts: Callable[[Any], Mapping[str, object]] = BaseModel.model_dump


def _ruling(body: Ruled) -> Mapping[str, object]:
    facts = (body.outcome, body.reasons, body.law, body.remedies, body.criterion)
    return {"ruling": Ruling(*facts, _points(body)), "seen": body.seen}


def _points(body: Ruled | Reviewed | ClassesRuled) -> tuple[PointAnswer, ...]:
    return tuple(PointAnswer(one.code, one.finding, one.note) for one in body.points)


def _review(body: Reviewed) -> Mapping[str, object]:
    return {"advice": body.advice, "opinion": body.opinion, "points": _points(body), "seen": body.seen}


def _classes(body: ClassesRuled) -> Mapping[str, object]:
    refused = [ClassRefused(one.product, one.reason) for one in body.refused]
    ruling = Ruling(Outcome.GRANT, body.reasons, body.law, body.remedies, points=_points(body))
    return {"granted": body.granted, "refused": refused, "ruling": ruling, "seen": body.seen}


def _defects(body: Noticed) -> Mapping[str, object]:
    defects = [DefectFound(one.material, one.defect) for one in body.defects]
    return {"defects": defects, "note": body.note, "seen": body.seen}


def _post(body: Reassigned | Raised) -> Mapping[str, object]:
    return {"post_ref": body.post, "reason": body.reason, "seen": body.seen}


def _renewed(body: Renewed) -> Mapping[str, object]:
    return {"certificate_ref": body.certificate, "seen": body.seen}


ACTS: Mapping[str, Act] = {
    "accept": Act(cases.accept, Seen),
    "accept_tolerating": Act(cases.accept_tolerating, Tolerated),
    "accept_on_commitment": Act(cases.accept_on_commitment, Promised),
    "open_correction": Act(cases.open_correction, Noticed, _defects),
    "open_further_correction": Act(cases.open_further_correction, Noticed, _defects),
    "answer_correction": Act(cases.answer_correction, Seen),
    "propose_refusal": Act(cases.propose_refusal, RefusalProposed),
    "confirm_refusal": Act(cases.confirm_refusal, Seen),
    "reject_refusal": Act(cases.reject_refusal, Reasoned),
    "withdraw_refusal": Act(cases.withdraw_refusal, Seen),
    "find_not_needed": Act(cases.find_not_needed, RefusalProposed),
    "hand_over": Act(cases.hand_over, Seen),
    "review": Act(cases.review, Reviewed, _review),
    "decide": Act(cases.decide, Ruled, _ruling),
    "decide_at_once": Act(cases.decide_at_once, Ruled, _ruling),
    "decide_classes": Act(cases.decide_classes, ClassesRuled, _classes),
    "open_special": Act(cases.open_special, SpecialOpened),
    "close_special": Act(cases.close_special, SpecialClosed),
    "extend": Act(cases.extend, Extended),
    "extend_joint": Act(cases.extend_joint, ExtendedJointly),
    "name_renewed": Act(cases.name_renewed, Renewed, _renewed),
    "supply": Act(cases.supply, Seen),
    "withdraw": Act(cases.withdraw, Withdrawn),
    "revoke": Act(cases.revoke, Revoked),
    "deliver": Act(cases.deliver, Delivered),
    "archive": Act(archives.archive_case, Nothing),
    "archive_anew": Act(archives.archive_anew, Nothing),
    "write_note": Act(cases.write_note, Remarked),
    "reassign": Act(cases.reassign, Reassigned, _post),
    "send_back": Act(cases.send_back, Reasoned),
    "raise_decision": Act(cases.raise_decision, Raised, _post),
    "recuse": Act(cases.recuse, Reasoned),
    "recall": Act(cases.recall, Recalled),
}


def _view_of(verb: str, act: Act) -> Callable[..., object]:
    def view(request: HttpRequest, ref: PathRef, body: BaseModel) -> object:
        return done(request, act.operation, ref, **act.facts(body))

    view.__name__ = verb
    view.__doc__ = act.operation.__doc__
    view.__annotations__["body"] = act.body
    return view


for _verb, _act in ACTS.items():
    router.post(
        f"/{{ref}}/acts/{_verb}",
        auth=SIGNED_IN,
        response=result_of(_act.operation),
        operation_id=f"cases_{_verb}",
        summary=_verb.replace("_", " ").capitalize(),
    )(_view_of(_verb, _act))


@router.post("/{ref}/acts/attach", auth=SIGNED_IN, response={201: shown(Attached)}, operation_id="cases_attach")
def attach(
    request: HttpRequest,
    ref: PathRef,
    file: File[UploadedFile],
    material: Form[Code],
) -> Attached:
    """Hand in a file for a material: in answer to a correction, or one that was to follow.

    Refuses with NotYet, UnknownDefect, TooManyFiles and with what is wrong with the file.
    """
    only((*request.POST, *request.FILES), "file", "material")
    knock(request, "upload", UPLOADS, PER)
    return done(request, cases.attach_to_case, ref, material, file.name or "", file.read())
