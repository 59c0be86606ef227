"""Tables of the catalogue: an item is stable, its versions are immutable once published, its changes are reviewed."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.fields.json import KT, KeyTransform
from django.db.models.functions import Cast, Coalesce

from yimen.journal.chained import Chained


class Item(models.Model):
    """The unit of application 实施清单事项: base item x office (x handling sub-item)."""

    ref = models.TextField(unique=True)
    base_code = models.CharField(max_length=12, default="")
    implementation_code = models.CharField(max_length=33, unique=True, null=True)
    local_code = models.CharField(max_length=80, default="")
    source = models.TextField(default="own")  # where a local code comes from
    source_digest = models.BinaryField(default=b"")  # what the source said at the last import
    office = models.ForeignKey("offices.Office", models.PROTECT)
    # Where it may be handed in; empty: at every service point of the office's region.
    certificate_prefix = models.TextField(default="")
    # The rights to decide it as they stand now, by class of case (kernel.authority.CLASSES); see DecisionRight.
    decision_ranks = ArrayField(models.SmallIntegerField(), null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "local_code"],
                condition=~Q(local_code=""),
                name="item_local_code_is_used_once_in_a_source",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["local_code"], name="item_local_code"),
            models.Index(fields=["base_code"], name="item_base_code"),
            # Lists are narrowed to offices and counted by base item without looking at the row.
            models.Index(fields=["id"], include=["office", "base_code"], name="item_place"),
        ]


class BaseItem(Chained):
    """What exists in law 基本目录事项: a 12-character code. What it is called is in its terms."""

    ref = models.TextField(unique=True)
    code = models.CharField(max_length=12, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{2}[0-9]{2}[0-9]{5}[0-9]{3}$"), name="base_item_code_is_well_formed"
            )
        ]


class BaseItemTerm(models.Model):
    """What a base item is called, of which kind it is and how it is treated, over a span of days."""

    base_item = models.ForeignKey(BaseItem, models.PROTECT, related_name="terms")
    name = models.TextField()
    kind = models.CharField(max_length=2)
    treatment = models.TextField()
    standard = models.JSONField(null=True)  # kernel.terms.Terms: the city's standard way
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(treatment__in=["approval", "none", "simplified", "transferred"]),
                name="base_item_treatment_is_known",
            ),
            ExclusionConstraint(
                name="base_item_says_one_thing_at_a_time",
                expressions=[
                    (
                        Func(F("base_item_id"), F("base_item_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class ProofDecision(Chained):
    """What the city has decided to do about a proof 证明清理; the last one counts, the earlier ones stay."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    decision = models.TextField()
    basis = models.TextField()
    decided_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision__in=["cancel", "commitment", "check", "keep"]), name="proof_decision_is_known"
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(replaced_at__isnull=True), name="proof_is_decided_once_at_a_time"
            ),
        ]


class Waiver(Chained):
    """A published exemption of one item from one rule of publication 豁免, with its basis and its days."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="waivers")
    rule = models.TextField()
    valid = DateRangeField()
    basis = models.TextField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="waiver_one_at_a_time_per_rule",
                expressions=[
                    (Func(F("item_id"), F("item_id"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    (
                        Func(
                            F("rule"),
                            function="int8range",
                            template="int8range(hashtextextended(rule, 0), hashtextextended(rule, 0), '[]')",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]


class NoticeTerm(Chained):
    """For how many working days a kind of change is shown in this city 公示期, from when to when."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    days = models.SmallIntegerField()
    basis = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(days__range=(1, 60)), name="notice_term_is_one_to_sixty_days"),
            ExclusionConstraint(
                name="notice_term_one_at_a_time_per_kind",
                expressions=[
                    (
                        Func(
                            F("kind"),
                            function="int8range",
                            template="int8range(hashtextextended(kind, 0), hashtextextended(kind, 0), '[]')",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class DecisionRight(Chained):
    """To which rank the right to decide an item is handed down 决定权限, for a class of case, from when to when."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="decision_rights")
    complexity = models.TextField()
    rank = models.SmallIntegerField()  # kernel.authority.Rank
    basis = models.TextField()
    valid = DateTimeRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(complexity__in=["simple", "general", "complex"]), name="decision_right_class_is_known"
            ),
            models.CheckConstraint(condition=Q(rank__range=(1, 4)), name="decision_right_rank_is_one_of_four"),
            models.UniqueConstraint(
                fields=["item", "complexity"],
                condition=Q(valid__endswith=None),
                name="decision_right_one_per_class",
            ),
        ]


class ItemVersion(Chained):
    """An immutable published parameter set of an item; cases pin it. Drafts are edited, published rows are not."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    state = models.TextField()
    name = models.TextField()
    kind = models.CharField(max_length=2)
    audience = models.TextField()  # of the terms, for the lists
    sort_key = models.TextField(default="")  # the name in pinyin: there is no Chinese collation
    theme = models.TextField(default="")
    life_event = models.TextField(default="")
    terms = models.JSONField()  # kernel.terms.Terms
    terms_hash = models.BinaryField()
    in_force = DateTimeRangeField(null=True)
    # A draft with a search vector is a guide: findable before it is complete, never applicable.
    search = SearchVectorField(null=True)
    search_name = models.TextField(default="")  # name and plain words with pinyin and initials, by line
    created_at = models.DateTimeField()
    # How often its item was applied for in the last year, as last counted; of two that fit alike the more used leads.
    used = models.IntegerField(db_default=0)
    # What counts and checks ask of every item without opening its terms.
    online_depth = models.GeneratedField(
        expression=Coalesce(KT("terms__service__online_depth"), Value("0"), output_field=models.TextField()),
        output_field=models.TextField(),
        db_persist=True,
    )
    certificate_name = models.GeneratedField(
        expression=Coalesce(KT("terms__certificate__name"), Value(""), output_field=models.TextField()),
        output_field=models.TextField(),
        db_persist=True,
    )
    # What a hit or a row of a list tells of it, read without opening the terms.
    promised = models.GeneratedField(
        expression=KeyTransform("promised", "terms"), output_field=models.JSONField(null=True), db_persist=True
    )
    instant = models.GeneratedField(
        expression=KT("terms__instant"), output_field=models.TextField(null=True), db_persist=True
    )
    trips = models.GeneratedField(
        expression=Cast(KT("terms__trips"), models.IntegerField()),
        output_field=models.IntegerField(null=True),
        db_persist=True,
    )
    # Which lists it stands on (kernel.lists), one bit a list: said by the database from the terms, never written.
    lists = models.GeneratedField(
        expression=Case(
            When(state="draft", then=Value(0, models.BigIntegerField())),
            default=Func(F("kind"), F("terms"), function="catalogue_lists_of", output_field=models.BigIntegerField()),
        ),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    authors = models.JSONField(default=list)  # ids of the staff who drafted or amended it: they do not review it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="item_version_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "proposed", "published", "cancelled", "discarded"]),
                name="item_version_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["published", "cancelled"], in_force__isnull=False)
                | (~Q(state__in=["published", "cancelled"]) & Q(in_force__isnull=True)),
                name="item_version_published_has_its_time",
            ),
            ExclusionConstraint(
                name="item_has_one_version_in_force",
                expressions=[
                    (Func(F("item_id"), F("item_id"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    ("in_force", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["search"], name="item_version_search", fastupdate=False),
            models.Index(fields=["sort_key", "id"], name="item_version_by_name"),
            models.Index(fields=["-used"], condition=Q(used__gt=0), name="item_version_often_used"),
            models.Index(
                fields=["certificate_name"], condition=~Q(certificate_name=""), name="item_version_by_certificate"
            ),
            # Pages and counts of every list are read from this index alone.
            models.Index(
                fields=["sort_key", "id"],
                include=["lists", "in_force", "item_id", "audience", "theme", "kind", "name"],
                condition=~Q(lists=0),
                name="item_version_on_lists",
            ),
            # The shelves of the first page are counted from this index alone.
            models.Index(
                fields=["item"],
                include=["in_force", "theme", "life_event", "audience"],
                condition=Q(in_force__isnull=False) | (Q(search__isnull=False) & ~Q(state="discarded")),
                name="item_version_shown",
            ),
        ]


class Synonym(Chained):
    """Words that mean the same 同义词 to somebody who searches: plain ones beside those of the regulations."""

    ref = models.TextField(unique=True)
    words = ArrayField(models.TextField())
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(words__len__gte=2), name="synonym_has_two_words"),
        ]


class SynonymWord(models.Model):
    """One word of a group in use, with its pinyin and initials; a word may stand in several groups."""

    synonym = models.ForeignKey(Synonym, models.CASCADE)
    word = models.TextField()
    sound = models.TextField()
    initials = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["word", "synonym"], name="synonym_says_a_word_once"),
        ]
        indexes: ClassVar = [
            # As the plain bytes are ordered: what begins alike lies together.
            models.Index(OpClass(F("word"), "text_pattern_ops"), name="synonym_word_begins"),
            models.Index(OpClass(F("sound"), "text_pattern_ops"), name="synonym_sound_begins"),
            models.Index(OpClass(F("initials"), "text_pattern_ops"), name="synonym_initials_begin"),
        ]


class ItemText(models.Model):
    """A guide in another language, published beside the binding Chinese text."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="texts")
    language = models.TextField()
    name = models.TextField()
    texts = models.JSONField(default=dict)  # as the public reads them: the Chinese words -> their translation
    working = models.JSONField(default=dict)  # as the desk writes them
    revision = models.IntegerField(default=0)
    told = models.IntegerField(default=0)  # how many passages of the version are told, of how many there are
    passages = models.IntegerField(default=0)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "language"], name="item_text_one_per_language"),
            models.CheckConstraint(
                condition=Q(language__in=["en", "bo", "mn-Mong"]), name="item_text_language_is_one_of_the_guides"
            ),
            models.CheckConstraint(
                condition=Q(told__gte=0, passages__gte=F("told")), name="item_text_tells_no_more_than_there_is"
            ),
        ]


class MaterialEntry(Chained):
    """A material of the library 材料库条目: one name for what many items ask for. Ended, never deleted."""

    ref = models.TextField(unique=True)
    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    issued_by = models.TextField(default="")
    certificate_type = models.TextField(default="")
    law = models.TextField(default="")
    valid = DateRangeField()
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")  # what stands in its place
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code"], name="material_entry_code_is_used_once"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="material_entry_has_code_and_name"),
            models.CheckConstraint(
                condition=Q(into__isnull=True) | Q(valid__upper_inf=False), name="material_entry_merged_has_ended"
            ),
        ]


class DataElement(Chained):
    """A datum that is asked once for all items 数据元: name, type, validation and where it is known."""

    ref = models.TextField(unique=True)
    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    max_length = models.IntegerField(default=200)
    options = models.JSONField(default=list)
    source = models.TextField(default="")  # the register or certificate that already knows it
    valid = DateRangeField()
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code"], name="data_element_code_is_used_once"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="data_element_has_code_and_name"),
            models.CheckConstraint(
                condition=Q(into__isnull=True) | Q(valid__upper_inf=False), name="data_element_merged_has_ended"
            ),
        ]


class Round(models.Model):
    """A round of reform 改革批次: the changes that were decided together, under one document."""

    ref = models.TextField(unique=True)
    name = models.TextField(unique=True)
    document = models.TextField()
    decided_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(document=""), name="round_has_a_name_and_a_document")
        ]


class Change(Chained):
    """A change of the catalogue 事项变更: what, why, on what basis, and how far it has come."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="changes")
    version = models.ForeignKey(ItemVersion, models.PROTECT, null=True, related_name="changes")
    kind = models.TextField()
    state = models.TextField()
    reason = models.TextField()
    basis = models.TextField()  # the document or provision it rests on
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="changes")
    batch = models.TextField(default="")  # the document of the batch in which it is decided
    counterpart = models.TextField(default="")  # who gets the item, or from whom it is taken over
    into = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")  # the item it is merged into
    removed = models.JSONField(default=dict)  # material code -> why it is not asked any more
    proposer_id = models.BigIntegerField(null=True)  # staff; null: by the system itself
    proposed_at = models.DateTimeField()
    waits_since = models.DateTimeField()
    notice = DateTimeRangeField(null=True)
    notice_skipped = models.TextField(default="")  # why a slip of the pen was not shown first
    takes_effect = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "office_review",
                        "legal_review",
                        "reform_review",
                        "on_notice",
                        "decided",
                        "sent_back",
                        "withdrawn",
                    ]
                ),
                name="change_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["new", "change", "correction", "convert", "take_over"], version__isnull=False)
                | Q(
                    kind__in=["cancel", "devolve", "merge", "hand_over", "suspend", "resume"],
                    version__isnull=True,
                ),
                name="change_speaks_by_a_version_or_needs_none",
            ),
            models.CheckConstraint(condition=~Q(basis="") & ~Q(reason=""), name="change_has_reason_and_basis"),
            models.CheckConstraint(
                condition=Q(kind="merge", into__isnull=False) | (~Q(kind="merge") & Q(into__isnull=True)),
                name="change_merges_into_another_item",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["devolve", "hand_over", "take_over"]) | ~Q(counterpart=""),
                name="change_names_who_gives_or_gets",
            ),
            models.CheckConstraint(
                condition=~Q(state="on_notice") | Q(notice__isnull=False), name="change_on_notice_has_its_days"
            ),
            models.CheckConstraint(
                condition=Q(notice_skipped="") | Q(kind="correction"), name="change_skips_notice_only_as_a_correction"
            ),
            models.CheckConstraint(
                condition=Q(state="decided", takes_effect__isnull=False)
                | (~Q(state="decided") & Q(takes_effect__isnull=True)),
                name="change_decided_has_its_moment",
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=~Q(state__in=["decided", "withdrawn"]),
                name="item_has_one_open_change",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["waits_since", "id"], name="change_waits", condition=~Q(state__in=["decided", "withdrawn"])
            ),
            models.Index(fields=["round", "kind"], name="change_of_round"),
        ]


class ChangeReview(models.Model):
    """What one level said of a change 审查意见: passed on or sent back, by whom, why."""

    change = models.ForeignKey(Change, models.PROTECT, related_name="reviews")
    level = models.TextField()
    verdict = models.TextField()
    opinion = models.TextField(default="")
    staff = models.ForeignKey("people.Staff", models.PROTECT)
    reviewed_at = models.DateTimeField()
    # Reviews of an earlier asking stay readable and count no more.
    counts = models.TextField(default="yes")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(level__in=["office", "legal", "reform"]), name="review_level_is_known"),
            models.CheckConstraint(condition=Q(verdict__in=["passed", "sent_back"]), name="review_verdict_is_known"),
            models.CheckConstraint(
                condition=~Q(verdict="sent_back") | ~Q(opinion=""), name="review_sent_back_says_why"
            ),
            # Two levels, two people: also when two reviewers click in the same moment.
            models.UniqueConstraint(
                fields=["change", "staff"],
                condition=Q(verdict="passed", counts="yes"),
                name="review_passed_once_per_person",
            ),
        ]


class Comment(models.Model):
    """What somebody says of a change on notice 公示意见. Nobody is asked for a name, and none is kept."""

    ref = models.TextField(unique=True)
    change = models.ForeignKey(Change, models.PROTECT, related_name="comments")
    text = models.TextField()
    given_at = models.DateTimeField()
    answer = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="comment_answered_has_its_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["change"], name="comment_open", condition=Q(answered_at=None))]


class Suspension(models.Model):
    """A time in which an item takes no applications 暂停受理; what is under way goes on."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="suspensions")
    change = models.ForeignKey(Change, models.PROTECT)
    during = DateTimeRangeField()
    reason = models.TextField()
    basis = models.TextField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="item_is_suspended_once_at_a_time",
                expressions=[
                    (Func(F("item_id"), F("item_id"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
            )
        ]


class Baseline(models.Model):
    """A named catalogue 精简基数: the versions in force at a moment, kept so that a rate can be counted again."""

    ref = models.TextField(unique=True)
    name = models.TextField(unique=True)
    as_of = models.DateTimeField()
    basis = models.TextField()
    version_ids = ArrayField(models.BigIntegerField())

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="baseline_has_a_name")]


class Petition(models.Model):
    """A proposal to a higher level 上报建议: cancel or improve an item that only they can; sent, answered, accepted."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    item = models.ForeignKey(Item, models.PROTECT, null=True)  # null: an item that this city does not handle
    item_name = models.TextField()
    wish = models.TextField()
    domain = models.TextField(default="")
    addressed_to = models.TextField()
    reason = models.TextField()
    basis = models.TextField(default="")
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    answer = models.TextField(default="")  # the document or words of the answer

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(wish__in=["cancel", "improve", "devolve"]), name="petition_wish_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True)
                | Q(outcome__in=["accepted", "partly", "declined"], answered_at__isnull=False),
                name="petition_answered_has_outcome_and_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["domain", "outcome"], name="petition_by_domain")]


class Rectification(Chained):
    """A task to put right 整改: an item lawfully set up, and done or published otherwise than it says."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="rectifications")
    deviation = models.TextField()
    found = models.TextField()  # what was found, in words
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    mended = models.TextField(default="")  # how it was put right
    sign = models.TextField(default="")  # by which it is found again; empty: somebody opened it
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    deviation__in=["extra_step", "extra_material", "longer_time", "no_basis", "stale_list", "other"]
                ),
                name="rectification_deviation_is_known",
            ),
            models.UniqueConstraint(
                fields=["item", "sign"],
                condition=Q(closed_at=None) & ~Q(sign=""),
                name="rectification_one_open_of_each_sign",
            ),
            models.CheckConstraint(
                condition=Q(mended="", closed_at__isnull=True) | (~Q(mended="") & Q(closed_at__isnull=False)),
                name="rectification_closed_says_how",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["due_on"], name="rectification_open", condition=Q(closed_at=None))]
