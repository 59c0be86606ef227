"""The print log: no paper of a case leaves through any door without being on record, and nothing else is recorded."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.cooperating import a_unit
from tests.operations.cooperating import asking as work
from tests.operations.errand import later
from tests.operations.sharing import a_head, a_neighbour, asking
from tests.operations.test_terminals import SECRET, a_terminal
from yimen.engine.case.cases import queries as cases
from yimen.engine.exchange.shares import operations as shares
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import queries as documents
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.records.prints import queries
from yimen.engine.records.prints.models import Print
from yimen.engine.records.prints.operations import print_document
from yimen.kernel.papers.prints import Door, Where
from yimen.kernel.subtask_life import Finding

pytestmark = pytest.mark.django_db


def told(ref: str, office: errand.Office) -> list[tuple[str, str, str, str]]:
    """Who printed what through which door, the first first."""
    return [(one.who, one.name, one.title, one.door) for one in reversed(queries.of_case(ref, office.clerk))]


def revision(ref: str, office: errand.Office) -> int:
    return (cases.find(ref, office.clerk, later(1)) or pytest.fail()).seq


@covers("S-263")
def test_every_door_tells_who_took_which_paper(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = errand.received(office)
    aftermath.derive(case.ref)
    (paper,) = documents.of_case(case.ref, office.citizen)
    citizen = caller(office.citizen)
    desk, home = (at_the_desk(one, later(1), monkeypatch) for one in (office.clerk, office.citizen))
    held = {"number": case.number, "code": case.query_code}
    terminal = Client()
    terminal.cookies["yimen_terminal"] = SECRET
    a_terminal(office.town.centre)

    before = revision(case.ref, office)
    taken = (
        desk.get(f"/desk/cases/{case.ref}/documents/{paper.ref}"),
        home.get(f"/mine/{case.ref}/documents/{paper.ref}"),
        citizen.get(f"/documents/{paper.ref}/paper"),
        Client().post(f"/progress/papers/{paper.ref}", held),
        terminal.post(f"/progress/papers/{paper.ref}", held),
        Client().post(f"/kiosk/papers/{paper.ref}", held),
        NOBODY.post(f"/progress/papers/{paper.ref}", held),
    )

    assert all(one.status_code == 200 and one.content.startswith(b"%PDF") for one in taken)
    me, clerk = office.citizen.name, office.clerk.name
    assert told(case.ref, office) == [
        ("staff", clerk, "收件回执", "workbench"),
        ("citizen", me, "收件回执", "hall"),
        ("citizen", me, "收件回执", "api"),
        ("holder", "", "收件回执", "hall"),
        ("holder", "", "收件回执", "terminal"),
        ("holder", "", "收件回执", "kiosk"),
        ("holder", "", "收件回执", "api"),
    ]
    page = desk.get(f"/desk/cases/{case.ref}").content.decode()
    assert "打印记录" in page and "自助 1 号机" in page and page.count("凭办件编号和查询码") == 4
    log = said(caller(office.clerk).get(f"/cases/{case.ref}/prints"))
    assert [one["door"] for one in log][-1] == "workbench" and log[2]["place"] == "自助 1 号机"
    assert citizen.get(f"/cases/{case.ref}/prints").status_code == 403
    assert queries.of_case(case.ref, office.citizen) == ()
    # The chain of the case is as it was: nobody's open page went stale.
    assert revision(case.ref, office) == before and Print.objects.filter(journal_seq=1).count() == 7


@covers("S-263")
def test_certificates_and_what_other_units_and_centres_print_is_on_record_too(office: errand.Office) -> None:
    ref, unit = errand.in_department(office), a_unit(office)
    task = subtasks.send_subtask(ref, work(unit), by=office.reviewer, now=later(3)).ref
    subtasks.take_up_subtask(task, by=unit.reviewer, now=later(4))
    subtasks.return_subtask(task, Finding.FAVOUR, "现场与申请一致。", by=unit.reviewer, now=later(5))
    there, granted = a_neighbour(office), errand.granted(office)
    aftermath.derive(ref)
    share = shares.share_case(ref, asking(there), by=a_head(office), now=later(6)).ref
    receipt = documents.of_case(ref, office.citizen)[0].ref
    (certificate,) = certificates.of_case(granted, office.citizen, later(6))

    taken = (
        caller(unit.reviewer).get(f"/subtasks/{task}/paper"),
        caller(there.clerk).get(f"/shares/{share}/papers/{receipt}"),
        caller(office.citizen).get(f"/certificates/{certificate.ref}/paper"),
    )

    assert [(one.status_code, one["Content-Type"]) for one in taken] == [(200, "application/pdf")] * 3
    assert [one[2:] for one in told(ref, office)] == [("协办结果单", "api"), ("收件回执", "api")]
    assert told(granted, office) == [("citizen", office.citizen.name, certificate.type_name, "api")]


@covers("S-263")
def test_letters_and_what_officers_keep_of_an_applicants_files_are_on_record_and_looking_is_not(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.received(office).ref
    view = cases.find(ref, office.clerk, later(1)) or pytest.fail()
    file = next(row.files[0].ref for row in view.materials if row.term.code == "plan")
    desk, page = at_the_desk(office.clerk, later(1), monkeypatch), f"/desk/cases/{ref}/files/{file}"

    looked = desk.get(page)
    own = caller(office.citizen).get(f"/cases/{ref}/files/{file}")
    before = Print.objects.count()
    kept = (desk.get(f"{page}?save=yes"), caller(office.reviewer).get(f"/cases/{ref}/files/{file}"))
    papers = (desk.get(f"/desk/duty/letters/{office.letter}/paper"),
              caller(office.clerk).get(f"/staffing/letters/{office.letter}/paper"))  # fmt: skip

    assert [one.status_code for one in (looked, own, *kept, *papers)] == [200] * 6 and before == 0
    assert [one.content for one in kept] == [errand.PNG] * 2
    assert told(ref, office) == [
        ("staff", office.clerk.name, "设备布局和操作流程图", "workbench"),
        ("staff", office.reviewer.name, "设备布局和操作流程图", "api"),
    ]
    letters = Print.objects.filter(kind="letter", paper_ref=office.letter, case_id=None)
    assert sorted(letters.values_list("door", flat=True)) == ["api", "workbench"]
    with pytest.raises(IntegrityError, match="print_is_of_a_case"), transaction.atomic():
        Print.objects.filter(kind="file").update(case_id=999_999_999)
        connection.check_constraints()


def test_what_is_not_handed_out_is_not_recorded_and_asking_twice_is_one_print(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = errand.received(office)
    aftermath.derive(case.ref)
    (paper,) = documents.of_case(case.ref, office.citizen)
    stranger = town.a_citizen(2, "李不知", "stranger")
    desk, page = at_the_desk(office.clerk, later(1), monkeypatch), f"/desk/cases/{case.ref}/documents/{paper.ref}"

    refused = (
        desk.head(page).status_code,
        caller(stranger).get(f"/documents/{paper.ref}/paper").status_code,
        Client().post(f"/kiosk/papers/{paper.ref}", {"number": case.number, "code": "00000000"}).status_code,
    )
    before = Print.objects.count()
    for hours in (1, 1.005, 1.1):
        print_document(paper.ref, Where(Door.WORKBENCH), by=office.clerk, now=later(hours))
    after = Print.objects.count()
    part = desk.get(page, headers={"Range": "bytes=0-3"})

    assert refused == (405, 404, 404) and (before, after) == (0, 2)
    assert part.status_code == 200 and part.content.startswith(b"%PDF")
