"""The page and the JSON of staff files: who reads them and who finds nothing."""

import pytest

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_case_authority import staff_of

pytestmark = pytest.mark.django_db


@covers("S-416")
def test_staff_read_their_own_file_and_find_nobody_elses(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = staff_of(office.clerk), staff_of(office.decider)
    desk = at_the_desk(office.clerk, later(5), monkeypatch)

    listed = desk.get("/desk/duty/staff").content.decode()
    page = desk.get(f"/desk/duty/staff/{own}").content.decode()
    english = desk.get(f"/desk/duty/staff/{own}", headers={"Accept-Language": "en"}).content.decode()

    assert f"/desk/duty/staff/{own}" in listed and f"/desk/duty/staff/{other}" not in listed
    assert "示范市行政服务中心 A01" in page and "在编" in page and "变动记录" in page
    assert "History" in english and "formal" in english and "In force" in english
    assert desk.get(f"/desk/duty/staff/{other}").status_code == 404
    told = caller(office.clerk)
    assert told.get(f"/staffing/staff/{other}/file").status_code == 404
    assert told.get(f"/staffing/staff/{other}/statuses").status_code == 404
    assert told.get(f"/staffing/staff/{own}/statuses").status_code == 200
    assert caller(office.citizen).get(f"/staffing/staff/{own}/file").status_code == 403


@covers("S-416")
def test_an_administrator_reads_every_file_over_the_json_door(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = town.signed_on(town.an_officer(office.town, "administrator", "709"), "admin9")
    desk = at_the_desk(admin, later(5), monkeypatch)
    asks, member = caller(admin), staff_of(office.decider)

    file = said(asks.get(f"/staffing/staff/{member}/file"))

    assert (file["establishment"], file["office_name"]) == ("formal", "示范市市场监督管理局")
    assert [one["kind"] for one in file["history"]] == ["letter", "posting", "status"]
    assert [one["letter_ref"] for one in file["letters"]] == [office.letter]
    assert [one["number"] for one in said(asks.get("/staffing/staff", words="709"))] == ["709"]
    assert f"/desk/duty/staff/{member}" in desk.get("/desk/admin/staff").content.decode()
    assert office.letter in desk.get(f"/desk/duty/staff/{member}").content.decode()


def test_an_administrator_shuts_a_login_over_the_json_door(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = town.signed_on(town.an_officer(office.town, "administrator", "709"), "admin9")
    at_the_desk(admin, later(5), monkeypatch)
    asks, officer, member = caller(admin), caller(office.decider), staff_of(office.decider)
    assert said(asks.get(f"/staff-accounts/{member}"))["state"] == "open"
    assert officer.get(f"/staff-accounts/{member}").status_code == 404

    said(asks.post(f"/staff-accounts/{member}/lock", {"until": "2026-12-24T18:00:00+08:00"}))

    assert said(asks.get(f"/staff-accounts/{member}"))["state"] == "locked"
    assert officer.get("/me").status_code == 401
    assert code(asks.post(f"/staff-accounts/{staff_of(admin)}/close")) == "people.own_account"
    said(asks.post(f"/staff-accounts/{member}/unlock"))
    said(asks.post(f"/staff-accounts/{member}/close"))
    assert code(asks.post(f"/staff-accounts/{member}/unlock")) == "people.account_closed"
