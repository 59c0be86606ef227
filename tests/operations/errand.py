"""Builders of an errand: a food licence, everybody who handles it, and a case brought to any point of its way."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from stdnum.cn import uscc

from tests.operations import town as places
from tests.operations.town import NOW, SINCE, Town
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.papers.dossiers import ports
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.commitments import code_of
from yimen.kernel.elements import OnlineDepth, ResultKind, ResultTerm, Service
from yimen.kernel.rulings import Advice, Outcome, Ruling
from yimen.kernel.terms import (
    CertificateTerm,
    Complexity,
    Defect,
    FieldTerm,
    LegalBasis,
    MaterialTerm,
    Necessity,
    Option,
    Question,
    Situation,
    StepTerm,
    Terms,
    TimeLimit,
)
from yimen.registries.calendars import operations as calendars
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.people import queries as people_queries

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)
TERMS = Terms(
    statutory=TimeLimit(Decimal("20"), "working_day"),
    promised=TimeLimit(Decimal("5"), "working_day"),
    complexity=Complexity.GENERAL,
    conditions=("有固定的经营场所",),
    materials=(
        MaterialTerm("id", "身份证明", law="食品经营许可和备案管理办法第十二条"),
        MaterialTerm(
            "plan", "设备布局和操作流程图", law="食品经营许可和备案管理办法第十二条", when=("form:catering",),
            defects=(
                Defect("no_area", "没有标注面积", "标注每个功能间的面积"),
                Defect("no_flow", "没有画出流向", "画出流向"),
            ),
        ),
        MaterialTerm("rules", "食品安全管理制度", Necessity.TOLERABLE, tolerated_days=15, law="第十二条"),
    ),
    fields=(FieldTerm("address", "经营场所"), FieldTerm("area", "经营面积", hint="平方米")),
    situations=(Situation("form", "做什么？", (Option("catering", "餐饮"), Option("sale", "销售"))),),
    steps=tuple(StepTerm(code, name) for code, name in (
        ("accept", "受理"), ("review", "审查"), ("decide", "决定"), ("issue", "制证"), ("deliver", "送达"))),
    bases=(LegalBasis("《中华人民共和国食品安全法》", "第三十五条"),),
    certificate=CertificateTerm("11100000000013338W011", "食品经营许可证", 60),
    commitment="我承诺符合全部许可条件。",
    phone="0000-12315",
    questions=(Question("要多久？", "五个工作日。"),),
    keywords=("开饭店",),
    service=Service(
        served=("1", "2"), ways=("1", "2"), online_depth=OnlineDepth.FULL, complaint_phone="0000-12300",
        results=(ResultTerm("食品经营许可证", ResultKind.LICENCE, "样本"),), express_result="yes",
    ),
)  # fmt: skip
ANSWERS = ("form:catering",)
FORM = {"address": "滨河街36号", "area": "86"}


class Drawer:
    """A file store that forgets when the test ends."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self.kept[sha256] = content
        return sha256

    def get(self, sha256: str) -> bytes | None:
        return self.kept.get(sha256)

    def remove(self, hashes: Collection[str], older_than: timedelta) -> int:
        return sum(self.kept.pop(sha256, None) is not None for sha256 in hashes)


@dataclass(frozen=True)
class Office:
    """Everybody who handles the errand, and the citizen whose errand it is."""

    town: Town
    item: str
    citizen: Actor
    party: str
    clerk: Actor
    reviewer: Actor
    decider: Actor
    letter: str


def an_office(terms: Terms = TERMS, kind: str = "01") -> Office:
    """A town with a market office that handles one item; the decider holds a letter up to director."""
    ports.wire(Drawer())
    calendars.adopt_national(by=SYSTEM, now=NOW)
    return staffed(places.a_town("national"), terms, kind=kind)


def an_office_of_a_county() -> Office:
    """The same in a county that runs a house of its own."""
    ports.wire(Drawer())
    calendars.adopt_national(by=SYSTEM, now=NOW)
    return staffed(places.a_county("national"), TERMS)


def another_office(first: Office, number: int, terms: Terms = TERMS) -> Office:
    """One more office in the same town with staff, an item and a citizen of its own."""
    body = f"11990100{number:09d}"
    found = offices.found_office(
        f"示范市第{number}局", f"第{number}局", body + uscc.calc_check_digit(body), first.town.city, "national",
        f"示{number}局", places.BEGAN, "三定方案", by=SYSTEM, now=NOW,
    )  # fmt: skip
    return staffed(replace(first.town, office=found.ref), terms, number, first.clerk)


def staffed(town: Town, terms: Terms, number: int = 0, clerk: Actor | None = None, kind: str = "01") -> Office:
    """The office of the town with everybody at their desks and its item published; `clerk` takes in for all."""
    staff = {
        role: places.an_officer(town, role, f"{number}{n}") for role, n in _STAFF if clerk is None or role != "window"
    }
    actors = {role: places.signed_on(ref, f"{role}.desk{number or ''}") for role, ref in staff.items()}
    letter = grants.issue_letter(
        staff["decider"], town.office, 4, (), "行政审批专用章", SINCE, None, by=SYSTEM, now=NOW
    ).ref
    item = catalogue.found_item(town.office, by=SYSTEM, now=NOW).ref
    draft = Draft("食品经营许可（新办）", kind, terms, theme="trade", life_event="open_restaurant")
    version = catalogue.draft_version(item, draft, by=SYSTEM, now=NOW).ref
    catalogue.publish(version, NOW, by=SYSTEM, now=NOW)
    citizen = places.a_citizen(number + 1, "陈小禾", f"xiaohe{number or ''}")
    party = people_queries.party(citizen.party_id or 0)
    assert party is not None
    return Office(
        town, item, citizen, party.ref, clerk or actors["window"], actors["reviewer"], actors["decider"], letter
    )


_STAFF = (("window", "101"), ("reviewer", "102"), ("chief", "103"), ("decider", "104"), ("office_head", "105"))


def later(hours: float = 1) -> datetime:
    return NOW + timedelta(hours=hours)


def served(ref: str, by: Actor, now: datetime | None = None) -> list[str]:
    """By which service modes a case was served, as somebody reads it who may see it."""
    view = case_queries.find(ref, by, now or later(48))
    assert view is not None
    return [one.mode for one in view.served]


def a_draft(office: Office, materials: tuple[str, ...] = ("id", "plan", "rules")) -> tuple[str, int]:
    """A draft that is complete but for materials left out: its ref and revision."""
    ref = cases.start_draft(office.item, office.party, by=office.citizen, now=NOW).ref
    kept = cases.keep_draft(ref, 1, ANSWERS, FORM, by=office.citizen, now=NOW)
    for material in materials:
        cases.attach(ref, material, f"{material}.png", PNG, by=office.citizen, now=NOW)
    return ref, kept.revision


def received(office: Office, materials: tuple[str, ...] = ("id", "plan", "rules")) -> Submitted:
    ref, revision = a_draft(office, materials)
    return cases.submit(ref, revision, office.town.centre, by=office.citizen, now=NOW)


def taken_in(office: Office, clerk: Actor, decides: str = "", now: datetime = NOW) -> str:
    """An application for the item, taken in by this clerk with its files; `decides` is the office that was chosen."""
    ref = cases.receive(office.item, office.party, ANSWERS, FORM, decides, by=clerk, now=now).ref
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", PNG, by=clerk, now=now)
    return ref


def accepted(office: Office) -> str:
    ref = received(office).ref
    cases.accept(ref, by=office.clerk, now=later(1))
    return ref


def promise_signed(ref: str, citizen: Actor, now: datetime | None = None) -> str:
    """The case with the applicant's own signature under the commitment of its item."""
    view = case_queries.find(ref, citizen, now or later(0.5))
    assert view is not None, "the applicant sees their own case"
    cases.sign_commitment(ref, code_of(view.terms.commitment, view.number), by=citizen, now=now or later(0.5))
    return ref


def in_department(office: Office) -> str:
    ref = accepted(office)
    cases.hand_over(ref, by=office.clerk, now=later(2))
    return ref


def reviewed(office: Office) -> str:
    ref = in_department(office)
    cases.review(ref, Advice.GRANT, "材料齐全，符合条件。", by=office.reviewer, now=later(3))
    return ref


def granted(office: Office) -> str:
    ref = reviewed(office)
    cases.decide(ref, GRANT, by=office.decider, now=later(4))
    return ref


GRANT = Ruling(Outcome.GRANT)
SIMPLE = replace(TERMS, complexity=Complexity.SIMPLE)
