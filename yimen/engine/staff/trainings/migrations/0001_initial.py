"""The tables of the trainings."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0016_found_as_facts"),
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="KnowledgePage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("version", models.SmallIntegerField()),
                ("title", models.TextField()),
                ("text", models.TextField()),
                ("published_at", models.DateTimeField()),
                ("expires_on", models.DateField()),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KnowledgeReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField()),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="trainings.knowledgepage",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LearningTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("law", models.TextField()),
                ("what", models.TextField()),
                ("due_on", models.DateField()),
                ("set_at", models.DateTimeField()),
                ("learnt", models.TextField(default="")),
                ("learnt_at", models.DateTimeField(null=True)),
                ("mark", models.SmallIntegerField(null=True)),
                (
                    "marked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MentorPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "learner",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("title", models.TextField()),
                ("mandatory", models.TextField()),
                ("minutes", models.IntegerField()),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("months", models.SmallIntegerField()),
                ("day", models.DateField()),
                ("planned_at", models.DateTimeField()),
                ("held_at", models.DateTimeField(null=True)),
                ("called_off_at", models.DateTimeField(null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ItemSkill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trainings.training",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TrainingPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("came", models.TextField(default="")),
                ("mark", models.SmallIntegerField(null=True)),
                ("passed", models.TextField(default="")),
                (
                    "marked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="trainings.training"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TrainingProgramme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("title", models.TextField()),
                ("minutes", models.IntegerField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("document", models.TextField()),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="knowledgepage",
            constraint=models.UniqueConstraint(fields=("item", "version"), name="knowledge_page_version_is_one"),
        ),
        migrations.AddConstraint(
            model_name="knowledgepage",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="knowledge_page_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="knowledgereading",
            constraint=models.UniqueConstraint(fields=("page", "staff"), name="knowledge_is_read_once"),
        ),
        migrations.AddIndex(
            model_name="learningtask",
            index=models.Index(fields=["staff", "due_on"], name="learning_task_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="learningtask",
            constraint=models.UniqueConstraint(fields=("staff", "law", "what"), name="learning_task_is_set_once"),
        ),
        migrations.AddConstraint(
            model_name="learningtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("mark", None), models.Q(("mark__gte", 0), ("mark__lte", 100)), _connector="OR"),
                name="learning_mark_is_of_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="learningtask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("marked_by", None), models.Q(("marked_by", models.F("staff")), _negated=True), _connector="OR"
                ),
                name="learning_is_marked_by_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="learningtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("mark", None), models.Q(("learnt", ""), _negated=True), _connector="OR"),
                name="learning_is_marked_after_it_was_done",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentorpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("mentor", models.F("learner")), _negated=True), name="mentor_pair_is_of_two"
            ),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["centre", "-day"], name="training_of_centre"),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["skills", "business", "law", "etiquette", "chiefs"])),
                name="training_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("mandatory__in", ["yes", "no"])), name="training_is_mandatory_or_not"
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gt", 0), ("months__gt", 0)), name="training_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("held_at", None), ("called_off_at", None), _connector="OR"),
                name="training_is_held_or_called_off",
            ),
        ),
        migrations.AddConstraint(
            model_name="itemskill",
            constraint=models.UniqueConstraint(fields=("staff", "item", "training"), name="item_skill_once_a_training"),
        ),
        migrations.AddIndex(
            model_name="trainingplace",
            index=models.Index(fields=["staff", "training"], name="training_place_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="trainingplace",
            constraint=models.UniqueConstraint(fields=("training", "staff"), name="training_place_once_a_person"),
        ),
        migrations.AddConstraint(
            model_name="trainingplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("mark", None), models.Q(("mark__gte", 0), ("mark__lte", 100)), _connector="OR"),
                name="training_mark_is_of_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("marked_by", None), models.Q(("marked_by", models.F("staff")), _negated=True), _connector="OR"
                ),
                name="training_is_marked_by_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingprogramme",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gt", 0)), name="training_programme_asks_for_something"
            ),
        ),
    ]
