"""A card as a finding that somebody is to answer for: who acted, who judged it, and whether it stands."""

from yimen.engine.supervision.findings import moves
from yimen.engine.supervision.findings.models import Card
from yimen.kernel.supervision.card_life import CardState
from yimen.kernel.supervision.responsibility import Misdeed, MisdeedSource, Standing
from yimen.registries.people import involved

_UPHELD = frozenset({CardState.UPHELD, CardState.ORDERED, CardState.REPORTED, CardState.DONE})
_AGAIN = frozenset({CardState.OPEN, CardState.ANSWERED, CardState.OBJECTED})


def misdeed(ref: str) -> Misdeed | None:
    """The card, upheld or not; None when there is none."""
    row = Card.objects.filter(ref=ref).first()
    if row is None:
        return None
    finders = [one for one in (row.judged_by_id, row.ordered_by_id) if one is not None]
    return Misdeed(
        MisdeedSource.CARD, ref, row.rule, row.happened_at, row.office_id, row.desk_id, None, None,
        involved.staff_of_accounts(row.actors), finders,
        moves.places_of(row), _standing(row),
    )  # fmt: skip


def _standing(row: Card) -> Standing:
    """A card that is objected to is looked at again; one that was settled elsewhere was never judged."""
    if row.state in _AGAIN:
        return Standing.AGAIN
    return Standing.STANDS if row.judged_at is not None and row.state in _UPHELD else Standing.FELL
