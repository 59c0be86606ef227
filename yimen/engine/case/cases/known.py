"""Known 已知的不再问: what the register of parties says of an applicant, put where a form asks for it once more."""

import json
from collections.abc import Iterable, Mapping

from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.case.cases.reading import select
from yimen.kernel import known
from yimen.kernel.known import OnRecord
from yimen.kernel.terms import FieldTerm
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow


def completed(fields: Iterable[FieldTerm], form: Mapping[str, str], party: PartyRow) -> dict[str, str]:
    """The form with what is known of the party where nothing was written; what is not asked for is not opened."""
    asked = tuple(fields)
    if not told_masked(asked, party):
        return dict(form)
    opened = people.opened(party.id)
    assert opened is not None, "parties are never deleted"
    return known.completed(asked, form, OnRecord(party.kind, party.name, opened.number, opened.phone))


def told_masked(fields: Iterable[FieldTerm], party: PartyRow) -> Mapping[str, str]:
    """By the code of a field, what the party's record says of it, masked as at every counter."""
    return known.known(fields, OnRecord(party.kind, party.name, party.number, party.phone))


def answered_by(case_id: int) -> Mapping[str, str]:
    """By data element, what was answered in the case of which a certificate came."""
    rows = select(f"select {TERMS} terms, c.form::text form from cases_case c where c.id = %s", (case_id,))
    if not rows:
        return {}
    form = json.loads(rows[0]["form"])
    fields = terms_from_text(rows[0]["terms"]).fields
    return {one.element: str(form[one.code]) for one in fields if one.element and form.get(one.code)}
