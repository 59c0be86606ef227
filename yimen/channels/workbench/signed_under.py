"""Signed under: the letter 授权书 that a decision on this case would carry, shown before it is made."""

from datetime import datetime

from yimen.channels.workbench.certified import why_not_certified
from yimen.engine.case.cases.rows import CaseView
from yimen.kernel.actor import Actor
from yimen.kernel.authority import RANK_NEEDED, Act
from yimen.kernel.offices.stamps import NoStampUsable
from yimen.registries.grants import queries as grants
from yimen.registries.grants.rows import LetterRow
from yimen.registries.stamps import queries as stamps
from yimen.threshold.language import language
from yimen.threshold.sentences import sentence

_SIGNED = frozenset({Act.DECIDE, Act.DECIDE_AT_ONCE})


def signed_under(view: CaseView, me: Actor, now: datetime) -> LetterRow | None:
    """The lowest letter of mine that covers office, item and rank; none where nothing is to be signed."""
    if me.staff_id is None or not any(one.allowed and one.act in _SIGNED for one in view.choices):
        return None
    needed = view.graded or RANK_NEEDED[view.terms.complexity]
    fit = [
        one
        for one in grants.letters_of(me.staff_id, now)
        if one.office_ref == view.office_ref and one.rank >= needed and _covers(one, view)
    ]
    return min(fit, key=lambda one: one.rank, default=None)


def cannot_seal(letter: LetterRow | None, view: CaseView, me: Actor, now: datetime) -> str:
    """Why what is decided under this letter would wait for its seal, by the rule that seals it."""
    if letter is None or not stamps.waits_for_credential(letter.office_id, letter.ref, view.item_ref, now):
        return ""
    return why_not_certified(me, now) or sentence(NoStampUsable(office_id=letter.office_id), language())


def _covers(letter: LetterRow, view: CaseView) -> bool:
    return not letter.items or view.item_ref in grants.item_refs(letter.items)
