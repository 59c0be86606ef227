"""Builders of the catalogue's tests: an office, an item, terms that may be published."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from yimen.assembly.sample.numbers import body_number
from yimen.kernel.actor import SYSTEM, Actor, ActorKind, PostHeld, Role
from yimen.kernel.change_life import ChangeKind
from yimen.kernel.elements import OnlineDepth, ResultKind, ResultTerm, Service
from yimen.kernel.terms import (
    Audience,
    Defect,
    FieldTerm,
    LegalBasis,
    MaterialTerm,
    Option,
    Question,
    Situation,
    StepTerm,
    Terms,
    TimeLimit,
)
from yimen.registries.calendars.operations import adopt_national
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.operations import Draft, Grounds
from yimen.registries.offices import queries as offices
from yimen.registries.offices.operations import found_office
from yimen.registries.regions import queries as regions
from yimen.registries.regions.operations import found_region

NOW = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)
TODAY = date(2026, 9, 18)
TERMS = Terms(
    statutory=TimeLimit(Decimal("20"), "working_day"),
    promised=TimeLimit(Decimal("5"), "working_day"),
    materials=(
        MaterialTerm(
            "plan", "经营场所平面图", when=("form:catering",), law="《食品经营许可和备案管理办法》第十二条",
            defects=(Defect("unclear", "图上没有标注面积", "请标注各功能间面积后重新上传"),),
        ),
        MaterialTerm("id", "身份证明", law="《食品经营许可和备案管理办法》第十二条"),
    ),
    fields=(FieldTerm("area", "经营面积"),),
    situations=(Situation("form", "做什么？", (Option("catering", "餐饮"), Option("sale", "销售"))),),
    steps=tuple(StepTerm(code, name, law="《中华人民共和国行政许可法》") for code, name in (
        ("accept", "受理"), ("review", "审查"), ("decide", "决定"), ("issue", "制证"), ("deliver", "送达"))),
    conditions=("有固定的经营场所。",),
    questions=(Question("要多久？", "五个工作日。"),),
    service=Service(
        served=("1", "2"), ways=("1", "2"), online_depth=OnlineDepth.FULL, complaint_phone="0000-12300",
        results=(ResultTerm("食品经营许可证", ResultKind.LICENCE, "样本"),), express_result="yes",
    ),
    bases=(LegalBasis("《中华人民共和国食品安全法》", "第三十五条"),),
    phone="0000-12315",
    keywords=("开饭店", "餐饮许可证"),
)  # fmt: skip

FOR_ORGANISATIONS = replace(TERMS, audience=Audience.ORGANISATION, service=replace(TERMS.service, served=("2",)))
ONE_TRIP = replace(
    TERMS,
    trips=1,
    place="综合窗口",
    service=replace(TERMS.service, onsite_reason="须当面签名", online_depth=OnlineDepth.ACCEPTANCE),
)


_SERIALS = count(5001)  # behind those of the sample city


def an_office(name: str = "示范市市场监督管理局") -> tuple[int, str]:
    """An office of the city: its id and ref."""
    region = regions.by_code("990100000000", TODAY)
    region_ref = region.ref if region else found_region(
        "990100000000", "示范市", 2, None, TODAY, "建市", by=SYSTEM, now=NOW
    ).ref  # fmt: skip
    calendar = adopt_national(by=SYSTEM, now=NOW).ref
    uscc = body_number(next(_SERIALS))
    ref = found_office(name, name, uscc, region_ref, calendar, "", TODAY, "设立", by=SYSTEM, now=NOW).ref
    office = offices.office(ref, TODAY)
    assert office is not None
    return office.id, ref


def an_editor(office_id: int | None, role: Role = Role.CATALOGUE_EDITOR) -> Actor:
    return Actor(ActorKind.STAFF, "editor", posts=(PostHeld(1, role, office_id, None, "事项管理岗"),))


def a_draft(name: str = "食品经营许可（新办）", kind: str = "01", terms: Terms = TERMS, **facts: str) -> Draft:
    return replace(Draft(name, kind, terms, theme="trade", life_event="open_restaurant"), **facts)


def grounds(kind: ChangeKind = ChangeKind.NEW, **facts: Any) -> Grounds:
    """Why the catalogue is changed."""
    return Grounds(kind, "便民利企，精简优化", "示政发〔2026〕12号", **facts)


def an_item(office_ref: str, draft: Draft | None = None, by: Actor = SYSTEM, now: datetime = NOW) -> tuple[str, str]:
    """An item with one draft: the refs of both."""
    item = operations.found_item(office_ref, by=by, now=now).ref
    return item, operations.draft_version(item, draft or a_draft(), by=by, now=now).ref


def published(office_ref: str, draft: Draft | None = None, now: datetime = NOW) -> tuple[str, str]:
    """An item whose first version is in force from `now`: the refs of both."""
    item, version = an_item(office_ref, draft, now=now)
    operations.publish(version, now, by=SYSTEM, now=now)
    return item, version
