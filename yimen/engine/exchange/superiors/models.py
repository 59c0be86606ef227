"""Tables of the superiors: platforms, their codes, words on the way up, days held against each other, and what came."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.case_life import CaseState
from yimen.kernel.superiors import CodeList, CodeSystem, SuperiorKind, WordKind, Wrong

KINDS, WORDS, LISTS, SYSTEMS, WRONGS, STATES = (
    [str(one) for one in kind] for kind in (SuperiorKind, WordKind, CodeList, CodeSystem, Wrong, CaseState)
)


class SuperiorPlatform(Chained):
    """A platform of the level above 上级平台: whose, what for, in which codes. Its key is derived, never stored."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")  # who answers for the exchange
    address = models.TextField()
    contract = models.TextField()  # the edition of the interface description both sides keep to
    codes = models.TextField()
    files = models.TextField(default="")  # yes: it may file cases here
    certificates = models.TextField(default="")  # yes: it is told of certificates
    key_edition = models.SmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    close_basis = models.TextField(default="")
    last_number = models.BigIntegerField(default=0)  # of the words that were numbered
    sent_number = models.BigIntegerField(default=0)  # up to which they were ever sent; noted before they go
    taken_number = models.BigIntegerField(default=0)  # up to which it says it has them
    heard_at = models.DateTimeField(null=True)  # it answered what was sent
    came_at = models.DateTimeField(null=True)  # it came by itself, with a filing or a result
    failed_in_a_row = models.IntegerField(default=0)
    stood_in_a_row = models.IntegerField(default=0)  # so often it answered and took nothing
    rests_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="superior_is_of_a_kind"),
            models.CheckConstraint(condition=Q(codes__in=SYSTEMS), name="superior_speaks_in_codes"),
            models.CheckConstraint(
                condition=Q(files="") | Q(files="yes", kind=SuperiorKind.HALL), name="superior_files_when_it_is_a_hall"
            ),
            models.CheckConstraint(
                condition=Q(certificates="") | Q(certificates="yes", kind=SuperiorKind.HALL),
                name="superior_exchanges_certificates_when_it_is_a_hall",
            ),
            models.CheckConstraint(condition=Q(address__startswith="https://"), name="superior_is_reached_safely"),
            models.CheckConstraint(
                condition=Q(taken_number__gte=0, taken_number__lte=F("sent_number"), sent_number__lte=F("last_number")),
                name="superior_takes_what_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, close_basis="") | Q(closed_at__isnull=False) & ~Q(close_basis=""),
                name="superior_is_closed_on_a_basis",
            ),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at=None), name="superior_is_named_once"),
        ]


class SuperiorCode(models.Model):
    """What one of our items or states is called up there 上级编码."""

    platform = models.ForeignKey(SuperiorPlatform, models.PROTECT, related_name="coded", db_index=False)
    list = models.TextField()
    ours = models.TextField()  # the ref of an item, or a state
    theirs = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(list__in=LISTS), name="superior_code_is_of_a_list"),
            models.CheckConstraint(condition=~Q(theirs=""), name="superior_code_is_said"),
            models.UniqueConstraint(fields=["platform", "list", "ours"], name="superior_code_is_one"),
            models.UniqueConstraint(fields=["platform", "list", "theirs"], name="superior_code_means_one_thing"),
        ]


class SuperiorWord(models.Model):
    """One word on its way up 上报消息: made once from a journal line, numbered when it can be said, kept as sent."""

    platform = models.ForeignKey(SuperiorPlatform, models.PROTECT, related_name="words", db_index=False)
    kind = models.TextField()
    entry_id = models.BigIntegerField(null=True)  # the journal line; null: how an item stood when it began
    subject_id = models.BigIntegerField()
    verb = models.TextField()
    happened_at = models.DateTimeField()
    lacks_code = models.TextField(default="")  # of ours, for which they have none: it waits until they say one
    number = models.BigIntegerField(null=True)
    day = models.DateField(null=True)  # on which it was numbered, as the city counts days
    body = models.BinaryField(null=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=WORDS), name="superior_word_is_of_a_kind"),
            models.CheckConstraint(
                condition=Q(number=None, day=None, body=None, taken_at=None)
                | Q(number__gt=0, day__isnull=False, body__isnull=False, lacks_code=""),
                name="superior_word_is_numbered_with_its_body",
            ),
            models.UniqueConstraint(fields=["platform", "entry_id", "kind"], name="superior_word_is_made_once"),
            models.UniqueConstraint(fields=["platform", "number"], name="superior_word_has_its_number"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["platform", "id"], condition=Q(number=None), name="superior_word_unnumbered"),
            models.Index(fields=["platform", "day", "kind"], name="superior_word_of_day"),
            models.Index(fields=["platform", "-id"], name="superior_word_latest"),
        ]


class SuperiorDay(models.Model):
    """The counts of a day and a kind of words, ours and theirs 上级日对账."""

    platform = models.ForeignKey(SuperiorPlatform, models.PROTECT, related_name="days", db_index=False)
    day = models.DateField()
    kind = models.TextField()
    ours = models.IntegerField()
    theirs = models.IntegerField()
    asked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "day", "kind"], name="superior_day_counts_once"),
            models.CheckConstraint(condition=Q(kind__in=WORDS), name="superior_day_counts_words"),
            models.CheckConstraint(condition=Q(ours__gte=0, theirs__gte=0), name="superior_day_counts_up"),
        ]


class SuperiorFinding(models.Model):
    """What is wrong with an exchange 上报差异: found by itself, settled by itself or by somebody who says how."""

    ref = models.TextField(unique=True)
    platform = models.ForeignKey(SuperiorPlatform, models.PROTECT, related_name="findings", db_index=False)
    what = models.TextField()
    day = models.DateField(null=True)
    kind = models.TextField(default="")
    ours = models.BigIntegerField(default=0)
    theirs = models.BigIntegerField(default=0)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    how = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(what__in=WRONGS), name="superior_finding_says_what"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, how="") | Q(settled_at__gte=F("found_at")),
                name="superior_finding_is_settled_after_it_was_found",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(how=""), name="superior_finding_is_settled_with_a_word"
            ),
            models.UniqueConstraint(
                fields=["platform", "what", "day", "kind"], condition=Q(settled_at=None), nulls_distinct=False,
                name="superior_finding_stands_once",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["platform", "-found_at"], name="superior_finding_latest")]


class SuperiorFiling(models.Model):
    """An application that was filed up there 上级来件: the case it became here, or why it became none yet."""

    ref = models.TextField(unique=True)
    platform = models.ForeignKey(SuperiorPlatform, models.PROTECT, related_name="filings", db_index=False)
    their_number = models.TextField()
    digest = models.BinaryField()
    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+", null=True)
    code = models.TextField(default="")  # of the refusal
    lacks = models.TextField(default="")
    facts = models.JSONField(default=dict)  # what else the refusal tells, for its sentence
    came_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "their_number"], name="superior_filing_is_one_case"),
            models.CheckConstraint(
                condition=Q(case__isnull=False, code="", lacks="") | Q(case=None) & ~Q(code=""),
                name="superior_filing_is_a_case_or_says_why_not",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["platform", "-came_at"], name="superior_filing_latest")]


class SuperiorResult(models.Model):
    """How a case of the level above stands that somebody of here has there 上级办理结果; told in turn."""

    platform = models.ForeignKey(SuperiorPlatform, models.PROTECT, related_name="results", db_index=False)
    their_number = models.TextField()
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    item_name = models.TextField()
    office_name = models.TextField()
    their_state = models.TextField()
    happened_at = models.DateTimeField()
    turn = models.IntegerField()
    digest = models.BinaryField()
    heard_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "their_number"], name="superior_result_stands_once"),
            models.CheckConstraint(condition=Q(their_state__in=STATES), name="superior_result_is_of_a_state"),
            models.CheckConstraint(condition=Q(turn__gt=0), name="superior_result_counts_up"),
        ]
        indexes: ClassVar = [models.Index(fields=["party", "-happened_at"], name="superior_result_of_party")]
