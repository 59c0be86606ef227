"""Tables of the cases: draft, case, clocks with their ledger, corrections and proposals."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.case_life import OPEN_STATES, CaseState

_OPEN = Q(state__in=sorted(OPEN_STATES))


def _stays(to: str, **also: Any) -> models.ForeignKey[Any, Any]:
    """A row that stays for good, because the role which writes cases may not delete it: a foreign key would look it up
    and lock it for each case that names it (decisions 0143, 0155)."""
    return models.ForeignKey(to, models.PROTECT, db_index=False, db_constraint=False, **also)


def _waiting(column: str, scope: str, only: Q = _OPEN) -> models.Index:
    """The open cases of a scope by what falls due."""
    fields = [column, "due_at", "id"]
    return models.Index(fields=fields, include=["warning_at"], condition=only, name=f"case_open_of_{scope}")


def _waiting_in(column: str, place: str) -> models.Index:
    """A case that lies in no centre, village, town or county is not in their index either."""
    return _waiting(column, place, Q(**{f"{column}__isnull": False}) & _OPEN)


class Draft(models.Model):
    """An application being written. Not a case: it promises nothing and may be thrown away."""

    ref = models.TextField(unique=True)
    account_ref = models.TextField()
    party = models.ForeignKey("people.Party", models.PROTECT)
    item = models.ForeignKey("catalogue.Item", models.PROTECT)
    version = models.ForeignKey("catalogue.ItemVersion", models.PROTECT)
    answers = ArrayField(models.TextField(), default=list)  # situation answers "question:option"
    form = models.JSONField(default=dict)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, null=True)
    revision = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    # The case it became: whoever comes back to the draft is led on to the receipt.
    became = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["account_ref", "-changed_at"], condition=Q(submitted_at__isnull=True), name="draft_of_account"
            )
        ]


class FrozenTerms(models.Model):
    """A version's terms as they apply to a situation, frozen at receipt; shared by all cases promised the same."""

    hash = models.BinaryField(primary_key=True)
    terms = models.JSONField()


class Case(Chained):
    """One application for one item 办件. `state` is written by moves.move alone."""

    ref = models.TextField()
    number = models.TextField()
    query_hash = models.BinaryField()
    state = models.TextField(default=CaseState.RECEIVED)
    item = _stays("catalogue.Item")
    version = _stays("catalogue.ItemVersion")
    item_name = models.TextField()
    terms_hash = models.BinaryField()  # the frozen terms of this case: a row of FrozenTerms
    answers = ArrayField(models.TextField(), default=list)
    form = models.JSONField()
    applicant = _stays("people.Party", related_name="+")
    applicant_name = models.TextField()
    actor_party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True, db_index=False)
    mandate = models.ForeignKey("people.Mandate", models.PROTECT, null=True, db_index=False)
    channel = models.TextField()
    office = _stays("offices.Office")
    office_name = models.TextField()
    # By what it was handed in at this place, and by what its office decides it; null: by the office's own power.
    taken_under = models.ForeignKey(
        "delegations.Delegation", models.PROTECT, null=True, related_name="+", db_index=False
    )
    decides_under = models.ForeignKey(
        "delegations.Delegation", models.PROTECT, null=True, related_name="+", db_index=False
    )
    centre = _stays("offices.Centre", null=True)
    city_id = models.BigIntegerField()
    county_id = models.BigIntegerField(null=True)
    town_id = models.BigIntegerField(null=True)
    village_id = models.BigIntegerField(null=True)
    # The desks of this case in order (window, review…, decide), chosen at receipt, changed by reassignment only.
    route = ArrayField(models.BigIntegerField())
    leg = models.SmallIntegerField(default=0)
    desk_id = models.BigIntegerField()
    reviewers = ArrayField(models.BigIntegerField(), default=list)
    # Whose review was sent back: they may review again, and decide nothing here (four eyes).
    reviewed_before = ArrayField(models.BigIntegerField(), null=True)
    # Officers who declared an interest 回避 and have no hand in the case.
    recused = ArrayField(models.BigIntegerField(), null=True)
    # What the decision waits for besides reviews (kernel.rulings.Awaited), and when the place was last looked at.
    awaits = ArrayField(models.TextField(), null=True)
    surveyed_at = models.DateTimeField(null=True)
    # The lowest rank authorised to decide it, where its office grades its decisions 分级; null: by the item's class.
    graded = models.SmallIntegerField(null=True)
    calendar = _stays("calendars.Calendar")
    received_at = models.DateTimeField()
    materials_in_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    delivered_how = models.TextField(default="")
    archived_at = models.DateTimeField(null=True)
    committed_at = models.DateTimeField(null=True)  # accepted on a promise: a later check is born with the grant
    closing = models.TextField(default="")
    corrections = models.SmallIntegerField(default=0)
    paused = models.TextField(default="")  # ground of the pause that is open now
    # Derived from the ledger; recomputed when the calendar changes.
    due_at = models.DateTimeField(null=True)
    warning_at = models.DateTimeField(null=True)  # amber from here on
    next_warning_at = models.DateTimeField(null=True)
    # The certificate that the case renews, and its last day: not decided by then counts as granted (art. 50).
    renews = models.ForeignKey("certificates.Certificate", models.PROTECT, null=True, related_name="+", db_index=False)
    renews_until = models.DateField(null=True)
    tolerated = models.JSONField(default=dict)  # material code -> date by which it is to follow

    class Meta:
        # Every index is paid for by every act (a move is never a HOT update): unique constraints without the pattern
        # index that Django adds, no index on a foreign key that no list is read by. So is every check: that the state
        # is one of fifteen follows from the guard, and what else a row may say is watched where it is written
        # (migration 0021, decision 0155).
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ref"], name="case_ref_is_used_once"),
            models.UniqueConstraint(fields=["number"], name="case_number_is_used_once"),
            # A certificate has one last day: found by the day, and renewed by one open case at a time.
            models.UniqueConstraint(
                fields=["renews_until", "renews"],
                condition=Q(renews__isnull=False) & _OPEN,
                name="case_renews_a_certificate_alone",
            ),
        ]
        indexes: ClassVar = [
            # The moment of warning lies in the index: counting by lamp reads no case.
            _waiting("desk_id", "desk"),
            _waiting("office", "office"),
            _waiting_in("centre", "centre"),
            _waiting_in("village_id", "village"),
            _waiting_in("town_id", "town"),
            _waiting_in("county_id", "county"),
            _waiting("city_id", "city"),
            models.Index(fields=["applicant", "-id"], name="case_of_applicant"),
            models.Index(fields=["mandate", "-id"], condition=Q(mandate__isnull=False), name="case_under_mandate"),
            # The ledger of a village point: open cases and closed ones, paid for by what villages take in alone.
            models.Index(fields=["centre", "-id"], condition=Q(village_id__isnull=False), name="case_taken_in_village"),
            models.Index(fields=["next_warning_at"], condition=_OPEN, name="case_next_warning"),
            # Grants that wait for materials: few at a time, looked through by every sweep.
            models.Index(fields=["id"], condition=Q(state="granted_tolerated"), name="case_materials_to_follow"),
            BrinIndex(fields=["received_at"], name="case_received"),
            models.Index(fields=["decided_at"], condition=Q(decided_at__isnull=False), name="case_decided"),
            # Decided and not on file yet: what has to be delivered, filed or completed, whatever lies in the archives.
            models.Index(
                fields=["decided_at", "id"],
                condition=Q(decided_at__isnull=False, archived_at__isnull=True),
                name="case_not_on_file",
            ),
        ]


class CaseClock(models.Model):
    """One side of a clock: the budget and where it started. `due_at` on the case is derived from it.

    The five days at the door are no row: they follow from the day on which the materials came (cases of before 2026-12
    have one, "acceptance", which nobody reads).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="clocks", db_index=False, db_constraint=False)
    side = models.TextField()
    amount = models.DecimalField(max_digits=6, decimal_places=1)
    unit = models.TextField()
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    calendar_revision = models.IntegerField()
    due_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "side"], name="clock_one_per_side"),
            models.CheckConstraint(
                condition=Q(side__in=["statutory", "promised", "acceptance"]), name="clock_side_is_known"
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="clock_budget_is_not_negative"),
        ]


class LedgerLine(models.Model):
    """A pause or an extension with its ground and the notice that told the applicant."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="ledger")
    kind = models.TextField()
    ground = models.TextField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    amount = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    unit = models.TextField(default="")
    notice = models.TextField(default="")
    reason = models.TextField(default="")
    side = models.TextField(db_default="")  # the one side that an extension lengthens; empty: both

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["pause", "extension"]), name="ledger_kind_is_known"),
            models.CheckConstraint(condition=Q(side__in=["", "statutory"]), name="ledger_side_is_known"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("begins_at")), name="pause_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(kind="pause", ends_at__isnull=True), name="pause_one_open_per_case"
            ),
        ]


class Correction(models.Model):
    """A correction notice 补正: everything in it, once."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="correction_notices", db_index=False)
    round = models.SmallIntegerField()
    defects = models.JSONField()  # [{material, code, text, remedy}]
    note = models.TextField(default="")
    opened_at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "round"], name="correction_one_per_round"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(closed_at__isnull=True), name="correction_one_open_per_case"
            ),
        ]


class Proposal(models.Model):
    """A clerk's "no" 窗口无否决权: it says nothing to the applicant until a named approver confirms it.

    Until it is answered its author may take it back: "withdrawn", which is nobody's answer. Nor is "lapsed", with a
    case that its applicant took back, or "overtaken", by the acceptance that silence makes.

    That no licence is needed is told at once (art. 32(1)): the answer "at_once", by nobody else.
    """

    ref = models.TextField(unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    basis = models.TextField()
    explanation = models.TextField()
    guidance = models.TextField()
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")
    answer_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(answered_at__isnull=True), name="proposal_one_open_per_case"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", "confirmed", "rejected", "overtaken", "at_once", "withdrawn", "lapsed"]),
                name="proposal_answer_is_known",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("proposed_by")),
                name="proposal_is_answered_by_another",
            ),
        ]


class Review(models.Model):
    """A reviewer's opinion 审查意见 on the way to the decision."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reviews", db_constraint=False)
    leg = models.SmallIntegerField()
    staff = _stays("people.Staff")
    advice = models.TextField()
    opinion = models.TextField()
    points = models.JSONField(db_default=[])  # of the review sheet: code, kernel.review_sheets.PointFinding, note
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(advice__in=["grant", "deny"]), name="review_advice_is_known"),
        ]


class Return(models.Model):
    """A step that was sent back 退回 to the desk before, with the reason. From the second on it is a ping-pong."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="returns")
    leg = models.SmallIntegerField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, db_index=False)
    reason = models.TextField()
    returned_at = models.DateTimeField(db_index=True)


class Ruling(models.Model):
    """The decision 决定 with its reasons; a denial carries the remedies."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="ruling", db_constraint=False)
    outcome = models.TextField()
    staff = _stays("people.Staff")
    letter_ref = models.TextField()
    reasons = models.TextField(default="")
    law = models.TextField(default="")
    remedies = models.TextField(default="")
    criterion = models.TextField(db_default="")  # the item's own words for what was not met
    certificate_ref = models.TextField(default="")
    points = models.JSONField(db_default=[])  # those of the review sheet that whoever decided answered
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=["grant", "grant_tolerated", "deny"]), name="ruling_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="deny") | (~Q(reasons="") & ~Q(remedies="")),
                name="ruling_denial_has_reasons_and_remedies",
            ),
        ]


class Note(models.Model):
    """An internal remark 内部备注: the applicant does not see it, but it stays."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    author = models.TextField()
    text = models.TextField()
    written_at = models.DateTimeField()
