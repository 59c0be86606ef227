"""What rare acts ask of a case beside what every act weighs: each costs a statement of its own."""

from django.db import connection

from yimen.engine.cases.file import CaseFile


def kind_of(file: CaseFile) -> str:
    """Of which kind the item is, in the version that the case pins. Asked for a denial alone: it costs a statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select v.kind from cases_case c join catalogue_itemversion v on v.id = c.version_id where c.id = %s",
            (file.id,),
        )
        (kind,) = cursor.fetchone()
    return str(kind)


def materials_in(file: CaseFile) -> frozenset[str]:
    """The materials that have a file, for an act that has not read them and needs them in rare cases alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct material from dossiers_attachment"
            " where purpose = 'case' and subject_id = %s and removed_at is null",
            (file.id,),
        )
        return frozenset(material for (material,) in cursor.fetchall())


def item_name_of(file: CaseFile) -> str:
    """What the item was called when it was applied for. Asked by rare acts alone: it costs a statement."""
    with connection.cursor() as cursor:
        cursor.execute("select item_name from cases_case where id = %s", (file.id,))
        (name,) = cursor.fetchone()
    return str(name)


def steps_returned(file: CaseFile) -> tuple[frozenset[str], frozenset[str]]:
    """The steps that came back from other units, and those that found against it. Only items with such steps ask."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select step, finding from subtasks_subtask where case_id = %s and state = 'returned' and step <> ''",
            (file.id,),
        )
        told = cursor.fetchall()
    return frozenset(step for step, _ in told), frozenset(step for step, finding in told if finding == "against")
