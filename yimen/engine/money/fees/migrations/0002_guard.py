"""The guards of the lives of bills and refunds, generated from the kernel's tables."""

from django.db import migrations

from yimen.kernel.money.bill_life import BILL_LIFE, REFUND_LIFE


class Migration(migrations.Migration):
    dependencies = [("fees", "0001_initial")]
    operations = [
        migrations.RunSQL(BILL_LIFE.guard_sql("fees_bill"), "drop function fees_bill_state_guard() cascade"),
        migrations.RunSQL(REFUND_LIFE.guard_sql("fees_refund"), "drop function fees_refund_state_guard() cascade"),
    ]
