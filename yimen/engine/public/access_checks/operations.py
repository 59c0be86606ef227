"""Writes of the access checks: the house judges a page by its text; people say what they tried and what they saw."""

from datetime import datetime

from yimen.engine.public.access_checks.models import AccessCheck
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.accessibility import BY_PEOPLE, judged, unmet
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotAllowed, NotInList, named
from yimen.registries.dated import new_ref

CHECKERS = (Role.SUPERVISOR, Role.CENTRE_MANAGER, Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@snapshot
class AccessChecked:
    """A check by its reference, and what was not met."""

    ref: str
    unmet: tuple[str, ...]


@operation
def check_page(address: str, plain: str, large: str, *, by: Actor, now: datetime) -> AccessChecked:
    """Judge a page by its text as it stands and in large print; found as before, the check only holds longer.

    Refuses with NotAllowed.
    """
    if by.kind is not ActorKind.SYSTEM and not any(by.has_role(role) for role in CHECKERS):
        raise NotAllowed()
    shares = judged(plain, large)
    found = {str(one): [share.part, share.whole] for one, share in shares.items()}
    missed = [str(one) for one in unmet(shares)]
    of_page = AccessCheck.objects.select_for_update().filter(address=address, criterion="")
    last = of_page.order_by("-pk").first()
    if last is not None and last.unmet == missed:
        last.found, last.last_at = found, max(last.last_at, now)
        last.save(update_fields=["found", "last_at"])
        return AccessChecked(last.ref, tuple(missed))
    row = AccessCheck(
        ref=new_ref(), address=named(address, "address"), found=found, unmet=missed, first_at=now, last_at=now
    )
    return _kept(row, by, now)


@operation
def record_access_check(
    address: str, criterion: str, outcome: str, words: str, *, by: Actor, now: datetime
) -> AccessChecked:
    """Somebody tried a page as no machine can, and says what they saw.

    Refuses with NotAllowed, NotInList, Missing or TextMissing.
    """
    if by.staff_id is None or not any(by.has_role(role) for role in CHECKERS):
        raise NotAllowed()
    if criterion not in list(BY_PEOPLE):
        raise NotInList(field="criterion")
    if outcome not in ("met", "unmet"):
        raise NotInList(field="outcome")
    row = AccessCheck(
        ref=new_ref(), address=named(address, "address"), found={}, unmet=[criterion] if outcome == "unmet" else [],
        criterion=criterion, words=must_be_said("words", words, 500).strip(), by_id=by.staff_id, first_at=now,
        last_at=now,
    )  # fmt: skip
    return _kept(row, by, now)


def _kept(row: AccessCheck, by: Actor, now: datetime) -> AccessChecked:
    row.save(force_insert=True)
    subject = Subject(
        "access_check", "access_checks_accesscheck", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    body: dict[str, object] = {"address": row.address, "criterion": row.criterion, "unmet": list(row.unmet)}
    tell(subject, Line("check_page" if not row.criterion else "record_access_check", body, now), by)
    return AccessChecked(row.ref, tuple(row.unmet))
