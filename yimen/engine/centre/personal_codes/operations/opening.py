"""Opening by a code: the page of who stands at a window, or a sitting at a terminal; once, and on record."""

from datetime import datetime

from yimen.engine.centre.personal_codes.models import CodeUse, PersonalCode
from yimen.engine.centre.personal_codes.refusals import CodeNotGood
from yimen.engine.centre.terminals import queries as terminals
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.personal_codes import CodeDoor, heard_code, is_over
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import new_ref
from yimen.registries.people import queries as people
from yimen.registries.people.rows import AccountRow
from yimen.registries.people.vault import keyed_hash


@snapshot
class CodeOpened:
    """Whose page a code opened, and the record of it."""

    ref: str
    party_ref: str


@snapshot
class Entered:
    """Who sits down at a terminal by a code, and for whom."""

    ref: str
    party_ref: str
    account_id: int
    account_ref: str
    epoch: int


@operation
def open_with_code(code: str, *, by: Actor, now: datetime) -> CodeOpened:
    """Open the page of who stands at the window by the code on their screen. Refuses with NotAllowed or CodeNotGood."""
    post = next((one for one in by.posts if one.role is Role.WINDOW), None)
    if post is None or by.staff_id is None:
        raise NotAllowed()
    row, account = _taken(code, now)
    used = _told(row, account, CodeDoor.WINDOW, post.name, by, now)
    return CodeOpened(used.ref, used.party.ref)


@operation
def enter_with_code(code: str, secret: str, *, by: Actor, now: datetime) -> Entered:
    """Sit down at the terminal whose browser holds this secret, as who shows the code on their own telephone.

    Refuses with CodeNotGood, also anywhere but at a terminal.
    """
    at = terminals.at_terminal(secret, now)
    if at is None:
        raise CodeNotGood()
    row, account = _taken(code, now)
    used = _told(row, account, CodeDoor.TERMINAL, f"{at.centre_name} {at.name}", by, now)
    return Entered(used.ref, used.party.ref, account.id, account.ref, account.epoch)


def _taken(code: str, now: datetime) -> tuple[PersonalCode, AccountRow]:
    """The code that was held up, taken away, with its account as it is now; refuses with CodeNotGood."""
    found = PersonalCode.objects.select_for_update(of=("self",)).select_related("party").filter(
        code_hash=keyed_hash(heard_code(code))
    ).first()  # fmt: skip
    account = people.account(found.account_ref) if found is not None else None
    if found is None or account is None or account.party_id is None or is_over(found.shown_at, now):
        raise CodeNotGood()
    # A mandate or a login that ended since the code was shown opens nothing any more.
    shows = people.actor_of(account.id, now)
    if shows is None or found.party_id not in set(shows.parties()):
        raise CodeNotGood()
    found.delete()
    return found, account


def _told(row: PersonalCode, account: AccountRow, door: CodeDoor, place: str, by: Actor, now: datetime) -> CodeUse:
    assert account.party_id is not None, "only a citizen's account shows a code"
    used = CodeUse.objects.create(
        ref=new_ref(), party_id=row.party_id, shown_by_id=account.party_id, door=door, place=place,
        staff_id=by.staff_id, used_at=now,
    )  # fmt: skip
    body = {"party": used.party.ref, "account": account.ref, "door": door}
    tell(Subject("code_use", "personal_codes_codeuse", used.pk, used.ref, 0, b""), Line("use_code", body, now), by)
    return used
