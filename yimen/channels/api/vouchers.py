"""Vouchers: made for oneself out of other systems, and checked by anybody who holds the code."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, CITIZEN
from yimen.channels.api.shapes import Body, BodyRef, result_of, several, shown
from yimen.engine.exchange.vouchers import operations, queries
from yimen.engine.exchange.vouchers.refusals import SystemAway
from yimen.engine.exchange.vouchers.rows import VoucherProof, VoucherRow

router = Router(tags=["vouchers"])


class VoucherWanted(Body):
    """Of which kind, for yourself or a party for whom you act."""

    kind: str = Field(max_length=20)
    party: BodyRef


class VoucherCode(Body):
    """The code that stands on a voucher."""

    code: str = Field(max_length=64)


@router.get("/vouchers", auth=CITIZEN, response=several(VoucherRow), operation_id="vouchers_mine")
def mine(request: HttpRequest) -> list[VoucherRow]:
    """Your vouchers and those of whom you act for."""
    return list(queries.mine(asker(request)))


@router.post(
    "/vouchers", auth=CITIZEN, response={201: result_of(operations.issue_own_voucher)}, operation_id="vouchers_issue"
)
def issue(request: HttpRequest, body: VoucherWanted) -> Any:
    """Have one made. Refuses with TooManyKnocks, NotAllowed, NotInList or SystemAway."""
    knock(request, "ask_system", 20, timedelta(hours=1))
    issued = done(request, operations.issue_own_voucher, body.kind, body.party)
    if not issued.ref:
        raise SystemAway()
    return issued


@router.post("/vouchers/check", auth=ALL, response=shown(VoucherProof), operation_id="vouchers_check")
def check(request: HttpRequest, body: VoucherCode) -> VoucherProof:
    """Whether a voucher is true; by POST, so that the code stands in no address. Refuses with TooManyKnocks or
    NothingHere."""
    knock(request, "verify_voucher", 30, timedelta(minutes=10))
    return there(queries.verify(body.code))
