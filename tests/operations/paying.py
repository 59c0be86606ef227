"""Builders of fees: an office whose item costs something, a cashier, and a gateway that a test reads along with."""

import tempfile
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from tests.conftest import TEST_HOME
from tests.operations import aftermath, errand
from tests.operations import town as places
from tests.operations.errand import TERMS, Office, later
from yimen.engine.case.cases import operations as cases
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import ports
from yimen.engine.money.fees.booking import Booked
from yimen.gateways.payment.sandbox import SandboxGateway
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.terms import Fee

LAW = "《行政事业性收费标准管理办法》第十条"
FEES = (
    Fee("工本费", 10_000, "每证 100 元", LAW, reduction="残疾人、低保对象减半或免收"),
    Fee("检测费", 2_050, "每次 20.5 元", LAW),
)
COSTLY = replace(TERMS, fees=FEES, service=replace(TERMS.service, online_payment="yes"))


@dataclass
class Desk:
    """An office with a cashier and the gateway's callbacks, kept instead of sent."""

    office: Office
    cashier: Actor
    gateway: SandboxGateway
    told: list[tuple[bytes, str]] = field(default_factory=list)

    def callback(self, n: int = -1, now: datetime | None = None) -> Booked:
        body, signature = self.told[n]
        return fees.take_notice(body, signature, by=SYSTEM, now=now or later(3))


def a_desk(terms: object = COSTLY) -> Desk:
    office = errand.an_office(terms)  # type: ignore[arg-type]
    return at_the_till(office)


def at_the_till(office: Office) -> Desk:
    aftermath.wired()
    return with_a_gateway(office, a_cashier(office))


def a_cashier(office: Office) -> Actor:
    return places.signed_on(places.an_officer(office.town, "cashier", "801"), "cashier.desk")


def with_a_gateway(office: Office, cashier: Actor) -> Desk:
    """The desk of one test: what its gateway keeps on disk nobody else has."""
    told: list[tuple[bytes, str]] = []
    folder = Path(tempfile.mkdtemp(prefix="gateway-", dir=TEST_HOME.path))
    gateway = SandboxGateway(
        folder, b"of this test only", "/sandbox/payment", lambda body, sign: told.append((body, sign))
    )
    ports.wire(gateway)
    return Desk(office, cashier, gateway, told)


def billed(desk: Desk) -> tuple[str, str, str]:
    """An accepted case with its bill: case, bill and payment code."""
    case = errand.accepted(desk.office)
    bill = fees.open_bill(case, by=SYSTEM, now=later(1.5))
    return case, bill.ref, bill.code


def paid_online(desk: Desk) -> tuple[str, str, str]:
    case, bill, code = billed(desk)
    order = fees.place_order(code, by=desk.office.citizen, now=later(2))
    assert desk.gateway.pay(order.ref, later(2.1))
    desk.callback()
    return case, bill, code


def decided(desk: Desk, case: str) -> None:
    cases.hand_over(case, by=desk.office.clerk, now=later(4))
    cases.review(case, errand.Advice.GRANT, "符合条件", by=desk.office.reviewer, now=later(5))
    cases.decide(case, errand.GRANT, by=desk.office.decider, now=later(6))
