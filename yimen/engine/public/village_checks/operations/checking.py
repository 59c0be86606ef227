"""In the village: the file is checked, signed under one's own digital certificate, sealed, and uploaded to the town."""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.public.village_checks import places, reading
from yimen.engine.public.village_checks.models import VillageCheck
from yimen.engine.public.village_checks.refusals import NobodyReviews, NothingToSeal, NoTownAbove, SealedAlready
from yimen.engine.public.village_checks.signing import Said
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rulings import Awaited
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.villages.village_check_life import VillageCheckState
from yimen.registries.credentials.locking import good_to_sign
from yimen.registries.credentials.operations import SealedBy, use_credential
from yimen.registries.dated import day_of, new_ref, refusing

SEAL = "seal_in_village"


@snapshot
class VillageCheckTold:
    """A check as an act left it."""

    ref: str
    state: str
    case_ref: str


@operation
def seal_in_village(
    case_ref: str, opinion: str, seen: int | None = None, *, by: Actor, now: datetime
) -> VillageCheckTold:
    """Check the file of a case of one's own point, sign and seal it, and upload it to the town; by the point's agent.

    The decision waits for the town's review from here on. Refuses with CaseUnknown, ChangedMeanwhile, WrongState,
    OwnMatter, StoodAside, NothingToSeal, NoTownAbove, NobodyReviews, SealedAlready, TextMissing, and as
    `use_credential` does whose certificate is not good.
    """
    file = cases.read(case_ref, by, now, seen)
    point = by.agent_at()
    if point is None or file.centre_id != point:
        raise CaseUnknown(ref=case_ref)
    officer = allow.at_the_counter(file, SEAL)
    if file.state not in OPEN_STATES:
        raise WrongState(state=file.state, move=SEAL)
    words = must_be_said("opinion", opinion, 2000)
    town = places.town_of(point)
    if town is None:
        raise NoTownAbove()
    if not places.someone_reviews(town, officer.staff_id, now):
        raise NobodyReviews()
    papers = reading.papers_of(file.id)
    if not papers:
        raise NothingToSeal()
    sha256 = reading.sealed_with(file.id, papers)
    last = reading.last_but(file.id)
    if last is not None and last.state == VillageCheckState.PASSED and last.file_sha256 == sha256:
        raise SealedAlready()
    serial = good_to_sign(officer.staff_id, now)
    said = Said(new_ref(), officer.staff_id, serial, now, VillageCheckState.SEALED, words, sha256)
    called = {one.code: one.name for one in file.terms.materials}
    with refusing(village_check_waits_once=SealedAlready()):
        row = VillageCheck.objects.create(
            ref=said.check,
            case_id=file.id,
            point_id=point,
            town_id=town,
            file_sha256=said.file_sha256,
            opinion=words,
            checked_by_id=officer.staff_id,
            serial=serial,
            checked_at=now,
            checked_seq=file.seq + 1,
            signature=said.signed(),
            files=[[one.material, called.get(one.material, ""), one.filename, one.sha256] for one in papers],
            village=places.point_name(point, day_of(now)),
            signer=by.name,
        )
    sealed = SealedBy(row.ref, "村居核验表", file.number, said.sha256().hex(), serial)
    use_credential(officer.staff_id, sealed, by=by.within(), now=now)
    body = {"check": row.ref, "file": said.file_sha256, "words": digest(words.encode(), row.ref.encode())}
    cases.remark(file, Line(SEAL, body, now), by, reading.waits(file, Awaited.VILLAGE_CHECK))
    return VillageCheckTold(row.ref, row.state, file.ref)
