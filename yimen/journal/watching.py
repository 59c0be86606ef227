"""Watching: what a row may say, looked at when it is written down and not again with every later act.

A CHECK of PostgreSQL is read from its text again by every statement that writes a row of the table, whatever it
changes. On tables that every act writes a rule is therefore watched by a trigger that names the columns of which it
speaks (docs/decisions/0155). It holds whoever writes, and is broken by its name, as a CHECK is.
"""

from django.db import migrations

REFUSING = """
create or replace function row_is_refused() returns trigger language plpgsql as $refused$
begin
  raise exception 'a row of % breaks %', tg_table_name, tg_name
    using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
end $refused$;
"""


def watched(table: str, name: str, broken: str, *columns: str) -> migrations.RunSQL:
    """The rule `name` of a table: no INSERT and no change of these columns leaves a row of which `broken` is true."""
    return migrations.RunSQL(
        f"create trigger {name} before insert or update of {', '.join(columns)} on {table} for each row"
        f" when ({broken}) execute function row_is_refused()",
        f"drop trigger {name} on {table}",
    )
