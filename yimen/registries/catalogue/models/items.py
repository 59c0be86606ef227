"""Tables of items: an item is stable, its versions are immutable once published, its guides speak other languages."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField, DateTimeRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.fields.json import KT, KeyTransform
from django.db.models.functions import Cast, Coalesce

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


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
    # Whom it serves 服务对象, for the personal pages.
    served = models.GeneratedField(
        expression=KeyTransform("served", KeyTransform("service", "terms")),
        output_field=models.JSONField(null=True),
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
            one_at_a_time("item_has_one_version_in_force", "item_id", during="in_force"),
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


class Waiver(Chained):
    """A published exemption of one item from one rule of publication 豁免, with its basis and its days."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="waivers")
    rule = models.TextField()
    valid = DateRangeField()
    basis = models.TextField()

    class Meta:
        constraints: ClassVar = [one_at_a_time("waiver_one_at_a_time_per_rule", "item_id", "rule")]
