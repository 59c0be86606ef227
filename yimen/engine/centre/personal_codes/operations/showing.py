"""Showing a code: by whoever is signed in, for themselves or for a party for which they act in everything."""

import secrets
from dataclasses import field
from datetime import datetime

from yimen.engine.centre.personal_codes.models import PersonalCode
from yimen.engine.centre.personal_codes.refusals import NotYourCode
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.personal_codes import GOOD_FOR, new_code
from yimen.kernel.snapshot import snapshot
from yimen.registries.people import queries as people
from yimen.registries.people.vault import keyed_hash


@snapshot
class CodeShown:
    """A code and the moment at which it is over."""

    until: datetime
    code: str = field(default="", metadata=FORGOTTEN)


@operation
def show_code(party_ref: str, *, by: Actor, now: datetime) -> CodeShown:
    """Put up a new code for a party; the one that was up before opens nothing any more. Told nowhere: it opens nothing
    by being looked at.

    Refuses with NotYourCode.
    """
    party = people.party(party_ref)
    if by.kind is not ActorKind.CITIZEN or party is None or party.id not in set(by.parties()):
        raise NotYourCode()
    code = new_code(secrets.token_bytes(16))
    PersonalCode.objects.update_or_create(
        account_ref=by.ref, party_id=party.id, defaults={"code_hash": keyed_hash(code), "shown_at": now}
    )
    return CodeShown(now + GOOD_FOR, code)
