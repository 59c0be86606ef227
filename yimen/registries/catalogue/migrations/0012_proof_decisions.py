"""What the city has decided about a proof."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0011_steps_and_ranks"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProofDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("decision", models.TextField()),
                ("basis", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ["cancel", "commitment", "check", "keep"])),
                        name="proof_decision_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("name",),
                        name="proof_is_decided_once_at_a_time",
                    ),
                ],
            },
        ),
    ]
