"""Writing a document: the facts of a case and one line of its journal become what the law wants on the paper.

Nothing is drawn here and nothing is read: what comes out is frozen with the document and drawn from there, today or
after a fire. The query code is worked out of the case's number and a secret: receipt and acceptance bear it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from yimen.engine.papers.certificates.ports import CaseFacts
from yimen.journal.reading import Told
from yimen.kernel import papers
from yimen.kernel.endings import CANCEL_SAID
from yimen.kernel.papers import Paper, PaperKind, Remedies, WithdrawalGround
from yimen.kernel.snapshot import snapshot

UNIT = {
    "working_day": "个工作日",
    "half_day": "个半天",
    "natural_day": "个自然日",
    "hour": "个工作小时",
    "minute": "分钟",
}
GROUND = {
    "hearing": "听证",
    "tender": "招标",
    "auction": "拍卖",
    "inspection": "检验",
    "testing": "检测",
    "quarantine": "检疫",
    "appraisal": "鉴定",
    "expert_review": "专家评审",
}
GRANTED_BY = {"deem_renewed": "《中华人民共和国行政许可法》第五十条第二款（届满前未作决定，视为准予延续）"}
SIDE = {"promised": "承诺时限", "statutory": "法定时限"}
WHERE_TO_BRING = "登录网上办事大厅“我的办件”里的“补件”直接上传，或到受理窗口提交。"
WHERE = "登录网上办事大厅“我的办件”直接补传，或到受理窗口提交。"
CONSEQUENCES = (
    "本机关将在决定后核查承诺的情况；与承诺不一致的，责令限期整改。",
    "承诺不实的，暂扣证照，依法撤销许可。",
    "承诺不实的记入诚信档案，三年内不再适用告知承诺和容缺受理；您可以提出异议。",
)
NO_LIMIT = "以办事指南公布的时限为准"


@snapshot
class Head:
    """What every paper says alike; made once for a document."""

    facts: Mapping[str, Any]
    issued_on: date


@snapshot
class Earlier:
    """A document or certificate that is handed out: its title and number."""

    title: str
    number: str


def moment_of(line: Told) -> datetime:
    """When an act is dated. What the law lets happen by itself is dated on the day it happened, not on the day to
    which it reaches back."""
    if line.verb == "deem_accepted":
        return max(line.effective_at, datetime.fromisoformat(line.body["due_at"]))
    return line.effective_at


def write(kind: PaperKind, case: CaseFacts, line: Told, head: Head, earlier: Sequence[Earlier]) -> Paper:
    """The paper of this kind that the line asks for."""
    return _WRITERS[kind](case, line, head, tuple(earlier))


def _at(case: CaseFacts, moment: datetime | None) -> datetime:
    return (moment or case.received_at).astimezone(case.zone)


def _words(limit: tuple[str, str] | None) -> str:
    return f"{limit[0]} {UNIT[limit[1]]}" if limit else NO_LIMIT


def _remedies(case: CaseFacts) -> Remedies:
    place = case.government
    return Remedies(reconsideration_body=f"{place}人民政府", court=f"{place}有管辖权的人民法院")


def _later(case: CaseFacts) -> tuple[papers.Later, ...]:
    return tuple(papers.Later(name=m.name, until=m.follows_by) for m in case.materials if m.follows_by is not None)


def _handing_out(case: CaseFacts) -> str:
    if case.certificate_name:
        return "电子证照，办结后进入“我的证照”；也可到窗口领取。"
    return "决定书在“我的办件”下载，也可到窗口领取。"


def _receipt(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    statutory = f"（法定 {_words(case.statutory)}）" if case.statutory else ""
    return papers.Receipt(
        **head.facts,
        handler=case.handler,
        query_code=case.query_code,
        received_at=_at(case, line.effective_at),
        materials=tuple(
            papers.ReceivedMaterial(name=one.name, form="电子件" if one.files else "待补", copies=one.files, remark="")
            for one in case.materials
        ),
        answer_due=_at(case, case.answer_due),
        decision_limit=f"受理后 {_words(case.promised or case.statutory)}{statutory}",
        delivery=_handing_out(case),
    )


def _acceptance(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    deemed = "自收到申请材料之日起五个工作日内没有告知补正，依法自收到之日起视为受理。"
    return papers.Acceptance(
        **head.facts,
        received_at=_at(case, case.received_at),
        accepted_at=_at(case, line.effective_at),
        query_code=case.query_code,
        statutory_limit=_words(case.statutory),
        promised_limit=_words(case.promised or case.statutory),
        promised_at=_at(case, case.promised_at or line.effective_at),
        later=_later(case),
        commitment=case.commitment if line.verb == "accept_on_commitment" else "",
        deemed=deemed if line.verb == "deem_accepted" else "",
        fees=case.fees,
        contact=f"{case.office_name}，电话 {case.phone}",
    )


# By kernel.acceptance.further_defects nothing else can be in it.
FURTHER = "下列材料是您在上一次补正通知之后新交来的，问题出在新交的材料里；上一次通知时还没有这些材料，无从发现。"


def _correction(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    further = line.verb == "open_further_correction"
    return papers.Correction(
        **head.facts,
        title="再次告知补正通知书" if further else "一次告知补正通知书",
        further=FURTHER if further else "",
        round=int(line.body.get("round", 1)),
        note=case.note,
        received_at=_at(case, case.received_at),
        defects=tuple(papers.Defect(material=name, wrong=text, mend=remedy) for name, text, remedy in case.defects),
        mend_by=_at(case, case.lapses_at).date(),
        where=WHERE,
    )


def _supplement(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    return papers.Supplement(
        **head.facts,
        accepted_at=_at(case, case.accepted_at),
        defects=tuple(papers.Defect(material=name, wrong=text, mend=remedy) for name, text, remedy in case.defects),
        reason=case.reason,
        days=int(line.body["days"]),
        bring_by=date.fromisoformat(line.body["follows_by"]),
        # The promise stands still, so what the case is due by now is the law's own limit.
        statutory_due=_at(case, case.due_after) if case.due_after else None,
        where=WHERE_TO_BRING,
        basis="《优化营商环境条例》第三十五条",
    )


def _not_needed(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    basis, explanation, guidance = case.proposal
    return papers.NotNeeded(
        **head.facts,
        received_at=_at(case, case.received_at),
        basis="、".join(filter(None, ("《中华人民共和国行政许可法》第三十二条第一款第一项", basis))),
        reason=explanation or case.reason or "申请事项依法不需要取得行政许可。",
        guidance=guidance or "不需要再办理本事项。您提交的材料保留在材料库，以后可以直接选用。",
        remedies=_remedies(case),
    )


def _refused(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    basis, explanation, guidance = case.proposal
    return papers.RefusedAtDoor(
        **head.facts,
        received_at=_at(case, case.received_at),
        basis=basis,
        explanation=explanation,
        guidance=guidance,
        remedies=_remedies(case),
    )


def _special(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    days = int(line.body["days"])
    starts = head.issued_on
    return papers.SpecialProcedure(
        **head.facts,
        accepted_at=_at(case, case.accepted_at),
        procedure=GROUND[line.body["ground"]],
        reason=case.reason,
        needed=f"{days} 日",
        starts_on=starts,
        expected_end=starts + timedelta(days=days),
    )


def _extension(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    return papers.Extension(
        **head.facts,
        accepted_at=_at(case, case.accepted_at),
        reason=case.reason,
        added=f"{line.body['days']} 个工作日",
        approved_by=f"本级人民政府负责人（{line.body['approval']}）" if "approval" in line.body else "本机关负责人",
        due_before=_at(case, case.due_before),
        due_after=_at(case, case.due_after),
    )


def _apology(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    missed = tuple(
        (SIDE[side], datetime.fromisoformat(line.body[side]).astimezone(case.zone))
        for side in SIDE
        if side in line.body
    )
    return papers.Apology(
        **head.facts,
        accepted_at=_at(case, case.accepted_at),
        missed=missed,
        complaint_phone=case.complaint_phone or "12345",
    )


def _grant(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    granted = case.granted[:8] or (("事项", case.item_name),)
    if case.classes:
        granted = (*_classes(case), *granted)
    if "by_rule" in line.body:
        granted = (*granted, ("决定方式", case.ruling[0]))
    return papers.Grant(
        **head.facts,
        accepted_at=_at(case, case.accepted_at),
        basis="、".join(
            filter(None, (case.basis, GRANTED_BY.get(line.verb, "《中华人民共和国行政许可法》第三十八条第一款")))
        ),
        granted=granted,
        later=_later(case),
        certificate=case.certificate_name if case.certificate_ref else "",
        delivery=_handing_out(case),
        check_by=date.fromisoformat(line.body["check_by"]) if "check_by" in line.body else None,
    )


def _classes(case: CaseFacts) -> Iterator[tuple[str, str]]:
    """What was said of the product classes; those refused with reasons, law and remedies as on a denial (art. 38)."""
    yield "准予的产品类别", "、".join(one.name for one in case.classes if one.outcome != "refused")
    refused = [f"{one.name}（{one.reason}）" for one in case.classes if one.outcome == "refused"]
    if refused:
        remedies = _remedies(case)
        yield "不予许可的产品类别及理由", "；".join(refused)
        yield "不予许可的依据", case.ruling[1]
        yield (
            "对不予许可部分的救济",
            f"自收到本决定之日起六十日内向{remedies.reconsideration_body}申请行政复议，"
            f"或者六个月内向{remedies.court}提起行政诉讼。",
        )


def _denial(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    reasons, law = case.ruling
    return papers.Denial(
        **head.facts,
        accepted_at=_at(case, case.accepted_at),
        basis=law,
        reasons=tuple(one.strip() for one in reasons.splitlines() if one.strip()),
        remedies=_remedies(case),
    )


def _withdrawal(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    early = WithdrawalGround.BEFORE_ACCEPTANCE if case.accepted_at is None else WithdrawalGround.AFTER_ACCEPTANCE
    return papers.Withdrawal(
        **head.facts,
        ground=WithdrawalGround.CORRECTION_LAPSED if line.verb == "lapse_correction" else early,
        received_at=_at(case, case.received_at),
        ended_at=_at(case, line.effective_at),
        reason=case.reason,
    )


def _delivery(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    how = line.body.get("how", "electronic")
    signed = str(line.body.get("signature", ""))[:16]
    return papers.Delivery(
        **head.facts,
        papers=tuple((one.title, one.number) for one in earlier) or (("办理结果", case.number),),
        way={"window": "窗口领取", "post": "邮寄送达"}.get(how, "电子送达"),
        place={"window": case.centre_name or case.office_name, "post": "申请人留下的收件地址"}.get(
            how, "网上办事大厅“我的办件”“我的证照”"
        ),
        recipient=case.handler,
        relation="申请人" if case.handler == case.applicant_name else "经办人",
        delivered_at=_at(case, line.effective_at),
        delivered_by=case.office_name,
        trace={"window": f"签名摘要 {signed}", "post": f"承运商签收回执，运单摘要 {signed}"}.get(
            how, "进入申请人在网上办事大厅的专用空间之时"
        ),
    )


def _revocation(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    classes = "、".join(one.name for one in case.classes if one.outcome == "revoked")
    consequence = "自生效之日起原许可和证照同时失效，查验页显示“已撤销”。"
    if classes:
        consequence = f"自生效之日起，证照不再列明{classes}；没有其他产品类别的，证照同时失效。以前的证照以查验页为准。"
    return papers.Revocation(
        **head.facts,
        revoked=tuple((one.title, one.number) for one in earlier) or (("事项", case.item_name),),
        facts=(case.reason,),
        effective_on=head.issued_on,
        consequence=consequence,
        remedies=_remedies(case),
        basis=line.law or "《中华人民共和国行政许可法》第六十九条",
    )


def _cancellation(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    ground = CANCEL_SAID[line.law]
    return papers.Cancellation(
        **head.facts,
        cancelled=tuple((one.title, one.number) for one in earlier) or (("事项", case.item_name),),
        ground=ground,
        # What is struck off by itself has no officer's reason beside its ground.
        facts=(case.reason or f"{ground}。",),
        effective_on=head.issued_on,
        consequence="自生效之日起，证照不再有效，查验页显示“已注销”；持有纸质证照的，请交回受理窗口。",
        remedies=_remedies(case),
        basis=f"《中华人民共和国行政许可法》{line.law.removeprefix('行政许可法')}",
    )


def _commitment(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    return papers.Commitment(
        **head.facts,
        # What is looked at after the issue was promised too: the applicant signs it in the same words.
        conditions=(*case.conditions, *(f"发证后核查：{point}" for point in case.checked_later)),
        promise=case.commitment,
        signer=case.handler,
        # What was accepted in earlier days was signed when the window took it up.
        signed_at=_at(
            case, datetime.fromisoformat(line.body["signed_at"]) if "signed_at" in line.body else line.effective_at
        ),
        consequences=CONSEQUENCES,
    )


def _mending(case: CaseFacts, line: Told, head: Head, earlier: tuple[Earlier, ...]) -> Paper:
    return papers.Mending(
        **head.facts,
        finding=case.reason,
        mend_by=date.fromisoformat(line.body["due_on"]),
        conditions=case.conditions,
        remedies=_remedies(case),
    )


_WRITERS: Mapping[PaperKind, Callable[[CaseFacts, Told, Head, tuple[Earlier, ...]], Paper]] = {
    PaperKind.RECEIPT: _receipt,
    PaperKind.ACCEPTANCE: _acceptance,
    PaperKind.CORRECTION: _correction,
    PaperKind.SUPPLEMENT: _supplement,
    PaperKind.NOT_NEEDED: _not_needed,
    PaperKind.REFUSED_AT_DOOR: _refused,
    PaperKind.SPECIAL_PROCEDURE: _special,
    PaperKind.EXTENSION: _extension,
    PaperKind.APOLOGY: _apology,
    PaperKind.GRANT: _grant,
    PaperKind.DENIAL: _denial,
    PaperKind.WITHDRAWAL: _withdrawal,
    PaperKind.DELIVERY: _delivery,
    PaperKind.REVOCATION: _revocation,
    PaperKind.CANCELLATION: _cancellation,
    PaperKind.COMMITMENT: _commitment,
    PaperKind.MENDING: _mending,
}
