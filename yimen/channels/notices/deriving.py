"""Deriving: what one journal line brings about outside the case: its document and paper, its message, visit and bill.

Every step is done once however often it is asked for, so a line that failed half-way is simply derived again.
"""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from yimen.engine.case.errata import operations as errata
from yimen.engine.case.hearings import operations as hearings
from yimen.engine.case.hearings.papers import PAPERS as HEARING_PAPERS
from yimen.engine.case.integrity import queries as integrity
from yimen.engine.case.messages import operations as messages
from yimen.engine.centre.postage import operations as postage
from yimen.engine.centre.visits import operations as visits
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees.operations.receipts import KIND_OF as RECEIPTED
from yimen.engine.money.fees.refusals import NoReceipt, NotBilledYet, NothingToPay
from yimen.engine.papers.certificates import operations as certificates
from yimen.engine.papers.documents import operations as documents
from yimen.engine.papers.documents.kinds import FURTHER_OF, KIND_OF
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.public.village_checks import operations as village_checks
from yimen.engine.public.village_checks.operations.papers import PAPERS as VILLAGE_PAPERS
from yimen.journal import cursors, reading
from yimen.journal.reading import Told
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.stamps import NoStampUsable

CONSUMER = "notices"
BRINGS_A_CERTIFICATE = frozenset({"issue", "release", "reissue"})
BILLED = frozenset({"accept", "accept_tolerating", "accept_on_commitment", "deem_accepted"})
UNBILLED = frozenset({"deny", "withdraw", "lapse_correction", "find_not_needed", "refuse", "revoke", "lapse_promise"})
NOTHING_TO_SEND, CALLED_OFF = frozenset({"withdraw", "lapse_correction", "deliver"}), "cancel"
"""With a case that was taken back, or whose result is in its applicant's hands, no parcel goes that no carrier has;
and of a parcel that does not go the postage goes back."""
ERRATUM, SUBTASK = "erratum", "return_subtask"
CALLING = frozenset({*KIND_OF, *FURTHER_OF, *HEARING_PAPERS, *VILLAGE_PAPERS, ERRATUM, SUBTASK, *messages.TOLD})
"""Acts on a case that call for a paper or a message."""
BATCH = 200


def calls_for_something(line: Told) -> bool:
    """Whether a line makes a document, a message or a certificate's paper."""
    if line.kind == "certificate":
        return line.verb in BRINGS_A_CERTIFICATE
    if line.kind == "bill":
        return line.verb in RECEIPTED
    if line.kind == "parcel":
        return line.verb == CALLED_OFF
    if line.kind == "party":
        return line.verb in messages.TOLD_OF_ONESELF
    if line.kind == "integrity_record":
        return line.verb in messages.TOLD_OF_RECORDS
    return line.kind == "case" and line.verb in CALLING


def derive(entry_id: int, now: datetime) -> None:
    """Make everything that a line calls for; the records first, the paper last."""
    line = reading.line(entry_id)
    if line is None:
        return
    if line.kind == "certificate" and line.verb in BRINGS_A_CERTIFICATE:
        with suppress(NoStampUsable):
            certificates.make_paper(line.ref, by=SYSTEM, now=now)
    if line.kind == "bill" and line.verb in RECEIPTED:
        # Postage is receipted by the carrier.
        with suppress(NoReceipt):
            put_on_paper(fees.make_receipt(entry_id, by=SYSTEM, now=now).ref, now)
    if line.kind == "parcel" and line.verb == CALLED_OFF:
        postage.end_postage_bill(line.ref, by=SYSTEM, now=now)
    if line.kind == "party" and line.verb in messages.TOLD_OF_ONESELF:
        messages.write_message(entry_id, by=SYSTEM, now=now)
    if line.kind == "integrity_record" and line.verb in messages.TOLD_OF_RECORDS:
        messages.write_of_record(entry_id, *integrity.told_of(line.ref), by=SYSTEM, now=now)
    if line.kind != "case":
        return
    _bill(line, now)
    visits.bind_act(entry_id, by=SYSTEM, now=now)
    made = documents.make_document(entry_id, by=SYSTEM, now=now) if line.verb in KIND_OF else None
    if line.verb in messages.TOLD:
        messages.write_message(entry_id, by=SYSTEM, now=now)
    if made is not None:
        put_on_paper(made.ref, now)
    if line.verb in FURTHER_OF:
        put_on_paper(documents.make_further(entry_id, by=SYSTEM, now=now).ref, now)
    if line.verb == ERRATUM:
        put_on_paper(errata.make_erratum_paper(entry_id, by=SYSTEM, now=now).ref, now)
    if line.verb == SUBTASK:
        put_on_paper(subtasks.make_subtask_paper(entry_id, by=SYSTEM, now=now).ref, now)
    if line.verb in VILLAGE_PAPERS:
        put_on_paper(village_checks.make_village_check_paper(entry_id, by=SYSTEM, now=now).ref, now)
    if line.verb in HEARING_PAPERS:
        put_on_paper(hearings.make_hearing_paper(entry_id, by=SYSTEM, now=now).ref, now)


def put_on_paper(ref: str, now: datetime) -> None:
    """Make the paper of a document; while no approval seal may be set it waits, and the sweep comes back to it."""
    with suppress(NoStampUsable):
        documents.make_paper(ref, by=SYSTEM, now=now)


def _bill(line: Told, now: datetime) -> None:
    """An accepted case is billed for what its version asks; one that ended without a grant owes nothing any more."""
    if line.verb in BILLED:
        with suppress(NothingToPay, NotBilledYet):
            fees.open_bill(line.ref, by=SYSTEM, now=now)
    elif line.verb in UNBILLED:
        fees.end_bill(line.ref, by=SYSTEM, now=now)
    if line.verb in NOTHING_TO_SEND:
        postage.call_off_parcels(line.ref, by=SYSTEM, now=now)


def catch_up(now: datetime) -> int:
    """Derive everything that waits, in this process; how many lines there were. For building a city and for tests."""
    count = 0
    while True:
        with transaction.atomic():
            lines = cursors.batch(CONSUMER, BATCH)
            for line in lines:
                derive(line.id, now)
        if not lines:
            return count
        count += len(lines)
