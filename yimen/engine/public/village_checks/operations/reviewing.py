"""In the town: an officer passes or returns what a village sealed, under their own digital certificate."""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.public.village_checks import moves, places, reading
from yimen.engine.public.village_checks.models import VillageCheck
from yimen.engine.public.village_checks.operations.checking import VillageCheckTold
from yimen.engine.public.village_checks.refusals import FileChanged, VillageCheckUnknown
from yimen.engine.public.village_checks.signing import Said
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_apart, must_be_formal
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rulings import Awaited
from yimen.kernel.text import must_be_said
from yimen.kernel.villages.village_check_life import VILLAGE_CHECK_LIFE, VillageCheckMove, VillageCheckState
from yimen.registries.credentials.locking import good_to_sign
from yimen.registries.credentials.operations import SealedBy, use_credential
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

PASS, RETURN = "pass_in_town", "return_to_village"


@operation
def pass_in_town(ref: str, words: str, *, by: Actor, now: datetime) -> VillageCheckTold:
    """Pass what a village of one's town sealed; the decision of the case waits for it no more.

    Refuses with VillageCheckUnknown, WrongState, FileChanged, NotFormal, SameOfficer, OwnMatter, StoodAside,
    TextMissing, and as `use_credential` does whose certificate is not good.
    """
    row = _of_my_town(ref, by)
    VILLAGE_CHECK_LIFE.after(VillageCheckMove.PASS, VillageCheckState(row.state))
    return _reviewed(row, VillageCheckMove.PASS, words, by, now)


@operation
def return_to_village(ref: str, words: str, *, by: Actor, now: datetime) -> VillageCheckTold:
    """Return a file to the village with what is wrong; the decision waits until it is sealed anew and passed.

    Refuses as `pass_in_town` does; a file that was changed since is returned.
    """
    return _reviewed(_of_my_town(ref, by), VillageCheckMove.RETURN, words, by, now)


def _of_my_town(ref: str, by: Actor) -> VillageCheck:
    """The check under its lock, for an officer of its town; anybody else's looks like none."""
    row = moves.lock(ref)
    if row.town_id not in places.towns_of(by):
        raise VillageCheckUnknown(ref=ref)
    return row


def _reviewed(row: VillageCheck, step: VillageCheckMove, words: str, by: Actor, now: datetime) -> VillageCheckTold:
    act = PASS if step is VillageCheckMove.PASS else RETURN
    file = cases.read_freely(row.case.ref, by, now)
    # After the case was read: what is handed in from here on moves its journal, and the act is overtaken.
    if step is VillageCheckMove.PASS and reading.sealed_now(row.case_id) != row.file_sha256:
        raise FileChanged()
    officer = allow.officer_of(file, act)
    must_be_formal(officer.formal)
    must_be_apart(officer.staff_id, (row.checked_by_id,))
    allow.foreign(file, officer)
    if file.state not in OPEN_STATES:
        raise WrongState(state=file.state, move=act)
    said_words = must_be_said("opinion", words, 2000)
    serial = good_to_sign(officer.staff_id, now)
    outcome = VILLAGE_CHECK_LIFE.after(step, VillageCheckState(row.state))
    said = Said(row.ref, officer.staff_id, serial, now, outcome, said_words, row.file_sha256)
    signed = {
        "review": said_words,
        "reviewed_by_id": officer.staff_id,
        "review_serial": serial,
        "reviewed_at": now,
        "reviewed_seq": file.seq + 1,
        "review_signature": said.signed(),
        "reviewer": by.name,
        "town_place": _place(officer.staff_id, row.town_id, now),
    }
    state = moves.move(row, step, signed)
    sealed = SealedBy(row.ref, "镇街审核表", file.number, said.sha256().hex(), serial)
    use_credential(officer.staff_id, sealed, by=by.within(), now=now)
    body = {"check": row.ref, "file": row.file_sha256, "words": digest(said_words.encode(), row.ref.encode())}
    waits = () if step is VillageCheckMove.PASS else (Awaited.VILLAGE_RETURNED,)
    cases.remark(file, Line(act, body, now), by, reading.waits(file, *waits))
    return VillageCheckTold(row.ref, state, file.ref)


def _place(staff_id: int, town_id: int, now: datetime) -> str:
    member = people.staff_member(staff_id)
    assert member is not None, "staff is never deleted"
    return places.town_place(member.office_id, town_id, day_of(now))
