"""Problems: how this door says no (RFC 9457). One table from code to status; the sentence is the threshold's."""

import json
import logging
import re
import secrets
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from pydantic import BaseModel, Field
from pydantic_core import to_jsonable_python

from yimen.channels.api.refusals import Failed
from yimen.kernel.refusal import Refusal
from yimen.threshold.language import language
from yimen.threshold.sentences import SENTENCES, sentence

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
DEFAULT = 409
STATUS: Mapping[str, int] = {
    "request.not_signed_in": 401,
    "request.not_for_you": 403,
    "request.form_secret_missing": 403,
    "request.nothing_here": 404,
    "request.method_unknown": 405,
    "request.unreadable": 400,
    "request.kind_unknown": 415,
    "request.too_large": 413,
    "request.field_unknown": 422,
    "request.field_missing": 422,
    "request.field_malformed": 422,
    "accountability.escalation_unknown": 404,
    "batch.list_unknown": 404,
    "bank.not_banked": 404,
    "bank.not_basic": 422,
    "bank.not_fitting": 422,
    "bank.paper_over": 422,
    "connection.unknown": 404,
    "connection.not_its_item": 422,
    "voucher.unknown": 404,
    "directives.unknown": 404,
    "directives.source_unknown": 404,
    "directives.not_a_leader": 403,
    "directives.not_the_verifier": 403,
    "rounds.unknown": 404,
    "spots.draw_unknown": 404,
    "rounds.near_the_window": 403,
    "rounds.not_for_the_unit": 403,
    "responsibility.unknown": 404,
    "responsibility.no_finding": 404,
    "revisits.unknown": 404,
    "anomalies.unknown": 404,
    "tenders.source_unknown": 404,
    "flows.gate_unknown": 404,
    "responsibility.own": 403,
    "responsibility.heads_the_subject": 403,
    "responsibility.had_a_hand": 403,
    "sharing.unknown": 404,
    "sharing.request_unknown": 404,
    "sharing.limit_unfit": 422,
    "sharing.never_shared": 403,
    "sharing.no_right": 403,
    "delegations.not_reform_office": 403,
    "disclosure.objection_unknown": 404,
    "errand.key_missing": 400,
    "errand.key_reused": 422,
    "house.away": 503,
    "house.failed": 500,
    "acceptance.follows_too_late": 422,
    "acceptance.no_commitment": 422,
    "acceptance.no_defect_named": 422,
    "acceptance.not_tolerable": 422,
    "acceptance.proof_not_listed": 422,
    "acceptance.unknown_defect": 422,
    "appointment.item_not_in_plan": 422,
    "appointment.plan_impossible": 422,
    "case.desk_unfit": 422,
    "bulk.file_kind_unknown": 415,
    "bulk.file_missing": 422,
    "bulk.file_too_large": 413,
    "bulk.own_office_only": 403,
    "catalogue.element_unfit": 422,
    "catalogue.item_gone": 410,
    "catalogue.not_editor": 403,
    "catalogue.notice_days_unfit": 422,
    "catalogue.not_the_citys_desk": 403,
    "catalogue.synonym_too_few": 422,
    "catalogue.synonym_too_many": 422,
    "authority.named_unfit": 422,
    "certificate.no_open_task": 403,
    "certificate.not_fitting": 422,
    "certificate.not_held": 404,
    "certificate.stock_file_unreadable": 422,
    "certificate.stock_page_too_long": 422,
    "certificate.ground_unfit": 422,
    "certificate.ground_unknown": 422,
    "certificate.not_yours": 403,
    "enquiry.not_the_owner": 403,
    "no.own": 403,
    "no.not_yours": 403,
    "commitment.code_wrong": 422,
    "signature.code_wrong": 422,
    "signature.empty": 422,
    "signature.no_picture": 422,
    "fees.bill_unknown": 404,
    "followers.not_following": 404,
    "fees.discrepancy_unknown": 404,
    "fees.reduction_unknown": 404,
    "fees.refund_unknown": 404,
    "grants.not_sent_to_you": 403,
    "outreach.home_visit_unknown": 404,
    "outreach.not_dispatched": 403,
    "outreach.not_the_guide": 403,
    "outreach.not_tracked": 404,
    "outreach.no_session": 404,
    "concentration.not_the_reform_office": 403,
    "deadline.extension_too_long": 422,
    "deadline.ground_unknown": 422,
    "deadline.limit_out_of_range": 422,
    "deadline.limit_too_fine": 422,
    "draft.incomplete": 422,
    "draft.not_for_this_party": 403,
    "draft.prerequisite_missing": 422,
    "draft.wrong_audience": 422,
    "rollouts.too_many_items": 422,
    "pilots.unknown": 404,
    "pilots.nobody_named": 422,
    "pilots.not_tried_so": 422,
    "pilots.nothing_to_copy": 422,
    "pilots.not_apart": 403,
    "pilots.own_evaluation": 403,
    "pilots.tried_elsewhere": 403,
    "lists.check_days_unfit": 422,
    "trades.owner_missing": 422,
    "trades.double_owner": 422,
    "trades.prior_not_listed": 422,
    "trades.interlocked": 422,
    "trades.capital_report_demanded": 422,
    "trades.form_lacks": 422,
    "trades.option_unknown": 422,
    "trades.child_promises_longer": 422,
    "trades.not_in_bundle": 422,
    "enterprise.concrete_outside_scope": 422,
    "forms.not_a_form": 422,
    "supervision.checker_decided": 403,
    "availability.told_too_late": 422,
    "availability.too_long": 422,
    "agency.not_an_agent": 403,
    "agency.proof_unknown": 404,
    "consignment.unknown": 404,
    "parcel.forged": 403,
    "parcel.from_the_future": 422,
    "parcel.unknown": 404,
    "postage.statement_unknown": 404,
    "joint.material_unknown": 422,
    "joint.need_unknown": 422,
    "joint.needs_in_a_circle": 422,
    "joint.office_unknown": 422,
    "joint.opinion_time": 422,
    "joint.opinion_unknown": 404,
    "joint.own_disagreement": 403,
    "parallels.answer_unknown": 422,
    "parallels.material_not_asked": 422,
    "parallels.no_participants": 422,
    "parallels.rules_unknown": 404,
    "share.days_wrong": 422,
    "share.only_to_look": 403,
    "share.own_centre": 422,
    "card.unknown": 404,
    "card.office_answers": 403,
    "card.supervision_judges": 403,
    "card.own_act": 403,
    "card.same_supervisor": 403,
    "card.gone_up": 403,
    "card.follows_by_itself": 403,
    "penalties.no_alarm": 404,
    "penalties.not_this_office": 403,
    "penalties.own_record": 403,
    "penalties.range_unfit": 422,
    "penalties.sanction_unfit": 422,
    "stamps.not_the_receiver": 403,
    "village.unknown": 404,
    "credentials.own": 403,
    "standby.not_standing_by": 404,
    "terminals.bad_code": 403,
    "terminals.sitting_over": 404,
    "tickets.unknown": 404,
    "evaluations.unknown": 404,
    "premises.not_the_house": 403,
    "network.own_hall": 403,
    "network.told_by_one": 403,
    "lost.unknown": 404,
    "lost.own_claim": 403,
    "lost.tells_too_much": 422,
    "lost.claimed_too_often": 429,
    "complaints.unknown": 404,
    "conveyances.unknown": 404,
    "conveyance.incomplete": 422,
    "conveyance.shares_uneven": 422,
    "conveyance.proof_missing": 422,
    "conveyance.rule_impossible": 422,
    "conveyance.unit_unreadable": 422,
    "conveyances.applicant_takes_nothing": 422,
    "conveyances.area_measured": 422,
    "conveyances.nothing_corrected": 422,
    "taxrules.unknown": 404,
    "voices.unknown": 404,
    "voices.comment_unknown": 404,
    "voices.report_unknown": 404,
    "voices.not_at_the_desk": 403,
    "voices.not_with_you": 403,
    "voices.own_answer": 403,
    "voices.not_your_shift": 403,
    "voices.tells_who": 422,
    "voices.weights_unfit": 422,
    "microblogs.unknown": 404,
    "microblogs.post_unknown": 404,
    "microblogs.too_many": 422,
    "microblogs.hours_unfit": 422,
    "interviews.unknown": 404,
    "talk.unknown": 404,
    "talk.video_unknown": 404,
    "talk.only_a_decision": 422,
    "talk.not_a_video_hour": 422,
    "talk.not_a_colleague": 422,
    "talk.not_at_the_window": 403,
    "interviews.question_unknown": 404,
    "interviews.not_a_guest": 403,
    "interviews.guest_chooses": 403,
    "interviews.impossible_hours": 422,
    "interviews.impossible_guests": 422,
    "complaints.about_you": 403,
    "complaints.for_supervision": 403,
    "complaints.not_the_investigator": 403,
    "complaints.too_near": 403,
    "complaints.nobody_complained_of": 422,
    "evaluations.follow_up_unknown": 404,
    "evaluations.own_service": 403,
    "evaluations.had_a_hand": 403,
    "evaluations.not_the_handler": 403,
    "tickets.same_queue": 422,
    "people.not_allowed": 403,
    "people.sign_in_locked": 429,
    "people.too_many_knocks": 429,
    "ruling.incomplete": 422,
    "visit.not_at_a_window": 403,
    "visit.visitor_unknown": 404,
    "writing.no_such_thing": 404,
    "catalogue.change_unknown": 404,
    "catalogue.not_reviewer": 403,
    "catalogue.own_proposal": 403,
    "catalogue.reviewed_before": 403,
    "catalogue.only_by_system": 403,
    "catalogue.not_by_the_office_itself": 403,
}
"""Codes whose status is not that of their room."""
STATUS_OF_ROOM: Mapping[str, int] = {
    "authority": 403,
    "calendar": 422,
    "codes": 422,
    "files": 422,
    "form": 422,
    "identity": 422,
    "text": 422,
    "writing": 422,
}
TITLES: Mapping[int, tuple[str, str]] = {
    400: ("请求读不懂", "The request cannot be read"),
    401: ("还没有登录", "Nobody is signed in"),
    403: ("没有这项权限", "Not allowed"),
    404: ("没有找到", "Not found"),
    405: ("不支持这种操作", "Not possible here"),
    409: ("现在不能这样办理", "This cannot be done now"),
    410: ("已经停办", "Ended"),
    413: ("内容太大", "Too large"),
    415: ("格式不支持", "Unknown kind of content"),
    422: ("填写的内容有误", "What was said does not fit"),
    429: ("太频繁了", "Too often"),
    500: ("系统出错", "Our fault"),
    503: ("暂时不可用", "Away for a moment"),
}
TYPE = "/api/v1/problems/"


class Fault(BaseModel):
    """One thing that is wrong with what was sent."""

    field: str
    code: str
    detail: str


class Problem(BaseModel):
    """A refusal, told in the reader's language (RFC 9457)."""

    type: str = Field(description="Where this problem is explained")
    title: str
    status: int
    code: str = Field(description="The stable code of the refusal")
    detail: str = Field(description="One sentence in the language of Accept-Language, Chinese or English")
    facts: dict[str, Any] = Field(description="What the sentence speaks of")
    errors: list[Fault] = Field(
        default=[], description="Everything that is wrong with the fields, when fields are wrong"
    )
    changed: list[dict[str, Any]] = Field(
        default=[], description="What happened to the case since `seen`, newest first"
    )


class ProblemKind(BaseModel):
    """A kind of problem: its code, its status and its sentences."""

    code: str
    status: int
    chinese: str
    english: str


def status_of(code: str) -> int:
    """The HTTP status for a refusal code."""
    if code in STATUS:
        return STATUS[code]
    room, _, reason = code.partition(".")
    if reason == "unknown":
        return 404
    return STATUS_OF_ROOM.get(room, DEFAULT)


def problem(refusal: Refusal, faults: Iterable[Refusal] = (), **more: object) -> HttpResponse:
    """The answer for a refusal; `faults` are all of them when several fields are wrong."""
    status = status_of(refusal.code)
    chinese, english = TITLES[status]
    body: dict[str, object] = {
        "type": TYPE + refusal.code,
        "title": told_in(chinese, english),
        "status": status,
        "code": refusal.code,
        "detail": sentence(refusal, language()),
        "facts": vars(refusal),
        **more,
    }
    if errors := [_fault(fault) for fault in faults]:
        body["errors"] = errors
    plain = to_jsonable_python(body)
    answer = HttpResponse(json.dumps(plain, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    if status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="yimen"'
    if status in (429, 503):
        seconds = vars(refusal).get("seconds", vars(refusal).get("minutes", 0) * 60) or 5
        answer.headers["Retry-After"] = str(seconds)
    return answer


def told_in(chinese: str, english: str) -> str:
    """Of two texts the one in the reader's language."""
    return english if language().startswith("en") else chinese


def _fault(refusal: Refusal) -> dict[str, object]:
    return {
        "field": vars(refusal).get("field", ""),
        "code": refusal.code,
        "detail": sentence(refusal, language()),
    }


def failed(path: str) -> HttpResponse:
    """The answer for a bug: its number stands in the log beside the traceback."""
    number = secrets.token_hex(4).upper()
    log.error("request failed, number %s, path %s", number, path, exc_info=sys.exc_info())
    return problem(Failed(number=number))


def kinds() -> tuple[ProblemKind, ...]:
    """Every problem this house knows, by code."""
    return tuple(
        ProblemKind(code=code, status=status_of(code), chinese=chinese, english=english)
        for code, (chinese, english) in sorted(SENTENCES.items())
    )


def codes_named(text: str) -> tuple[str, ...]:
    """The codes of the refusals that a docstring names."""
    words = set(re.findall(r"\b[A-Z][A-Za-z]+\b", text))
    return tuple(sorted(one.code for one in _all(Refusal) if one.__name__ in words and hasattr(one, "code")))


def _all(base: type[Refusal]) -> Iterable[type[Refusal]]:
    for one in base.__subclasses__():
        yield one
        yield from _all(one)
