"""Builders of an item with product classes: an enterprise that asks for some, and its cases brought to the decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from stdnum.cn import uscc

from tests.operations import errand, town
from tests.operations.errand import FORM, TERMS, later
from tests.operations.town import NOW, SINCE
from yimen.engine.case.cases import operations as cases
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.product_classes import ClassRefused
from yimen.kernel.rulings import REMEDIES, Advice, Outcome, Ruling
from yimen.kernel.terms import Audience, CertificateTerm, MaterialTerm, ProductClass, Terms
from yimen.registries.people import operations as people

CLASSES = (
    ProductClass("01", "水泥", "通用硅酸盐水泥"),
    ProductClass("02", "危险化学品", "危险化学品有机产品"),
    ProductClass("03", "广播电视传输设备"),
    ProductClass("04", "人民币鉴别仪"),
)
LISTED = replace(
    TERMS,
    classes=CLASSES,
    audience=Audience.ORGANISATION,
    certificate=CertificateTerm("11100000000013338W041", "全国工业产品生产许可证", 60),
    materials=(
        *TERMS.materials,
        MaterialTerm("safety", "安全生产许可证", law="工业产品生产许可证管理条例第九条", when=("product:02",)),
    ),
    service=replace(TERMS.service, served=("2",)),
)
GRANT = Ruling(Outcome.GRANT, law="《工业产品生产许可证管理条例》第九条", remedies=REMEDIES)


@dataclass(frozen=True)
class Works:
    """An office that licenses product classes, and an enterprise with who speaks for it."""

    office: errand.Office
    party: str
    owner: Actor


def works(terms: Terms = LISTED) -> Works:
    return enterprise(errand.an_office(terms), "示范建材有限公司", 21)


def enterprise(office: errand.Office, name: str, serial: int) -> Works:
    """One more enterprise that applies at the same office."""
    body = f"91990100{serial:09d}"
    party = people.register_organisation(name, body + uscc.calc_check_digit(body), by=SYSTEM, now=NOW).ref
    owner = town.a_person(serial, "林一平", f"138000000{serial}")
    people.give_mandate(party, owner, "legal_representative", "", SINCE, None, "营业执照", by=SYSTEM, now=NOW)
    account = people.open_account(f"owner{serial}", town.PASSWORD, owner, by=SYSTEM, now=NOW).ref
    return Works(office, party, town.the_actor(account))


def asked(works: Works, *codes: str, now: datetime = NOW) -> str:
    """An application for classes, handed in at the window."""
    answers = ("form:catering", *(f"product:{code}" for code in codes))
    return cases.receive(works.office.item, works.party, answers, FORM, by=works.office.clerk, now=now).ref


def reviewed(works: Works, *codes: str, after: float = 0) -> str:
    """An application for classes that waits for its decision."""
    ref = asked(works, *codes, now=later(after))
    carried(works, ref, codes, after)
    return ref


def carried(works: Works, ref: str, codes: Sequence[str], after: float) -> None:
    """A received application carried to the decider's desk."""
    office = works.office
    for material in ("id", "plan", "rules", *(["safety"] if "02" in codes else [])):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=office.clerk, now=later(after + 0.1))
    cases.accept(ref, by=office.clerk, now=later(after + 0.2))
    cases.hand_over(ref, by=office.clerk, now=later(after + 0.3))
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(after + 0.4))


def decided(
    works: Works,
    ref: str,
    granted: Sequence[str],
    *refused: tuple[str, str],
    after: float = 0.5,
    by: Actor | None = None,
) -> None:
    said = [ClassRefused(code, reason) for code, reason in refused]
    cases.decide_classes(ref, granted, said, GRANT, by=by or works.office.decider, now=later(after))


def granted(works: Works, *codes: str, after: float = 0) -> str:
    """An application of which every class was granted."""
    ref = reviewed(works, *codes, after=after)
    decided(works, ref, codes, after=after + 0.5)
    return ref
