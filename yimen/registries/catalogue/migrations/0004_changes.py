"""Changes of the catalogue are reviewed: their tables, and the states of versions that carry over unharmed."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from yimen.kernel.change_life import CHANGE_LIFE
from yimen.kernel.version_life import VERSION_LIFE

# What was withdrawn had either been in force, and was cancelled, or had been a draft, and was put away.
CARRIED_OVER = """
update catalogue_itemversion set state = case when in_force is null then 'discarded' else 'cancelled' end
 where state = 'withdrawn';
-- An item withdrawn for a later day could be published anew before it: the older version ended where the newer began.
update catalogue_itemversion v set in_force = tstzrange(lower(v.in_force), greatest(lower(v.in_force), lower(n.in_force)))
  from catalogue_itemversion n
 where v.state = 'cancelled' and n.item_id = v.item_id and n.number > v.number and n.in_force && v.in_force
"""
CARRIED_BACK = """
update catalogue_itemversion set state = 'withdrawn' where state in ('cancelled', 'discarded');
update catalogue_itemversion set state = 'draft' where state = 'proposed'
"""

# A draft is written; what has been handed in lies fast until it is given back; what was in force began when it began.
FROZEN = """
create or replace function catalogue_version_is_frozen() returns trigger language plpgsql as $frozen$
begin
  if old.state = 'draft' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a version that was handed in is never removed' using errcode = 'check_violation',
      constraint = 'item_version_published_is_frozen';
  end if;
  if (old.ref, old.item_id, old.number, old.name, old.kind, old.audience, old.theme, old.life_event, old.terms,
      old.terms_hash, old.created_at, old.authors)
     is distinct from
     (new.ref, new.item_id, new.number, new.name, new.kind, new.audience, new.theme, new.life_event, new.terms,
      new.terms_hash, new.created_at, new.authors)
     or old.in_force is not null and not isempty(new.in_force)
        and lower(old.in_force) is distinct from lower(new.in_force)
  then
    raise exception 'a version that was handed in is never rewritten' using errcode = 'check_violation',
      constraint = 'item_version_published_is_frozen';
  end if;
  return new;
end $frozen$;
create trigger catalogue_version_is_frozen before update or delete on catalogue_itemversion
  for each row execute function catalogue_version_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_lists"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("state", models.TextField()),
                ("reason", models.TextField()),
                ("basis", models.TextField()),
                ("batch", models.TextField(default="")),
                ("counterpart", models.TextField(default="")),
                ("removed", models.JSONField(default=dict)),
                ("proposer_id", models.BigIntegerField(null=True)),
                ("proposed_at", models.DateTimeField()),
                ("waits_since", models.DateTimeField()),
                ("notice", django.contrib.postgres.fields.ranges.DateTimeRangeField(null=True)),
                ("notice_skipped", models.TextField(default="")),
                ("takes_effect", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "office_review",
                                    "legal_review",
                                    "reform_review",
                                    "on_notice",
                                    "decided",
                                    "sent_back",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="change_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="change_has_reason_and_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["devolve", "hand_over", "take_over"]), _negated=True),
                            models.Q(("counterpart", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="change_names_who_gives_or_gets",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "on_notice"), _negated=True), ("notice__isnull", False), _connector="OR"
                        ),
                        name="change_on_notice_has_its_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("notice_skipped", ""), ("kind", "correction"), _connector="OR"),
                        name="change_skips_notice_only_as_a_correction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "decided"), ("takes_effect__isnull", False)),
                            models.Q(models.Q(("state", "decided"), _negated=True), ("takes_effect__isnull", True)),
                            _connector="OR",
                        ),
                        name="change_decided_has_its_moment",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["decided", "withdrawn"]), _negated=True),
                        fields=["waits_since", "id"],
                        name="change_waits",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.TextField()),
                ("verdict", models.TextField()),
                ("opinion", models.TextField(default="")),
                ("reviewed_at", models.DateTimeField()),
                ("counts", models.TextField(default="yes")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["office", "legal", "reform"])), name="review_level_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["passed", "sent_back"])), name="review_verdict_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "sent_back"), _negated=True),
                            models.Q(("opinion", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="review_sent_back_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("text", models.TextField()),
                ("given_at", models.DateTimeField()),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="comment_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="comment_answered_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField(unique=True)),
                ("document", models.TextField()),
                ("decided_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("document", ""), _negated=True)
                        ),
                        name="round_has_a_name_and_a_document",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("reason", models.TextField()),
                ("basis", models.TextField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="itemversion",
            name="item_version_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="itemversion",
            name="item_version_published_has_its_time",
        ),
        migrations.RemoveConstraint(
            model_name="itemversion",
            name="item_has_one_version_in_force",
        ),
        migrations.RunSQL("drop trigger catalogue_version_is_frozen on catalogue_itemversion", migrations.RunSQL.noop),
        migrations.RunSQL(
            "drop trigger catalogue_itemversion_state_guard on catalogue_itemversion", migrations.RunSQL.noop
        ),
        migrations.RunSQL(CARRIED_OVER, CARRIED_BACK),
        migrations.AddField(
            model_name="itemversion",
            name="authors",
            field=models.JSONField(default=list),
        ),
        migrations.AddConstraint(
            model_name="itemversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "proposed", "published", "cancelled", "discarded"])),
                name="item_version_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="itemversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("in_force__isnull", False), ("state__in", ["published", "cancelled"])),
                    models.Q(
                        models.Q(("state__in", ["published", "cancelled"]), _negated=True), ("in_force__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="item_version_published_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="itemversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    ("in_force", "&&"),
                ],
                name="item_has_one_version_in_force",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="into",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.item"
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="catalogue.item"
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="catalogue.itemversion",
            ),
        ),
        migrations.AddField(
            model_name="changereview",
            name="change",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="catalogue.change"
            ),
        ),
        migrations.AddField(
            model_name="changereview",
            name="staff",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.staff"),
        ),
        migrations.AddField(
            model_name="comment",
            name="answered_by",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="people.staff"),
        ),
        migrations.AddField(
            model_name="comment",
            name="change",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="catalogue.change"
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="round",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="catalogue.round"
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="change",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="catalogue.change"),
        ),
        migrations.AddField(
            model_name="suspension",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="catalogue.item"
            ),
        ),
        migrations.AddConstraint(
            model_name="changereview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("counts", "yes"), ("verdict", "passed")),
                fields=("change", "staff"),
                name="review_passed_once_per_person",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(condition=models.Q(("answered_at", None)), fields=["change"], name="comment_open"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["round", "kind"], name="change_of_round"),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ["new", "change", "correction", "convert", "take_over"]),
                        ("version__isnull", False),
                    ),
                    models.Q(
                        ("kind__in", ["cancel", "devolve", "merge", "hand_over", "suspend", "resume"]),
                        ("version__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="change_speaks_by_a_version_or_needs_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("into__isnull", False), ("kind", "merge")),
                    models.Q(models.Q(("kind", "merge"), _negated=True), ("into__isnull", True)),
                    _connector="OR",
                ),
                name="change_merges_into_another_item",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["decided", "withdrawn"]), _negated=True),
                fields=("item",),
                name="item_has_one_open_change",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    ("during", "&&"),
                ],
                name="item_is_suspended_once_at_a_time",
            ),
        ),
        migrations.RunSQL(VERSION_LIFE.guard_sql("catalogue_itemversion"), migrations.RunSQL.noop),
        migrations.RunSQL(
            CHANGE_LIFE.guard_sql("catalogue_change"), "drop function catalogue_change_state_guard() cascade"
        ),
        migrations.RunSQL(FROZEN, migrations.RunSQL.noop),
    ]
