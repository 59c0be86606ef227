"""Deciding on product classes 一企一证: some granted, some refused, on the one certificate of the enterprise.

The first grant makes the certificate; another application of the same enterprise gives that certificate its next
version. Both hold the enterprise's lock, so that two of them come one after the other. docs/decisions/0116.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from yimen.engine.case.cases import may, moves, sheets
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.operations.deciding import WEIGHED, close, letter_of, promise_stands, recorded
from yimen.engine.papers.certificates import listings
from yimen.engine.papers.certificates import moves as certificates
from yimen.engine.papers.certificates.moves import Anew
from yimen.engine.papers.certificates.recording import Amended, Holder, Recorded, last_day
from yimen.journal.operation import operation
from yimen.kernel import product_classes, rulings
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove, ClosingResult
from yimen.kernel.product_classes import ClassesUnruled, ClassRefused, Listing, Ruled
from yimen.kernel.rulings import Outcome, Ruling
from yimen.kernel.text import must_be_clean
from yimen.registries.dated import day_of

ONE_DAY = timedelta(days=1)


@operation
def decide_classes(
    ref: str,
    granted: Sequence[str],
    refused: Sequence[ClassRefused],
    ruling: Ruling,
    seen: int | None = None,
    *,
    by: Actor,
    now: datetime,
) -> Moved:
    """Grant the classes that an application asked for, or some of them, on the one certificate of the enterprise.

    `ruling` is a grant; when classes are refused it names law and remedies as a denial does. Refuses as `decide` does,
    and with ClassesUnruled, ClassReasonMissing, NoClassGranted, CertificateNotAmendable, ClassHeldAlready,
    AdditionTolerated or RenewedWhole.
    """
    file = moves.read(ref, by, now, seen, WEIGHED)
    officer = may.decide(file, now)
    for one in refused:
        must_be_clean("reason", one.reason, 500)
    if not file.terms.classes or ruling.outcome is not Outcome.GRANT:
        raise ClassesUnruled()
    said = product_classes.ruled(file.terms.classes, granted, refused)
    if said.refused:
        rulings.must_be_whole(replace(ruling, outcome=Outcome.DENY, reasons=product_classes.told(said)))
    letter = letter_of(file, officer, ruling, now)
    promise_stands(file, now)
    ruling = replace(ruling, points=sheets.answered(file, ruling.points, "yes").given)
    step = CaseMove.GRANT_TOLERATED if file.tolerated else CaseMove.GRANT
    CASE_LIFE.after(step, file.state)
    certificate = certified(file, said, by, now)
    told = "\n".join(filter(None, (product_classes.told(said), ruling.reasons.strip())))
    written = replace(ruling, reasons=told)
    moved = close(file, step, step.value, ClosingResult.GRANTED, officer, letter, written, certificate, by, now)
    ruled_on(file, certificate, said, now)
    return moved


def ruled_on(file: CaseFile, certificate: Recorded | Amended, said: Ruled, now: datetime) -> None:
    """Write down what was said of each class, beside the case and its certificate."""
    renewal = isinstance(certificate, Amended) and file.renews_until is not None
    outcome = "renewed" if renewal else "granted"
    certificates.rule_on_classes(file.id, certificate.ref, said, outcome, now)


def certified(file: CaseFile, said: Ruled, by: Actor, now: datetime) -> Recorded | Amended:
    """The certificate of the enterprise: a new one, or the next version of the one it has."""
    certificates.lock_holder(file.applicant_id)
    held = listings.held(file.applicant_id, file.item_id)
    told = {"classes": [one.code for one in said.granted], "refused": [one.code for one, _ in said.refused]}
    if held is None:
        term = file.terms.certificate
        assert term is not None, "an item with classes issues a certificate (rule of publication)"
        holder = Holder(file.applicant_id, file.applicant_name, file.ref, file.item_id)
        return replace(recorded(file, term, holder, by, now), told=told)
    anew = _anew(file, held, said, day_of(now))
    return Amended(held.ref, {**told, "version": certificates.issue_anew(held.id, anew, by, now)})


def _anew(file: CaseFile, held: Listing, said: Ruled, today: date) -> Anew:
    """Why the certificate gets its next version: a renewal gives it new days, any other application more classes."""
    if file.tolerated:
        raise product_classes.AdditionTolerated()
    if file.renews_until is None:
        product_classes.must_be_addable(held, file.applicant_id, file.item_id, said.granted, today)
        return Anew("classes_added", "增加产品类别")
    product_classes.must_be_addable(held, file.applicant_id, file.item_id, (), min(today, file.renews_until))
    product_classes.must_be_renewed_whole(held.classes, file.terms.classes, said)
    assert file.terms.certificate is not None, "what has no certificate renews none"
    until = last_day(file.renews_until + ONE_DAY, file.terms.certificate.valid_months)
    return Anew("renewed", "延续", valid_to=until)
