"""The pages and the JSON of digital certificates: asked for, issued, renewed, suspended; and what an approver reads."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_case_authority import staff_of
from tests.operations.test_credentials import TODAY, YEAR, a_credential, asked_for
from tests.operations.test_stamps import a_manager, handed
from tests.operations.town import NOW, an_officer, signed_on
from yimen.kernel.actor import SYSTEM
from yimen.registries.credentials import queries
from yimen.registries.grants import operations as grants

pytestmark = pytest.mark.django_db
PAGE = "/desk/duty/credentials"


@covers("S-294")
def test_an_administrator_issues_and_renews_at_the_desk_and_the_approver_reads_why_a_seal_waits(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = signed_on(an_officer(office.town, "administrator", "604"), "keeper")
    desk = at_the_desk(keeper, NOW, monkeypatch)
    rule = {"act": "ask", "place": f"office~{office.town.office}", "since": TODAY, "basis": "区政数1号", "key": "k1"}
    told = {"act": "issue", "staff": staff_of(office.decider), "serial": "SN-1", "issuer": "区数字证书中心"}
    told |= {"basis": "区政数5号", "begins": str(TODAY), "ends": str(TODAY + timedelta(days=1))}

    assert desk.post(PAGE, rule).status_code == 302
    assert desk.post(PAGE, {**told, "key": "k2"}).status_code == 302
    assert desk.post(PAGE, {**told, "serial": "SN-9", "key": "k3"}).status_code == 422
    handed(office, a_manager(office))
    grants.revoke_letter(office.letter, "换发新授权书", by=SYSTEM, now=NOW)
    case = errand.reviewed(office)

    own = at_the_desk(office.decider, later(4), monkeypatch)
    assert "不能签名用印" not in own.get(f"/desk/cases/{case}").content.decode()
    own = at_the_desk(office.decider, later(48), monkeypatch)
    told_why = own.get(f"/desk/cases/{case}").content.decode()
    assert f"您的数字证书（SN-1）已于{TODAY + timedelta(days=1)}到期" in told_why and "现在可以作出决定" in told_why
    assert "到期" in own.get(PAGE).content.decode()

    row = queries.mine(office.decider, later(48))
    assert row is not None
    page, renewed = f"{PAGE}/{row.ref}", {"act": "renew", "serial": "SN-2", "basis": "区政数9号", "ends": str(YEAR)}
    assert own.post(page, {**renewed, "seen": row.mark, "key": "k4"}).status_code == 422
    desk = at_the_desk(keeper, later(48), monkeypatch)
    assert desk.post(page, {**renewed, "seen": row.mark, "key": "k5"}).status_code == 302
    own = at_the_desk(office.decider, later(48), monkeypatch)
    assert "不能签名用印" not in own.get(f"/desk/cases/{case}").content.decode()
    english = own.get(page, headers={"Accept-Language": "en"}).content.decode()
    assert "Renewed" in english and "Uses of the certificate" in english


def test_programs_read_certificates_and_strangers_see_none(office: errand.Office) -> None:
    asked_for(office)
    ref = a_credential(office.decider)
    holder, clerk = caller(office.decider), caller(office.clerk)

    assert said(holder.get(f"/credentials/{ref}"))["standing"] == "valid"
    assert said(holder.get(f"/credentials/{ref}/uses"))["rows"] == []
    assert [one["kind"] for one in said(holder.get("/credentials/rules"))] == ["office"]
    assert clerk.get(f"/credentials/{ref}").status_code == 404
    assert clerk.get(f"/credentials/{ref}/uses").status_code == 404
    assert said(clerk.get("/credentials"))["rows"] == [] and len(said(holder.get("/credentials"))["rows"]) == 1
