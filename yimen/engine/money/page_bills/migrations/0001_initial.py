"""The tables of the page bills."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs of bills, the bills on pages, and which kinds a party stopped."""

    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="BillRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("period", models.TextField()),
                ("taken_in_at", models.DateTimeField()),
                ("lines", models.IntegerField()),
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
            name="BillStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PageBill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("line", models.IntegerField()),
                ("owner_hash", models.BinaryField()),
                ("fen", models.BigIntegerField()),
                ("parts", models.JSONField()),
                ("due_on", models.DateField(null=True)),
                ("brought_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.party",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bills",
                        to="page_bills.billrun",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="billrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["social", "medical", "fund", "water", "power", "gas", "other"])),
                name="bill_run_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="billrun",
            constraint=models.CheckConstraint(condition=models.Q(("lines__gt", 0)), name="bill_run_has_lines"),
        ),
        migrations.AddConstraint(
            model_name="billstop",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("party", "kind"), name="bill_stop_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="billstop",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["social", "medical", "fund", "water", "power", "gas", "other"])),
                name="bill_stop_kind_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="pagebill",
            index=models.Index(
                condition=models.Q(("party__isnull", False)), fields=["party", "-id"], name="page_bill_of_party"
            ),
        ),
        migrations.AddIndex(
            model_name="pagebill",
            index=models.Index(condition=models.Q(("party", None)), fields=["owner_hash"], name="page_bill_to_bring"),
        ),
        migrations.AddConstraint(
            model_name="pagebill",
            constraint=models.UniqueConstraint(fields=("run", "line"), name="page_bill_once_per_line"),
        ),
        migrations.AddConstraint(
            model_name="pagebill",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("brought_at", None), ("party", None), ("read_at", None)),
                    models.Q(("brought_at__isnull", False), ("party__isnull", False)),
                    _connector="OR",
                ),
                name="page_bill_is_brought_to_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="pagebill",
            constraint=models.CheckConstraint(
                condition=models.Q(("read_at", None), ("read_at__gte", models.F("brought_at")), _connector="OR"),
                name="page_bill_is_read_after_it_came",
            ),
        ),
    ]
