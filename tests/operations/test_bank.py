"""The document bank: scanned once at the counter, offered again at the next case, the owner's to see and to remove."""

from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import PNG, later
from tests.operations.town import TODAY
from yimen.engine.case.bank import operations as bank
from yimen.engine.case.bank import queries
from yimen.engine.case.bank.models import BankedDocument
from yimen.engine.case.bank.operations import PaperLasting
from yimen.engine.case.bank.refusals import LaidAlready, NotBanked, NotCompared
from yimen.engine.case.bank.rows import OfferedPaper
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.papers.dossiers.operations import FileUnknown
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.bank import BasicPaper, NotBasic, PaperNotFitting
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import Missing, NotInList

pytestmark = pytest.mark.django_db
TEN_YEARS = PaperLasting(date(2036, 11, 20))


def at_the_window(office: errand.Office, hours: float = 1) -> str:
    return cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=later(hours)).ref


def scanned(office: errand.Office, case: str, material: str = "id", hours: float = 1) -> str:
    return cases.attach_to_case(case, material, f"{material}.png", PNG, by=office.clerk, now=later(hours)).ref


def kept(office: errand.Office) -> tuple[str, str]:
    """A case whose card was scanned, compared and kept; its ref and that of the paper."""
    case = at_the_window(office)
    file = scanned(office, case)
    cases.see_original(case, file, by=office.clerk, now=later(1))
    return case, bank.keep_paper(case, file, TEN_YEARS, "spoken", by=office.clerk, now=later(1)).ref


def offers(office: errand.Office, draft: str, by: Actor, now: float = 5) -> tuple[OfferedPaper, ...]:
    view = case_queries.draft(draft, office.citizen, later(now))
    assert view is not None
    return queries.offered(view.party_ref, view.applying.materials, by, later(now))


@covers("S-292")
def test_a_card_scanned_once_is_offered_at_the_next_case_and_its_owner_sees_where(office: errand.Office) -> None:
    _, paper = kept(office)

    draft, revision = errand.a_draft(office, ("plan", "rules"))
    (offer,) = offers(office, draft, office.citizen)
    laid = bank.use_paper(draft, "id", paper, by=office.citizen, now=later(5))
    case = cases.submit(draft, revision, office.town.centre, by=office.citizen, now=later(5))

    assert (offer.material, offer.ref, offer.until) == ("id", paper, TEN_YEARS.until)
    assert "窗口岗" in offer.compared_by or "window岗" in offer.compared_by
    assert laid.material == "id"
    with pytest.raises(LaidAlready):
        second, _ = errand.a_draft(office, ())
        bank.use_paper(second, "id", paper, by=office.citizen, now=later(5))
        bank.use_paper(second, "id", paper, by=office.citizen, now=later(5))
    (row,) = queries.mine(office.citizen, later(6))
    assert row.standing == "good" and {one.case_number for one in row.uses} == {case.number, ""}
    assert queries.mine(office.clerk, later(6)) == ()


def test_nothing_is_kept_without_consent_comparison_and_a_last_day(office: errand.Office) -> None:
    case = at_the_window(office)
    card, plan = scanned(office, case), scanned(office, case, "plan")

    with pytest.raises(NotCompared):
        bank.keep_paper(case, card, TEN_YEARS, "spoken", by=office.clerk, now=later(1))
    for file in (card, plan):
        cases.see_original(case, file, by=office.clerk, now=later(1))
    with pytest.raises(NotInList):
        bank.keep_paper(case, card, TEN_YEARS, "online", by=office.clerk, now=later(1))
    with pytest.raises(Missing):
        bank.keep_paper(case, card, PaperLasting(), "spoken", by=office.clerk, now=later(1))
    with pytest.raises(NotBasic):
        bank.keep_paper(case, plan, TEN_YEARS, "spoken", by=office.clerk, now=later(1))
    with pytest.raises(FileUnknown):
        bank.keep_paper(case, "0" * 16, TEN_YEARS, "spoken", by=office.clerk, now=later(1))
    with pytest.raises(NotYourRole):
        bank.keep_paper(case, card, TEN_YEARS, "spoken", by=office.citizen, now=later(1))
    stranger = town.a_citizen(40, "李不知", "stranger")
    with pytest.raises(CaseUnknown):
        bank.keep_own_paper(case, card, TEN_YEARS, by=stranger, now=later(1))
    assert not BankedDocument.objects.exists()

    with pytest.raises(NotYourRole):
        bank.keep_own_paper(case, card, PaperLasting(for_good="yes"), by=office.citizen, now=later(1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bank, "LASTING", {BasicPaper.ID_CARD})
        bank.keep_own_paper(case, card, PaperLasting(for_good="yes"), by=office.citizen, now=later(1))
    assert [one.until for one in queries.mine(office.citizen, later(1))] == [None]


def test_an_expired_changed_removed_or_foreign_paper_is_offered_to_nobody(office: errand.Office) -> None:
    case, paper = kept(office)
    draft, _ = errand.a_draft(office, ())
    stranger = town.a_citizen(40, "李不知", "stranger")
    file = case_queries.find(case, office.clerk, later(1))
    assert file is not None
    card = next(row.files[0].ref for row in file.materials if row.term.code == "id")

    assert offers(office, draft, stranger) == ()
    with pytest.raises(NotBanked):
        bank.remove_paper(paper, by=stranger, now=later(2))
    with pytest.raises(PaperNotFitting):
        bank.use_paper(draft, "plan", paper, by=office.citizen, now=later(2))
    BankedDocument.objects.update(until=TODAY - timedelta(days=1))
    assert offers(office, draft, office.citizen) == ()
    with pytest.raises(NotBanked):
        bank.use_paper(draft, "id", paper, by=office.citizen, now=later(2))
    BankedDocument.objects.update(until=None)
    assert len(offers(office, draft, office.citizen)) == 1

    anew = bank.keep_paper(case, card, TEN_YEARS, "signed", by=office.clerk, now=later(2)).ref
    assert [one.ref for one in offers(office, draft, office.citizen)] == [anew]
    bank.report_changed(anew, by=office.citizen, now=later(3))
    assert offers(office, draft, office.citizen) == ()
    with pytest.raises(NotCompared):
        bank.keep_paper(case, card, TEN_YEARS, "signed", by=office.clerk, now=later(3))
    cases.see_original(case, card, by=office.clerk, now=later(3.5))
    last = bank.keep_paper(case, card, TEN_YEARS, "signed", by=office.clerk, now=later(3.5)).ref
    bank.remove_paper(last, by=office.citizen, now=later(4))
    assert offers(office, draft, office.citizen) == ()
    assert [one.standing for one in queries.mine(office.citizen, later(5))] == ["removed", "changed", "replaced"]
    assert BankedDocument.objects.get(ref=last).blob is None


def test_the_window_lays_a_paper_on_its_own_case_with_a_purpose_and_cannot_browse(office: errand.Office) -> None:
    kept(office)
    case = at_the_window(office, 2)

    with pytest.raises(NotYourRole):
        bank.pull_paper(case, "id", "核对身份", "spoken", by=office.reviewer, now=later(3))
    with pytest.raises(TextMissing):
        bank.pull_paper(case, "id", " ", "spoken", by=office.clerk, now=later(3))
    with pytest.raises(NotInList):
        bank.pull_paper(case, "id", "核对身份", "online", by=office.clerk, now=later(3))
    with pytest.raises(NotBanked):
        bank.pull_paper(case, "plan", "核对身份", "spoken", by=office.clerk, now=later(3))
    bank.pull_paper(case, "id", "核对身份", "spoken", by=office.clerk, now=later(3))

    (row,) = queries.mine(office.citizen, later(4))
    (use,) = row.uses
    assert (use.purpose, use.consent) == ("核对身份", "spoken") and use.place
    view = case_queries.find(case, office.citizen, later(4))
    assert view is not None and "pull_paper" in {one.verb for one in view.timeline}
    standing = queries.standing(later(4))
    assert (standing.papers, standing.owners, standing.uses, standing.at_windows) == (1, 1, 1, 1)
    bank.report_difference(case, "id", by=office.clerk, now=later(4))
    assert queries.mine(office.citizen, later(5))[0].standing == "changed"


def test_a_paper_that_a_newer_one_replaced_comes_back_by_a_new_comparison_alone(office: errand.Office) -> None:
    old_case, _ = kept(office)
    view = case_queries.find(old_case, office.clerk, later(1))
    assert view is not None
    old = next(row.files[0].ref for row in view.materials if row.term.code == "id")
    case = at_the_window(office, 2)
    newer = scanned(office, case, hours=2)
    cases.see_original(case, newer, by=office.clerk, now=later(2))
    paper = bank.keep_paper(case, newer, TEN_YEARS, "spoken", by=office.clerk, now=later(2)).ref

    with pytest.raises(NotCompared):
        bank.keep_paper(old_case, old, TEN_YEARS, "spoken", by=office.clerk, now=later(3))
    assert [one.ref for one in BankedDocument.objects.filter(ended_at=None)] == [paper]
    cases.see_original(old_case, old, by=office.clerk, now=later(3))
    bank.keep_paper(old_case, old, TEN_YEARS, "spoken", by=office.clerk, now=later(3))
