"""Tables of the catalogue: an item is stable, its versions are immutable once published."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When

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

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "local_code"],
                condition=~Q(local_code=""),
                name="item_local_code_is_used_once_in_a_source",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["local_code"], name="item_local_code")]


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
    # Which lists it stands on (kernel.lists), one bit a list: said by the database from the terms, never written.
    lists = models.GeneratedField(
        expression=Case(
            When(state="draft", then=Value(0, models.BigIntegerField())),
            default=Func(F("kind"), F("terms"), function="catalogue_lists_of", output_field=models.BigIntegerField()),
        ),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="item_version_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "withdrawn"]), name="item_version_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(in_force__isnull=False), name="item_version_published_has_its_time"
            ),
            ExclusionConstraint(
                name="item_has_one_version_in_force",
                expressions=[
                    (Func(F("item_id"), F("item_id"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    ("in_force", RangeOperators.OVERLAPS),
                ],
                condition=Q(state="published"),
            ),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["search"], name="item_version_search", fastupdate=False),
            models.Index(fields=["sort_key", "id"], name="item_version_by_name"),
            # Pages and counts of every list are read from this index alone.
            models.Index(
                fields=["sort_key", "id"],
                include=["lists", "in_force"],
                condition=~Q(lists=0),
                name="item_version_on_lists",
            ),
        ]


class ItemText(models.Model):
    """A guide in another language, published beside the binding Chinese text."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="texts")
    language = models.TextField()
    name = models.TextField()
    texts = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "language"], name="item_text_one_per_language")
        ]
