"""The tables of the window votes: what was said of a window, and who agrees."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0023_review_sheets"),
        ("offices", "0004_office_chain"),
        ("people", "0011_secondment"),
    ]

    operations = [
        migrations.CreateModel(
            name="WindowVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("quarter", models.DateField()),
                ("grade", models.TextField()),
                ("words", models.TextField(default="")),
                ("cast_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(null=True)),
                ("hidden_at", models.DateTimeField(null=True)),
                ("hidden_ground", models.TextField(default="")),
                ("hidden_why", models.TextField(default="")),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.window",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoteAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cast_at", models.DateTimeField()),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
                (
                    "vote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="window_votes.windowvote",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="windowvote",
            index=models.Index(fields=["window", "-cast_at", "-id"], name="window_vote_newest"),
        ),
        migrations.AddIndex(
            model_name="windowvote",
            index=models.Index(fields=["party", "-id"], name="window_vote_of_party"),
        ),
        migrations.AddConstraint(
            model_name="windowvote",
            constraint=models.UniqueConstraint(
                fields=("window", "party", "quarter"), name="window_vote_once_a_person_window_and_quarter"
            ),
        ),
        migrations.AddConstraint(
            model_name="windowvote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "grade__in",
                        ["very_satisfied", "satisfied", "fairly_satisfied", "dissatisfied", "very_dissatisfied"],
                    )
                ),
                name="window_vote_has_a_grade",
            ),
        ),
        migrations.AddConstraint(
            model_name="windowvote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_at", None), ("hidden_by", None), ("hidden_ground", ""), ("hidden_why", "")),
                    models.Q(
                        ("hidden_at__isnull", False),
                        ("hidden_by__isnull", False),
                        ("hidden_ground__in", ["insult", "privacy", "secret", "rumour", "advert"]),
                        models.Q(("hidden_why", ""), _negated=True),
                        models.Q(("words", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="window_vote_words_are_hidden_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="voteagreement",
            constraint=models.UniqueConstraint(fields=("vote", "party"), name="vote_agreement_once_a_person"),
        ),
    ]
