"""Partners of the kiosks: their contracts, and which kiosk stands with whom from day to day."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import yimen.kernel.kiosks
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kiosks", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="KioskPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("contract", models.TextField(unique=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    yimen.kernel.kiosks.KioskPlace["CENTRE"],
                                    yimen.kernel.kiosks.KioskPlace["BANK"],
                                    yimen.kernel.kiosks.KioskPlace["SUPERMARKET"],
                                    yimen.kernel.kiosks.KioskPlace["COMMUNITY"],
                                    yimen.kernel.kiosks.KioskPlace["VILLAGE"],
                                    yimen.kernel.kiosks.KioskPlace["HOSPITAL"],
                                    yimen.kernel.kiosks.KioskPlace["STATION"],
                                    yimen.kernel.kiosks.KioskPlace["OTHER"],
                                ],
                            )
                        ),
                        name="kiosk_partner_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("contract", ""), _negated=True)
                        ),
                        name="kiosk_partner_has_its_contract",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KioskHosting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "kiosk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hostings", to="kiosks.kiosk"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hostings", to="kiosks.kioskpartner"
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("kiosk_id"), models.F("kiosk_id"), models.Value("[]"), function="int8range"
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="kiosk_stands_with_one_partner_at_a_time",
                    )
                ],
            },
        ),
    ]
