"""Years 年度考核: counted from the year's records, nominated within the quota, voted on by a committee, then fixed.

The quota is the centre's own 单列: its people rounded down times the published share, apart from their home units.
"""

from datetime import date, datetime

from django.db.models import Avg, OuterRef, Subquery
from django.db.models.functions import Coalesce

from yimen.engine.staff.assessments import figures, moves
from yimen.engine.staff.assessments.figures import Assessed
from yimen.engine.staff.assessments.models import (
    Assessment,
    AssessmentCorrection,
    Committee,
    CommitteeVote,
    ExcellentNomination,
    ExcellentShare,
    Promotion,
)
from yimen.engine.staff.assessments.operations.months import MonthFixed, MonthShown, fix, the_centre, write
from yimen.engine.staff.assessments.queries import reserve
from yimen.engine.staff.assessments.refusals import (
    CommitteeTooSmall,
    FixedAlready,
    NotOnCommittee,
    NotOnReserve,
    QuotaFull,
    ShownAlready,
    VotesMissing,
)
from yimen.engine.staff.assessments.rows import ReserveList
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import FULL, AssessmentState, Indicator, quota
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.dated import day_of, days, locked, new_ref, refusing
from yimen.registries.people import queries as people


@snapshot
class ShareSet:
    """How many of a hundred may be excellent, by its reference."""

    ref: str


@snapshot
class CommitteeFormed:
    """A committee by its reference."""

    ref: str


@snapshot
class Nominated:
    """A nomination by its reference, and how many more there may be."""

    ref: str
    left: int


@snapshot
class VoteCast:
    """A vote on a nomination."""

    ref: str


@snapshot
class PromotionRecorded:
    """A promotion by its reference."""

    ref: str


@operation
def set_excellent_share(
    centre_ref: str, per_hundred: int, document: str, year: int, *, by: Actor, now: datetime
) -> ShareSet:
    """Say by document how many of a hundred may be excellent from a year on; years before keep theirs.

    Refuses with NoSuchThing, NotInList or ImpossibleDates.
    """
    first = date(year, 1, 1)
    centre = the_centre(centre_ref, first, by)
    if not 0 <= per_hundred <= 100:
        raise NotInList(field="per_hundred")
    # The share is known before the year in which it counts is over.
    if year < day_of(now).year:
        raise ImpossibleDates()
    before = ExcellentShare.objects.select_for_update().filter(centre_id=centre.id, valid__endswith=None).first()
    if before is not None:
        if first <= before.valid.lower:
            raise ImpossibleDates()
        before.valid = days(before.valid.lower, first)
        before.save(update_fields=["valid"])
    row = ExcellentShare(
        ref=new_ref(),
        centre_id=centre.id,
        per_hundred=per_hundred,
        document=named(document, "document"),
        valid=days(first),
    )
    row.save(force_insert=True)
    moves.told(row, "set_excellent_share", {"per_hundred": per_hundred, "year": year}, by, now)
    return ShareSet(row.ref)


@operation
def form_committee(
    centre_ref: str, year: int, members: tuple[str, ...], document: str, *, by: Actor, now: datetime
) -> CommitteeFormed:
    """Form the committee of a year: an uneven number of people, at least three.

    Refuses with NoSuchThing, CommitteeTooSmall or ShownAlready.
    """
    centre = the_centre(centre_ref, date(year, 1, 1), by)
    found = [people.staff_member(ref) for ref in dict.fromkeys(members)]
    ids = [one.id for one in found if one is not None]
    if len(ids) < 3 or len(ids) % 2 == 0 or len(ids) != len(found):
        raise CommitteeTooSmall()
    row = Committee(ref=new_ref(), centre_id=centre.id, year=year, members=ids, document=named(document, "document"))
    with refusing(committee_one_a_year=ShownAlready()):
        row.save(force_insert=True)
    moves.told(row, "form_committee", {"year": year, "members": list(members)}, by, now)
    return CommitteeFormed(row.ref)


@operation
def show_year(centre_ref: str, year: int, *, by: Actor, now: datetime) -> MonthShown:
    """Count a year that is over: service, attendance, holiday duty, work done and the fixed months, by the standard.

    Refuses with NoSuchThing, PeriodNotOver, NoStandard, NobodyPosted or ShownAlready.
    """
    first, until = date(year, 1, 1), date(year + 1, 1, 1)
    centre = the_centre(centre_ref, first, by)
    found = tuple(_with_months(one, first, until) for one in figures.measured(centre.id, first, until, now))
    return MonthShown(write(centre, "year", first, until, found, by, now))


def _with_months(one: Assessed, first: date, until: date) -> Assessed:
    share = months_share(one.staff_id, first, until)
    return Assessed(one.staff_id, one.staff_ref, one.name, {**one.measured, Indicator.MONTHS: share})


def months_share(staff_id: int, first: date, until: date) -> Share:
    """The average of somebody's fixed months, each as it was corrected last."""
    fixed = Assessment.objects.filter(
        staff_id=staff_id, period="month", month__gte=first, month__lt=until, state=AssessmentState.FIXED
    )
    last = AssessmentCorrection.objects.filter(assessment=OuterRef("pk")).order_by("-pk").values("after")[:1]
    stands = fixed.annotate(stands=Coalesce(Subquery(last), "score"))
    average = stands.aggregate(average=Avg("stands"))["average"]
    return Share(0, 0) if average is None else Share(min(FULL, round(average)), FULL)


@operation
def nominate_excellent(ref: str, reason: str, *, by: Actor, now: datetime) -> Nominated:
    """Nominate somebody as excellent of the year; as many as the quota has, and not one more.

    Refuses with NoSuchThing, ScoresOneself, ScoresASuperior, FixedAlready, QuotaFull, ShownAlready or TextMissing.
    """
    row = moves.managed(ref, by, now)
    judge = moves.may_judge(by, row.staff_id, now)
    if row.period != "year":
        raise NoSuchThing(what="assessment")
    if row.state == AssessmentState.FIXED:
        raise FixedAlready()
    # Nominations of one year wait for each other: the share is the lock.
    shares = ExcellentShare.objects.select_for_update().filter(centre_id=row.centre_id, valid__contains=row.month)
    share = shares.first()
    year = Assessment.objects.filter(centre_id=row.centre_id, period="year", month=row.month)
    headcount = year.count()
    most = quota(headcount, share.per_hundred) if share else 0
    so_far = ExcellentNomination.objects.filter(assessment__in=year).count()
    if so_far >= most:
        raise QuotaFull(most=most, people=headcount)
    nomination = ExcellentNomination(
        ref=new_ref(), assessment=row, nominated_by_id=judge, nominated_at=now,
        reason=must_be_said("reason", reason, 500).strip(),
    )  # fmt: skip
    with refusing(assessments_excellentnomination_assessment_id=ShownAlready()):
        nomination.save(force_insert=True)
    moves.told(row, "nominate_excellent", {"nomination": nomination.ref, "of": most}, by, now)
    return Nominated(nomination.ref, most - so_far - 1)


@operation
def vote_on_excellent(ref: str, favour: str, *, by: Actor, now: datetime) -> VoteCast:
    """A member of the committee of the year says yes or no to a nomination, once.

    Refuses with NoSuchThing, NotOnCommittee, ScoresOneself, ScoresASuperior, FixedAlready or NotInList.
    """
    nomination = locked(ExcellentNomination, ref, "nomination")
    row = locked(Assessment, nomination.assessment.ref, "assessment")
    if favour not in ("yes", "no"):
        raise NotInList(field="favour")
    committee = Committee.objects.filter(centre_id=row.centre_id, year=row.month.year).first()
    if committee is None or by.staff_id not in committee.members:
        raise NotOnCommittee()
    judge = moves.may_judge(by, row.staff_id, now)
    if row.state == AssessmentState.FIXED:
        raise FixedAlready()
    with refusing(committee_member_votes_once=NotOnCommittee()):
        CommitteeVote.objects.create(nomination=nomination, member_id=judge, favour=favour, at=now)
    moves.told(row, "vote_on_excellent", {"nomination": ref, "favour": favour}, by, now)
    return VoteCast(ref)


@operation
def fix_year(centre_ref: str, year: int, *, by: Actor, now: datetime) -> MonthFixed:
    """Fix a year: who was nominated and has more than half of the committee is excellent, the others competent.

    Refuses with NoSuchThing, VotesMissing, ScoresOneself, ScoresASuperior or ObjectionsOpen.
    """
    first = date(year, 1, 1)
    centre = the_centre(centre_ref, first, by)
    rows = list(Assessment.objects.select_for_update().filter(centre_id=centre.id, period="year", month=first))
    committee = Committee.objects.filter(centre_id=centre.id, year=year).first()
    majority = len(committee.members) // 2 + 1 if committee else 1
    found = ExcellentNomination.objects.filter(assessment__in=rows).prefetch_related("votes")
    votes = {one.assessment_id: [vote.favour for vote in one.votes.all()] for one in found}
    missing = sum(1 for told in votes.values() if len(told) < majority)
    if missing:
        raise VotesMissing(n=missing)
    for row in rows:
        row.grade = "excellent" if votes.get(row.pk, []).count("yes") >= majority else "competent"
        row.save(update_fields=["grade"])
    return MonthFixed(fix(centre.id, "year", first, by, now))


@operation
def look_at_reserve(centre_ref: str, year: int, *, by: Actor, now: datetime) -> ReserveList:
    """The reserve list of a centre, for who manages it; each look is told. Refuses with NoSuchThing or NotAllowed."""
    centre = the_centre(centre_ref, date(year, 1, 1), by)
    if by.staff_id is None:
        raise NotAllowed()
    found = reserve(centre.id)
    row = (
        Assessment.objects.select_for_update()
        .filter(centre_id=centre.id, period="year")
        .order_by("-month", "pk")
        .first()
    )
    if row is not None:
        moves.told(row, "look_at_reserve", {"people": len(found.people)}, by, now)
    return found


@operation
def record_promotion(
    centre_ref: str, staff_ref: str, to: str, on: date, document: str, *, by: Actor, now: datetime
) -> PromotionRecorded:
    """Somebody of the reserve list was promoted. Refuses with NoSuchThing, NotOnReserve or ShownAlready."""
    centre = the_centre(centre_ref, on, by)
    member = people.staff_member(staff_ref)
    if member is None:
        raise NoSuchThing(what="staff")
    if all(one.staff_ref != staff_ref for one in reserve(centre.id).people):
        raise NotOnReserve()
    row = Promotion(
        ref=new_ref(), centre_id=centre.id, staff_id=member.id, to=named(to, "to"), on=on,
        document=named(document, "document"),
    )  # fmt: skip
    with refusing(promotion_once_a_day=ShownAlready()):
        row.save(force_insert=True)
    moves.told(row, "record_promotion", {"staff": staff_ref, "on": on}, by, now)
    return PromotionRecorded(row.ref)
