"""Tables of the fees: bills and what is on them, orders, payments, refunds, tills, reconciliations."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0003_naming"),
        ("people", "0003_cashier"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reconciliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("day", models.DateField(unique=True)),
                ("ours_fen", models.BigIntegerField()),
                ("theirs_fen", models.BigIntegerField()),
                ("ours_count", models.IntegerField()),
                ("theirs_count", models.IntegerField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Bill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField(unique=True)),
                ("case_id", models.BigIntegerField()),
                ("case_ref", models.TextField()),
                ("case_number", models.TextField(db_index=True)),
                ("item_name", models.TextField()),
                ("payer_name", models.TextField()),
                ("office_name", models.TextField()),
                ("online", models.TextField(default="no")),
                ("state", models.TextField(default="open")),
                ("charged_fen", models.BigIntegerField()),
                ("reduced_fen", models.BigIntegerField(default=0)),
                ("paid_fen", models.BigIntegerField(default=0)),
                ("refunded_fen", models.BigIntegerField(default=0)),
                ("opened_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="offices.office"),
                ),
                ("party", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.party")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("case_id",),
                        name="bill_one_live_per_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "paid", "refunded_in_part", "refunded", "waived", "cancelled"])
                        ),
                        name="bill_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("charged_fen__gt", 0)), name="bill_asks_for_something"),
                    models.CheckConstraint(
                        condition=models.Q(("reduced_fen__gte", 0), ("reduced_fen__lte", models.F("charged_fen"))),
                        name="bill_is_reduced_to_nothing_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("refunded_fen__gte", 0), ("refunded_fen__lte", models.F("paid_fen"))),
                        name="bill_gives_back_what_was_paid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_fen", 0), ("state__in", ["open", "cancelled", "waived"])),
                            models.Q(
                                ("paid_fen__gt", 0),
                                (
                                    "paid_fen__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("charged_fen"), "-", models.F("reduced_fen")
                                    ),
                                ),
                                ("state__in", ["paid", "refunded_in_part", "refunded"]),
                            ),
                            _connector="OR",
                        ),
                        name="bill_is_paid_with_money",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waived"), _negated=True),
                            ("reduced_fen", models.F("charged_fen")),
                            _connector="OR",
                        ),
                        name="bill_is_waived_when_all_is_reduced",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refunded_fen", models.F("paid_fen")), ("state", "refunded")),
                            models.Q(
                                ("refunded_fen__gt", 0),
                                ("refunded_fen__lt", models.F("paid_fen")),
                                ("state", "refunded_in_part"),
                            ),
                            models.Q(("refunded_fen", 0), ("state__in", ["open", "paid", "waived", "cancelled"])),
                            _connector="OR",
                        ),
                        name="bill_is_refunded_as_it_says",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["party", "-id"], name="bill_of_party"),
                    models.Index(fields=["office", "-id"], name="bill_of_office"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("name", models.TextField()),
                ("standard", models.TextField()),
                ("law", models.TextField()),
                ("reduction", models.TextField(default="")),
                ("fen", models.BigIntegerField()),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="fees.bill"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("bill", "number"), name="charge_number_is_used_once"),
                    models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="charge_is_for_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("law", ""), _negated=True), models.Q(("standard", ""), _negated=True)
                        ),
                        name="charge_has_basis_and_standard",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("fen", models.BigIntegerField()),
                ("address", models.TextField()),
                ("placed_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("paid_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="fees.bill"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True), ("paid_at__isnull", True)),
                        fields=("bill",),
                        name="order_one_waiting_per_bill",
                    ),
                    models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="order_is_for_something"),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True), ("paid_at__isnull", True)),
                        fields=["placed_at"],
                        name="order_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("way", models.TextField()),
                ("purpose", models.TextField()),
                ("fen", models.BigIntegerField()),
                ("trade_no", models.TextField(default="")),
                ("received_at", models.DateTimeField(db_index=True)),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="fees.bill"
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, to="fees.order"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("purpose", "settles")), fields=("bill",), name="payment_settles_a_bill_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("trade_no", ""), _negated=True),
                        fields=("way", "trade_no"),
                        name="payment_is_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["online", "cash", "card"])), name="payment_way_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["settles", "surplus"])), name="payment_purpose_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="payment_is_of_something"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Discrepancy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("gap", models.TextField()),
                ("flow", models.TextField()),
                ("movement", models.TextField()),
                ("trade_no", models.TextField(default="")),
                ("ours_fen", models.BigIntegerField()),
                ("theirs_fen", models.BigIntegerField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settlement", models.TextField(default="")),
                ("note", models.TextField(default="")),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "reconciliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discrepancies",
                        to="fees.reconciliation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reconciliation", "flow", "movement"), name="discrepancy_is_named_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gap__in", ["missing_here", "missing_there", "amount_differs"])),
                        name="discrepancy_gap_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True), ("settlement", "")),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                ("settlement__in", ["taken_in", "explained"]),
                            ),
                            _connector="OR",
                        ),
                        name="discrepancy_is_worked_off_by_somebody",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at__isnull", True)), fields=["id"], name="discrepancy_open"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reduction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("fen", models.BigIntegerField()),
                ("ground", models.TextField()),
                ("basis", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(default="")),
                ("answer_reason", models.TextField(default="")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reductions", to="fees.bill"
                    ),
                ),
                (
                    "charge",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="fees.charge"),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("bill",),
                        name="reduction_one_open_per_bill",
                    ),
                    models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="reduction_is_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "approved", "rejected"])),
                        name="reduction_answer_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by__isnull", True),
                            models.Q(("answered_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="reduction_is_answered_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Till",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("opened_at", models.DateTimeField()),
                ("float_fen", models.BigIntegerField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("expected_fen", models.BigIntegerField(null=True)),
                ("counted_fen", models.BigIntegerField(null=True)),
                ("note", models.TextField(default="")),
                (
                    "cashier",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("cashier",),
                        name="till_one_open_per_cashier",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("float_fen__gte", 0)), name="till_begins_with_money_or_none"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            models.Q(("counted_fen", models.F("expected_fen")), ("expected_fen__isnull", False)),
                            models.Q(
                                ("counted_fen__isnull", False),
                                ("expected_fen__isnull", False),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="till_closes_balanced_or_explained",
                    ),
                ],
                "indexes": [models.Index(fields=["centre", "-opened_at"], name="till_of_centre")],
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("state", models.TextField(default="proposed")),
                ("fen", models.BigIntegerField()),
                ("reason", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer_reason", models.TextField(default="")),
                ("sent_at", models.DateTimeField(null=True)),
                ("trade_no", models.TextField(default="")),
                ("done_at", models.DateTimeField(db_index=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="fees.bill"
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="fees.payment"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "till",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="fees.till"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "approved"])),
                        fields=("payment",),
                        name="refund_one_open_per_payment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "approved", "rejected", "done"])),
                        name="refund_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="refund_is_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by__isnull", True),
                            models.Q(("answered_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="refund_is_answered_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_by__isnull", True), ("state", "proposed")),
                            models.Q(models.Q(("state", "proposed"), _negated=True), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="refund_names_who_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="refund_done_has_its_moment",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["proposed", "approved"])),
                        fields=["id"],
                        name="refund_waiting",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="payment",
            name="till",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="fees.till"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("order__isnull", False), ("till__isnull", True), ("way", "online")),
                    models.Q(("order__isnull", True), ("till__isnull", False), ("way__in", ["cash", "card"])),
                    _connector="OR",
                ),
                name="payment_came_by_its_way",
            ),
        ),
    ]
