"""The other half of the six zeros: a no, a mistake and a complaint each open the case they came from."""

from collections.abc import Iterator

import pytest
from django.db import connections

from tests.covers import covers
from tests.operations import aftermath, errand, town, tracing
from tests.operations.errand import later
from tests.operations.tracing import SPAN
from yimen.assembly.database import Address
from yimen.engine.case.cases import operations as cases
from yimen.engine.publication.disclosures import operations as disclosures
from yimen.insight.figures import behind, zeros
from yimen.insight.figures.rows import Behind
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.endings import RevokeGround


@pytest.fixture
def office(own_database: Address) -> Iterator[errand.Office]:
    yield errand.an_office()
    connections.close_all()


@covers("S-183")
def test_vetoes_errors_and_complaints_open_their_cases(office: errand.Office) -> None:
    aftermath.wired()
    vetoed, revoked, objected = errand.received(office).ref, errand.granted(office), errand.granted(office)
    cases.propose_refusal(vetoed, "第三十二条", "不属于", "请到省局", by=office.clerk, now=later(1))
    cases.confirm_refusal(vetoed, by=office.decider, now=later(2))
    cases.revoke(revoked, "以欺骗取得", RevokeGround.FRAUD, by=office.decider, now=later(5))
    aftermath.derive(objected)
    (line,) = aftermath.lines_of(objected, "grant")
    shown = disclosures.disclose(line, by=SYSTEM, now=later(5)).ref
    head = town.signed_on(town.an_officer(office.town, "office_head", "501"), "head.two")
    tracing.follow(later(6))
    (before,) = zeros.windows(head, SPAN, later(6))
    # Long after its last act somebody objects: that counts with the case, though nothing is done with it any more.
    disclosures.object_to(shown, "面积不对", by=NOBODY, now=later(48))
    tracing.follow(later(49))

    (window,) = zeros.windows(head, SPAN, later(49))

    assert (before.vetoes, before.errors, before.complaints, before.zeros) == (1, 1, 0, 4)
    assert (window.vetoes, window.errors, window.complaints, window.zeros) == (1, 1, 1, 3)
    for which, ref in ((Behind.VETO, vetoed), (Behind.ERROR, revoked), (Behind.COMPLAINT, objected)):
        page = behind.cases(head, which, SPAN, later(49), {"post": window.post_ref})
        assert [(row.ref, row.counts) for row in page.rows] == [(ref, 1)], which
