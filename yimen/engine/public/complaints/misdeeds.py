"""A complaint as a finding that somebody is to answer for: who had a hand in it, who looked into it, what they said."""

from yimen.engine.public.complaints import moves
from yimen.engine.public.complaints.models import Complaint
from yimen.kernel.complaint import Found
from yimen.kernel.supervision.responsibility import Misdeed, MisdeedSource, Standing


def misdeed(ref: str) -> Misdeed | None:
    """The complaint, upheld or not; None when there is none. While an appeal is under way, it is looked at again."""
    row = Complaint.objects.filter(ref=ref).prefetch_related("investigations").first()
    if row is None:
        return None
    looks = sorted(row.investigations.all(), key=lambda one: one.nth)
    return Misdeed(
        MisdeedSource.COMPLAINT, ref, row.kind, moves.happened_at(row), row.office_id, None, row.window_id,
        row.centre_id, row.staff, [one.investigator_id for one in looks if one.investigator_id is not None],
        {place: getattr(row, column) for place, column in moves.REGIONS.items()},
        Standing.FELL if row.withdrawn_at is not None else _standing(looks[-1].found if looks else ""),
        moves.recorded_by(row.pk),
    )  # fmt: skip


def _standing(found: str) -> Standing:
    """By what was found last; nothing yet: it is looked at."""
    if not found:
        return Standing.AGAIN
    return Standing.STANDS if found in (Found.UPHELD, Found.PARTLY) else Standing.FELL
