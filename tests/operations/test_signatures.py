"""An application bears its applicant's signature, bound to all of it: drawn, by a code, or on paper."""

import re
import struct
import zlib
from dataclasses import replace

import pytest

from tests.operations import aftermath, errand, town
from tests.operations.errand import FORM, PNG, TERMS, later
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.operations.signing import SigningCodeNotSent
from yimen.engine.case.cases.refusals import DraftUnknown
from yimen.engine.case.messages import ports as messages
from yimen.engine.papers.certificates import ports as papers
from yimen.engine.papers.dossiers.sniffing import FileWrongType
from yimen.engine.papers.signatures import queries
from yimen.kernel.authority import NotYourDesk, NotYourRole
from yimen.kernel.case_life import CaseState
from yimen.kernel.refusal import Refusal, Unavailable
from yimen.kernel.signatures import (
    SignatureEmpty,
    SignatureMissing,
    SignatureNotAsked,
    SignatureThere,
    SignatureVoid,
    SigningCodeFresh,
    SigningCodeOver,
    SigningCodeWrong,
)

pytestmark = pytest.mark.django_db

SIGNED = replace(TERMS, service=replace(TERMS.service, signature="yes"))


def a_drawing(drawn: str = "yes", size: int = 24) -> bytes:
    """A picture with a slanting stroke, or with nothing in it."""
    rows = [bytearray(1 + size) for _ in range(size)]
    for n in range(size if drawn == "yes" else 0):
        rows[n][1 + n] = 255
    body = zlib.compress(b"".join(rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)), (b"IDAT", body), (b"IEND", b""),
        )
    )  # fmt: skip


DRAWN = a_drawing()


class Telephone:
    """A carrier of SMS that remembers what it carried, or is away."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.away = ""

    def carry(self, address: str, subject: str, text: str, key: str) -> str:
        if self.away:
            raise Unavailable("carrier.away", "the line is down")
        self.told.append((address, text))
        return key

    def code(self) -> str:
        (found,) = re.findall(r"\d{6}", self.told[-1][1])
        return str(found)


def an_office() -> errand.Office:
    """The office of an item that wants its applications signed."""
    made = errand.an_office(SIGNED)
    aftermath.wired()
    return made


def _handed_in(office: errand.Office, ref: str, revision: int) -> str:
    return cases.submit(ref, revision, office.town.centre, by=office.citizen, now=later(1)).ref


def _on_the_receipt(ref: str, office: errand.Office) -> int:
    case_id = papers.cases().seen(ref, office.clerk)
    assert case_id is not None
    (row,) = (one for one in papers.cases().facts(case_id, None).materials if one.name == "申请人签名")
    return row.files


def test_a_drawn_signature_binds_form_and_files_and_is_kept_as_evidence_with_the_case() -> None:
    office = an_office()
    ref, revision = errand.a_draft(office)
    stranger = town.a_citizen(9, "李不知", "stranger")
    with pytest.raises(SignatureMissing):
        _handed_in(office, ref, revision)
    for by, content, refusal in (
        (stranger, DRAWN, DraftUnknown),
        (office.clerk, DRAWN, DraftUnknown),
        (office.citizen, a_drawing("no"), SignatureEmpty),
        (office.citizen, PNG, SignatureEmpty),
        (office.citizen, b"no picture", FileWrongType),
    ):
        with pytest.raises(refusal):
            cases.sign_application(ref, "signature.png", content, by=by, now=later(0.1))

    cases.sign_application(ref, "signature.png", DRAWN, by=office.citizen, now=later(0.2))
    answers = case_queries.draft(ref, office.citizen, later(0.2))
    assert answers is not None
    kept = cases.keep_draft(
        ref, revision, answers.answers, {**FORM, "area": "87"}, by=office.citizen, now=later(0.3)
    )  # fmt: skip
    with pytest.raises(SignatureVoid):
        _handed_in(office, ref, kept.revision)
    first = cases.sign_application(ref, "signature.png", DRAWN, by=office.citizen, now=later(0.4))
    cases.attach(ref, "id", "more.png", PNG, by=office.citizen, now=later(0.5))
    told = case_queries.signature_of_draft(ref, office.citizen, later(0.5))
    assert told is not None and told.binds == "no" and told.seal == first.seal
    with pytest.raises(SignatureVoid):
        _handed_in(office, ref, kept.revision)
    last = cases.sign_application(ref, "signature.png", DRAWN, by=office.citizen, now=later(0.6))
    assert last.seal != first.seal

    case = _handed_in(office, ref, kept.revision)

    for reader in (office.citizen, office.clerk):
        signed = queries.of_case(case, reader)
        assert signed is not None
        assert (signed.how, signed.signed_at, signed.seal) == ("drawn", later(0.6), last.seal)
        found = case_queries.file_content(case, signed.file_ref, reader)
        assert found is not None and found[1] == DRAWN
        named = case_queries.file_named(signed.file_ref)
        assert named is not None and named.title == "申请人签名"
    assert queries.of_case(case, stranger) is None
    view = case_queries.find(case, office.clerk, later(2))
    assert view is not None and (view.timeline[0].verb, view.timeline[0].facts["seal"]) == (
        "sign_application", last.seal,
    )  # fmt: skip
    assert cases.accept(case, by=office.clerk, now=later(2)).state is CaseState.ACCEPTED


def test_by_a_code_from_the_telephone_for_what_stands_there_and_not_by_guessing() -> None:
    office, telephone = an_office(), Telephone()
    messages.wire(telephone, telephone, telephone)
    ref, revision = errand.a_draft(office)
    me = office.citizen
    with pytest.raises(SigningCodeOver):
        cases.sign_with_code(ref, "123456", by=me, now=later(0.1))
    telephone.away = "yes"
    with pytest.raises(SigningCodeNotSent):
        cases.ask_signing_code(ref, by=me, now=later(0.1))
    telephone.away = ""
    cases.ask_signing_code(ref, by=me, now=later(0.2))
    with pytest.raises(SigningCodeFresh):
        cases.ask_signing_code(ref, by=me, now=later(0.2))
    cases.attach(ref, "id", "more.png", PNG, by=me, now=later(0.21))
    with pytest.raises(SigningCodeOver):
        cases.sign_with_code(ref, telephone.code(), by=me, now=later(0.22))
    cases.ask_signing_code(ref, by=me, now=later(0.5))
    for _ in range(5):
        with pytest.raises(SigningCodeWrong):
            cases.sign_with_code(ref, "no", by=me, now=later(0.51))
    with pytest.raises(SigningCodeOver):
        cases.sign_with_code(ref, telephone.code(), by=me, now=later(0.52))
    cases.ask_signing_code(ref, by=me, now=later(0.7))
    with pytest.raises(SigningCodeOver):
        cases.sign_with_code(ref, telephone.code(), by=me, now=later(0.95))
    cases.ask_signing_code(ref, by=me, now=later(1))
    address, _ = telephone.told[-1]

    cases.sign_with_code(ref, f" {telephone.code()} ", by=me, now=later(1))

    assert address and all(one == address for one, _ in telephone.told)
    signed = queries.of_case(_handed_in(office, ref, revision), office.clerk)
    assert signed is not None and (signed.how, signed.file_ref) == ("code", "")


def test_on_paper_at_the_window_it_is_the_same_fact_and_nothing_is_accepted_without() -> None:
    office = an_office()
    ref = errand.taken_in(office, office.clerk)
    with pytest.raises(SignatureMissing):
        cases.accept(ref, by=office.clerk, now=later(1))
    assert _on_the_receipt(ref, office) == 0
    for by, content, refusal in (
        (office.citizen, PNG, (NotYourRole,)),
        (office.reviewer, PNG, (NotYourDesk, NotYourRole)),
        (office.clerk, b"", (Refusal,)),
    ):
        with pytest.raises(refusal):
            cases.attach_signature(ref, "signed.png", content, by=by, now=later(1))

    cases.attach_signature(ref, "signed.png", PNG, by=office.clerk, now=later(1))
    with pytest.raises(SignatureThere):
        cases.attach_signature(ref, "signed.png", PNG, by=office.clerk, now=later(1))
    cases.accept(ref, by=office.clerk, now=later(2))

    assert _on_the_receipt(ref, office) == 1
    for reader, name in ((office.citizen, ""), (office.clerk, "何0101")):
        signed = queries.of_case(ref, reader)
        assert signed is not None and (signed.how, signed.taken_by) == ("paper", name)


def test_what_asks_for_no_signature_takes_none(office: errand.Office) -> None:
    ref, revision = errand.a_draft(office)
    with pytest.raises(SignatureNotAsked):
        cases.sign_application(ref, "signature.png", DRAWN, by=office.citizen, now=later(0.1))
    case = _handed_in(office, ref, revision)
    with pytest.raises(SignatureNotAsked):
        cases.attach_signature(case, "signed.png", PNG, by=office.clerk, now=later(1))
    assert cases.accept(case, by=office.clerk, now=later(2)).state is CaseState.ACCEPTED
