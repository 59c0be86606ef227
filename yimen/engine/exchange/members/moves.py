"""The inside of the members: who signed, what is believed of a word, and what is told on a member's chain."""

from collections.abc import Collection, Mapping
from datetime import datetime

from yimen.engine.exchange.members import signing
from yimen.engine.exchange.members.models import MemberPlatform, MemberRecord, MemberWord
from yimen.engine.exchange.members.refusals import MemberForged, MemberUnknown
from yimen.engine.exchange.members.rows import KEEPERS
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.members import HeldFor, MemberFact, MemberWordStanding, held_for, read_record
from yimen.kernel.superiors import WordKind
from yimen.kernel.writing import NotAllowed

MOST_TRIES = 9_999


def must_keep(by: Actor) -> None:
    """Who keeps the register; refuses with NotAllowed."""
    if by.kind is not ActorKind.SYSTEM and not by.has_role(*KEEPERS):
        raise NotAllowed()


def open_one(ref: str) -> MemberPlatform:
    """A member in use, locked; refuses with MemberUnknown."""
    row = MemberPlatform.objects.select_for_update().filter(ref=ref, closed_at=None).first()
    if row is None:
        raise MemberUnknown()
    return row


def signed(ref: str, body: bytes, given: str) -> MemberPlatform:
    """The member that signed a body, locked after its signature was looked at. Refuses with MemberForged."""
    row = MemberPlatform.objects.filter(ref=ref, closed_at=None).first()
    if row is None or len(body) > signing.MOST or not signing.is_signed(body, given, row.key_cipher, row.key_id):
        raise MemberForged()
    held = MemberPlatform.objects.select_for_update().filter(
        pk=row.pk, closed_at=None, key_id=row.key_id, key_cipher=bytes(row.key_cipher)
    )  # fmt: skip
    found = held.first()
    if found is None:
        raise MemberForged()
    return found


def judge(row: MemberPlatform, word: MemberWord, now: datetime) -> None:
    """Believe a word, or say why it waits; what is believed stands from now on, unless a later word does."""
    word.tried_at = now
    fact, why, field = _weighed(row, word)
    if why is not None or fact is None:
        word.standing, word.why, word.field = MemberWordStanding.HELD, why or HeldFor.UNREADABLE, field
        return
    word.standing, word.why, word.field = _stand(row, word, fact), "", ""


def _weighed(row: MemberPlatform, word: MemberWord) -> tuple[MemberFact | None, HeldFor | None, str]:
    if word.kind not in row.tells:
        return None, HeldFor.NOT_PERMITTED, ""
    fact = read_record(WordKind(word.kind), word.record)
    if isinstance(fact, str):
        return None, HeldFor.UNREADABLE, fact
    orgs = set(row.offices.filter(ended_at=None).values_list("org_code", flat=True))
    items = set(row.records.filter(kind=WordKind.ITEM, code=fact.item).values_list("code", flat=True))
    before = MemberRecord.objects.filter(kind=fact.kind, code=fact.code).select_related("platform").first()
    return fact, held_for(fact, orgs, items, _owner(row, before, orgs)), ""


def _owner(row: MemberPlatform, before: MemberRecord | None, orgs: Collection[str]) -> str:
    """ "other" when another member told of it; of a closed one's offices tells whoever has them now."""
    if before is None or before.platform_id == row.pk:
        return ""
    return "" if before.platform.closed_at is not None and before.org_code in orgs else "other"


def _stand(row: MemberPlatform, word: MemberWord, fact: MemberFact) -> MemberWordStanding:
    before = MemberRecord.objects.select_for_update().filter(kind=fact.kind, code=fact.code).first()
    if before is not None and before.platform_id == row.pk and before.number > word.number:
        return MemberWordStanding.OVERTAKEN
    before = before or MemberRecord(kind=fact.kind, code=fact.code)
    facts: Mapping[str, object] = {
        "platform": row, "name": fact.name, "org_code": fact.org, "current": fact.state, "facts": word.record,
        "happened_at": word.happened_at, "number": word.number,
    }  # fmt: skip
    for name, value in facts.items():
        setattr(before, name, value)
    before.save()
    return MemberWordStanding.KEPT


def judge_again(row: MemberPlatform, now: datetime, size: int) -> int:
    """Judge what waits once more, what was looked at longest ago first; how many are believed now.

    What can never be believed is looked at in its turn, and keeps nothing that came after it from being looked at.
    """
    done = 0
    for word in row.words.filter(standing=MemberWordStanding.HELD).order_by("tried_at", "number")[:size]:
        word.tries = min(word.tries + 1, MOST_TRIES)
        judge(row, word, now)
        word.save(update_fields=["standing", "why", "field", "tries", "tried_at"])
        done += word.standing != MemberWordStanding.HELD
    return done


def tell_of(row: MemberPlatform, line: Line, by: Actor) -> None:
    """Tell one line on the member's chain."""
    subject = Subject(
        "member_platform", "members_memberplatform", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
