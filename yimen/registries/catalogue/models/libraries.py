"""Tables of the libraries: words that mean the same, materials and data that many items ask for."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.dictionary import DatumAbout


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
    codes = models.JSONField(default=list)  # the code of each option, in their order; none: the options say it all
    standard = models.TextField(default="")  # what the code list is taken from
    about = models.TextField(default=DatumAbout.MATTER)
    source = models.TextField(default="")  # the register or certificate that already knows it
    valid = DateRangeField()
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code"], name="data_element_code_is_used_once"),
            models.CheckConstraint(condition=Q(about__in=list(DatumAbout)), name="data_element_about_is_listed"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="data_element_has_code_and_name"),
            models.CheckConstraint(
                condition=Q(into__isnull=True) | Q(valid__upper_inf=False), name="data_element_merged_has_ended"
            ),
        ]
