"""Paying in the sample city: what its cases cost is paid online in the sandbox, and nobody hears its callbacks."""

from datetime import datetime

from yimen.assembly.wiring import payment_sandbox
from yimen.engine.fees import operations as fees
from yimen.engine.fees import ports
from yimen.engine.fees.refusals import NotBilledYet, NothingToPay
from yimen.gateways.payment.sandbox import SandboxGateway
from yimen.kernel.actor import SYSTEM, Actor


def sandbox() -> SandboxGateway:
    """The sandbox gateway with nobody listening: the sample asks it what was paid."""
    gateway = payment_sandbox(lambda body, signature: None)
    ports.wire(gateway)
    return gateway


def pay(case_ref: str, by: Actor, now: datetime) -> str:
    """Bill a case and pay for it online; the bill, "" when it costs nothing."""
    try:
        bill = fees.open_bill(case_ref, by=SYSTEM, now=now)
    except (NothingToPay, NotBilledYet):
        return ""
    order = fees.place_order(bill.code, by=by, now=now)
    sandbox().pay(order.ref, now)
    fees.chase_order(order.ref, by=SYSTEM, now=now)
    return bill.ref
