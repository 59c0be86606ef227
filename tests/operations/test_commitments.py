"""A commitment bears the applicant's own signature: their act at home, or a signed paper; a clerk's word is none."""

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import PNG, TERMS, later
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.papers.commitments import queries
from yimen.engine.papers.dossiers.operations import FileUnknown
from yimen.kernel.authority import NotYourDesk, NotYourRole
from yimen.kernel.case_life import CaseState
from yimen.kernel.commitments import CodeWrong, NotSigned, SignedAlready
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refusal import Refusal

pytestmark = pytest.mark.django_db


@covers("S-178")
def test_the_applicant_signs_at_home_by_the_code_under_the_words_and_nobody_signs_for_them(
    office: errand.Office,
) -> None:
    ref, other = errand.received(office).ref, errand.received(office).ref
    told, elsewhere = queries.of_case(ref, office.citizen), queries.of_case(other, office.citizen)
    assert told is not None and elsewhere is not None and told.signed is None and told.code != elsewhere.code
    with pytest.raises(NotSigned):
        cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(1))
    stranger = town.a_citizen(9, "李不知", "stranger")
    for by, code, refusal in (
        (office.clerk, told.code, CaseUnknown),
        (stranger, told.code, CaseUnknown),
        (office.citizen, elsewhere.code, CodeWrong),
        (office.citizen, "", CodeWrong),
    ):
        with pytest.raises(refusal):
            cases.sign_commitment(ref, code, by=by, now=later(1))
    assert queries.of_case(ref, stranger) is None

    cases.sign_commitment(ref, told.code.lower().replace("-", " "), by=office.citizen, now=later(1))
    cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(2))

    signed = queries.of_case(ref, office.clerk)
    assert signed is not None and signed.signed is not None
    assert (signed.signed.how, signed.signed.signed_at, signed.signed.file_ref) == ("home", later(1), "")
    with pytest.raises(WrongState):
        cases.sign_commitment(ref, told.code, by=office.citizen, now=later(3))
    view = case_queries.find(other, office.clerk, later(3))
    assert view is not None and view.state is CaseState.RECEIVED


@covers("S-263")
def test_who_saw_which_original_and_held_it_against_which_copy_is_on_record(office: errand.Office) -> None:
    ref, other = errand.received(office).ref, errand.received(office).ref
    view, foreign = (case_queries.find(one, office.clerk, later(1)) for one in (ref, other))
    assert view is not None and foreign is not None
    (copy,), (stranger,) = (one.materials[0].files for one in (view, foreign))
    for by, file, refusal in (
        (office.clerk, stranger.ref, FileUnknown),
        (office.clerk, "0" * 16, FileUnknown),
        (office.citizen, copy.ref, NotYourRole),
    ):
        with pytest.raises(refusal):
            cases.see_original(ref, file, by=by, now=later(1))

    cases.see_original(ref, copy.ref, by=office.clerk, now=later(1))

    told = case_queries.find(ref, office.citizen, later(2))
    desk = case_queries.find(ref, office.clerk, later(2))
    assert told is not None and desk is not None and told.timeline[0].verb == "see_original"
    line = desk.timeline[0]
    assert (line.actor_name, line.effective_at, line.facts["file"]) == ("何0101", later(1), copy.ref)


@covers("S-178")
def test_at_the_counter_the_signed_paper_lies_with_the_case(office: errand.Office) -> None:
    ref = errand.received(office).ref
    for by, content, refusal in (
        (office.citizen, PNG, (NotYourRole,)),
        (office.reviewer, PNG, (NotYourDesk, NotYourRole)),
        (office.clerk, b"", (Refusal,)),
    ):
        with pytest.raises(refusal):
            cases.attach_commitment(ref, "signed.png", content, by=by, now=later(1))
    with pytest.raises(NotSigned):
        cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(1))

    cases.attach_commitment(ref, "signed.png", PNG, by=office.clerk, now=later(1))
    with pytest.raises(SignedAlready):
        cases.attach_commitment(ref, "again.png", PNG, by=office.clerk, now=later(1))
    cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(2))

    for reader, name in ((office.citizen, ""), (office.clerk, "何0101")):
        told = queries.of_case(ref, reader)
        assert told is not None and told.signed is not None and told.signed.taken_by == name
    assert queries.paper(ref, office.citizen) == ("png", "signed.png", PNG)
    assert queries.paper(ref, town.a_citizen(9, "李不知", "stranger")) is None
