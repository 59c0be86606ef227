"""Looking at cases, always through seeing.branches or seeing.visible: nobody sees a case by knowing its name."""

import base64
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from yimen.engine.case.cases import seeing
from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.case.cases.models import Draft
from yimen.engine.case.cases.picture import picture
from yimen.engine.case.cases.reading import PUBLIC_VERBS, file_row, lamp_word, leg_name, select, select_prepared
from yimen.engine.case.cases.rows import (
    CaseRow,
    CaseView,
    DraftRow,
    DraftSaid,
    DraftView,
    FileRow,
    MaterialRow,
    Page,
    Progress,
)
from yimen.engine.case.cases.seeing import Narrowing, query_hash
from yimen.engine.case.cases.signed import content_of
from yimen.engine.papers.certificates.rows import PaperNamed
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.signatures import queries as signatures
from yimen.engine.papers.signatures.rows import SignatureRow
from yimen.kernel.actor import Actor, Role, ScopeKind
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.forms import gaps
from yimen.kernel.refs import heard_case_number
from yimen.kernel.rulings import Awaited
from yimen.kernel.signatures import NAMES
from yimen.kernel.situations import Otherwise, asked, for_situation, otherwise, resolve
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

PAGE = 20
MOST_COUNTED = 1000
MOST_AT_WINDOW = 10
_KEY = "due_at, id"

_COLUMNS = (
    "id, ref, number, item_name, applicant_name, state, leg, array_length(route, 1) legs, office_name, received_at,"
    " due_at, warning_at, paused, delivered_at"
)


#: The first day by which something promised for later is to come, of what has not come yet.
_FOLLOWS = """
(select min(value) from jsonb_each_text(t.tolerated) promised where not exists (select from dossiers_attachment d
   where d.purpose = 'case' and d.subject_id = t.id and d.material = promised.key and d.removed_at is null))
"""


# Decided where it was accepted: accepted, or whole and only waiting to be. Asked of one's own desks alone. What still
# waits for a tolerated material is not whole.
_AT_ONCE = """cardinality(route) = 1 and tolerated = '{}'
  and (state = 'accepted' or (state in ('received', 'correction_closed')
  and not exists (select from cases_frozenterms t, jsonb_array_elements(t.terms -> 'materials') m
   where t.hash = terms_hash and m ->> 'necessity' <> 'optional' and not exists (select from dossiers_attachment a
     where a.purpose = 'case' and a.subject_id = cases_case.id and a.removed_at is null
       and a.material = m ->> 'code'))))"""


def worklist(
    actor: Actor, now: datetime, after: str | None = None, lamp_is: str = "", words: str = "", desk_only: str = ""
) -> Page:
    """The open cases this actor may see, by what falls due: one statement, twenty rows, the next page by key.

    `lamp_is` narrows to red, amber, green or paused, or ("instant") to what can be decided at once 即办 at one's own
    desks; `words` to a case number, applicant or item; `desk_only="yes"` to the actor's own desks.
    """
    if desk_only or lamp_is == "instant":
        actor = _at_own_desks(actor)
    narrowed = _narrowed(now, lamp_is, words)
    pages: tuple[Narrowing, ...] = (narrowed,)
    if after:
        due, last = _opened(after)
        # Paused cases have no due moment and come last: they are a range of the index of their own.
        still = narrowed.also("due_at is null")
        pages = (
            (narrowed.also("(due_at, id) > (%s::timestamptz, %s)", due, last), still)
            if due
            else (still.also("id > %s", last),)
        )
    found = seeing.branches(actor, _COLUMNS, pages, "due_at, id", PAGE + 1)
    if found is None:
        return Page((), None)
    # A case seen through two scopes comes twice; distinct ids, in the order of the key.
    once = "distinct on (due_at, id)" if found.distinct else ""
    asked = select if words.strip() else select_prepared
    rows = asked(f"select {once} * from ({found.sql}) t order by due_at, id limit {PAGE + 1}", found.values)
    shown = tuple(_row(row, now) for row in rows[:PAGE])
    return Page(shown, _key(rows[PAGE - 1]) if len(rows) > PAGE else None)


def _at_own_desks(actor: Actor) -> Actor:
    own = frozenset(scope for scope in actor.scopes if scope.kind == "desk")
    return replace(actor, scopes=own)


def _narrowed(now: datetime, lamp_is: str, words: str) -> Narrowing:
    kept = Narrowing(seeing.OPEN)
    match lamp_is:
        case "red":
            kept = kept.also("due_at < %s", now)
        case "amber":
            kept = kept.also("due_at >= %s and warning_at <= %s", now, now)
        case "green":
            kept = kept.also("due_at >= %s and warning_at > %s", now, now)
        case "paused":
            kept = kept.also("due_at is null")
        case "instant":
            kept = kept.also(_AT_ONCE)
        case _:
            pass
    if words.strip():
        like = "%" + words.strip()[:50].replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
        kept = kept.also(
            "(number = %s or applicant_name like %s or item_name like %s)", heard_case_number(words), like, like
        )
    return kept


def counts(actor: Actor, now: datetime) -> Mapping[str, int]:
    """How many open cases there are by lamp, each counted up to a thousand ("1000+"): one statement.

    Amber is counted among the next thousand to fall due; `amber_more` is 1 when there are more than those, and the
    figure a lower bound: each case warns at its own distance from its due moment, which no index serves.
    """
    parts, values = list[str](), list[Any]()
    for kind in ("all", "red", "paused"):
        found = seeing.branches(actor, "id", (_narrowed(now, "" if kind == "all" else kind, ""),), _KEY, MOST_COUNTED)
        if found is None:
            return dict.fromkeys(("all", "red", "paused", "amber", "amber_more"), 0)
        parts.append(
            f"(select count(*) from (select {found.distinct} id from ({found.sql}) u limit {MOST_COUNTED}) n) n_{kind}"
        )
        values += found.values
    coming = seeing.branches(
        actor, "id, due_at, warning_at", (Narrowing(seeing.OPEN).also("due_at >= %s", now),), _KEY, MOST_COUNTED
    )
    assert coming is not None
    facts = f"{coming.distinct} id, due_at, warning_at"
    nearest = f"select {facts} from ({coming.sql}) u order by due_at, id limit {MOST_COUNTED}"
    parts.append("n.amber, n.more")
    row = select_prepared(
        f"select {', '.join(parts)} from (select count(*) filter (where warning_at <= %s) amber,"
        f" (count(*) = {MOST_COUNTED})::int more from ({nearest}) c) n",
        (*values, now, *coming.values),
    )[0]
    lamps = {kind: int(row[f"n_{kind}"]) for kind in ("all", "red", "paused")}
    return lamps | {"amber": row["amber"], "amber_more": row["more"]}


def mine(actor: Actor, now: datetime, after: str | None = None) -> Page:
    """The cases of the parties and under the mandates this actor acts for, newest first, open and closed."""
    where, facts = "true", list[object]()
    if after:
        where, facts = "id < %s", [_opened(after)[1]]
    own = [scope for scope in seeing.scopes_of(actor) if scope.kind in (ScopeKind.PARTY, ScopeKind.MANDATE)]
    if not own:
        return Page((), None)
    parts = [
        f"(select {_COLUMNS}, awaits, tolerated from cases_case"
        f" where {seeing.SCOPE_COLUMN[scope.kind]} = %s and {where} order by id desc limit {PAGE + 1})"
        for scope in own
    ]
    values = [fact for scope in own for fact in (scope.id, *facts)]
    once = "distinct on (id)" if len(own) > 1 else ""
    rows = select_prepared(
        f"select {once} *, {_FOLLOWS} follows from ({' union all '.join(parts)}) t order by id desc limit {PAGE + 1}",
        tuple(values),
    )
    shown = tuple(replace(_row(row, now), **_asked_for(row, day_of(now))) for row in rows[:PAGE])
    return Page(shown, _key(rows[PAGE - 1]) if len(rows) > PAGE else None)


def find(ref: str, actor: Actor, now: datetime) -> CaseView | None:
    """Everything one page about a case needs; None when there is none or the actor may not see it."""
    condition, values = seeing.visible(actor)
    return picture(f"c.ref = %s and {condition}", (ref, *values), actor, now)


def find_by_number(number: str, actor: Actor, now: datetime) -> CaseView | None:
    """The same by case number, as told on the phone."""
    condition, values = seeing.visible(actor)
    return picture(f"c.number = %s and {condition}", (heard_case_number(number), *values), actor, now)


def file_content(case_ref: str, file_ref: str, actor: Actor) -> tuple[FileRow, bytes] | None:
    """A file of a case with its bytes, for whoever may see the case."""
    condition, values = seeing.visible(actor)
    rows = select(f"select c.id from cases_case c where c.ref = %s and {condition}", (case_ref, *values))
    facts = dossiers.file(file_ref)
    if not rows or facts is None or (facts.purpose, facts.subject_id) != ("case", rows[0]["id"]):
        return None
    content = dossiers.content(facts.sha256)
    return None if content is None else (file_row(facts), content)


def file_named(file_ref: str) -> PaperNamed | None:
    """What a file of a case is called, by its material and nobody's name; who may know, the caller knows."""
    facts = dossiers.file(file_ref)
    if facts is None or facts.purpose != "case":
        return None
    (row,) = select(f"select {TERMS} terms from cases_case c where c.id = %s", (facts.subject_id,))
    names = {**NAMES, **{one.code: one.name for one in terms_from_text(row["terms"]).materials}}
    return PaperNamed("file", file_ref, facts.subject_id, names.get(facts.material, facts.material), "")


def progress(number: str, code: str, now: datetime) -> Progress | None:
    """What anybody holding number and query code may see; a wrong code and a wrong number look the same."""
    rows = select(
        "select c.id, c.number, c.item_name, c.office_name, c.state, c.received_at, c.due_at, c.warning_at, c.ref,"
        " (select json_agg(json_build_array(verb, effective_at) order by seq)::text from journal_entry"
        "   where subject_kind = 'case' and subject_id = c.id) steps"
        " from cases_case c where c.number = %s and c.query_hash = %s",
        (heard_case_number(number), query_hash(number, code)),
    )
    if not rows:
        return None
    row = rows[0]
    steps = tuple((verb, datetime.fromisoformat(at)) for verb, at in json.loads(row["steps"]) if verb in PUBLIC_VERBS)
    return Progress(
        row["number"], row["item_name"], row["office_name"], CaseState(row["state"]), row["received_at"], row["due_at"],
        lamp_word(row, now), steps,
    )  # fmt: skip


def found_by_code(number: str, code: str) -> tuple[str, str] | None:
    """The case that number and query code open, and by which door it came in; None for a wrong one of either."""
    rows = select(
        "select c.ref, c.channel from cases_case c where c.number = %s and c.query_hash = %s",
        (heard_case_number(number), query_hash(number, code)),
    )
    return (rows[0]["ref"], rows[0]["channel"]) if rows else None


def drafts(actor: Actor) -> tuple[DraftRow, ...]:
    """The actor's open drafts, the latest first."""
    rows = Draft.objects.filter(account_ref=actor.ref, submitted_at=None).order_by("-changed_at")
    return tuple(_draft_row(row) for row in rows.select_related("item", "version", "party")[:30])


def _draft_row(row: Draft) -> DraftRow:
    pinned = catalogue.version_by_id(row.version_id)
    assert pinned is not None, "versions are never deleted"
    fields = [field.code for field in resolve(pinned.terms, row.answers).fields]
    filled = sum(1 for code in fields if row.form.get(code))
    return DraftRow(row.ref, row.item.ref, row.version.name, row.party.name, row.changed_at, filled, len(fields))


def draft(ref: str, actor: Actor, now: datetime) -> DraftView | None:
    """A draft with what applies to its situation and what is still missing; None for anybody else's."""
    row = Draft.objects.select_related("item", "version", "party").filter(
        ref=ref, account_ref=actor.ref, submitted_at=None
    ).first()  # fmt: skip
    if row is None or not people.may_apply(actor, row.party_id, row.item.ref, now):
        return None
    pinned = catalogue.version_by_id(row.version_id)
    assert pinned is not None, "versions are never deleted"
    terms = pinned.terms
    answers = tuple(row.answers)
    applying = for_situation(terms, answers)
    files = dossiers.files_of("draft", row.id)
    materials = tuple(
        MaterialRow(term, tuple(file_row(one) for one in files if one.material == term.code), None)
        for term in applying.materials
    )
    handed_in = frozenset(one.material for one in files)
    party = people.party(row.party_id)
    assert party is not None, "parties are never deleted"
    return DraftView(
        ref=row.ref,
        revision=row.revision,
        item_ref=row.item.ref,
        item_name=row.version.name,
        version_ref=row.version.ref,
        terms=terms,
        answers=answers,
        form=dict(row.form),
        party_ref=party.ref,
        party_name=party.name,
        party_number=party.number,
        questions=asked(terms, answers),
        applying=applying,
        fields=applying.fields,
        materials=materials,
        missing=tuple((gap.kind, gap.code, gap.label) for gap in gaps(terms, answers, row.form, handed_in)),
        changed_at=row.changed_at,
    )


def drafts_of_party(party_ref: str, actor: Actor) -> tuple[DraftRow, ...]:
    """The open drafts of who stands at the window, those inside of a matter left to it; for windows alone."""
    if not actor.has_role(Role.WINDOW):
        return ()
    rows = Draft.objects.filter(party__ref=party_ref, submitted_at=None).order_by("-changed_at")
    return tuple(_draft_row(row) for row in rows.select_related("item", "version", "party")[:MOST_AT_WINDOW])


def draft_of_party(ref: str, party_ref: str, actor: Actor) -> DraftSaid | None:
    """What a draft of who stands at the window says; for windows alone."""
    if not ref or not actor.has_role(Role.WINDOW):
        return None
    row = Draft.objects.filter(ref=ref, party__ref=party_ref, submitted_at=None).first()
    return DraftSaid(row.ref, tuple(row.answers), dict(row.form)) if row else None


def item_of_draft(ref: str) -> str | None:
    """The item an open draft is for."""
    return Draft.objects.filter(ref=ref, submitted_at=None).values_list("item__ref", flat=True).first()


def case_of_draft(ref: str, actor: Actor) -> str | None:
    """The ref of the case that the actor's own draft became; None while it is a draft, and for anybody else's."""
    became: str | None = (
        Draft.objects.filter(ref=ref, account_ref=actor.ref).values_list("became__ref", flat=True).first()
    )
    return became


def draft_otherwise(ref: str, actor: Actor, now: datetime) -> tuple[Otherwise, ...]:
    """What the version in force asks or promises otherwise than the one the draft was written for."""
    seen = draft(ref, actor, now)
    item = catalogue.in_force(seen.item_ref, now) if seen else None
    if seen is None or item is None or item.version_ref == seen.version_ref:
        return ()
    return otherwise(seen.terms, item.terms, seen.answers)


def draft_file(draft_ref: str, file_ref: str, actor: Actor) -> tuple[FileRow, bytes] | None:
    """A file of the actor's own draft with its bytes."""
    row = Draft.objects.filter(ref=draft_ref, account_ref=actor.ref).first()
    facts = dossiers.file(file_ref)
    if row is None or facts is None or (facts.purpose, facts.subject_id) != ("draft", row.id):
        return None
    content = dossiers.content(facts.sha256)
    return None if content is None else (file_row(facts), content)


def due_deemed(now: datetime, limit: int = 100) -> tuple[str, ...]:
    """Cases whose time at the door may be over, new or corrected: what the sweep asks `deem_accepted` for."""
    rows = select(
        "select ref from cases_case where state in ('received', 'correction_closed') and due_at < %s"
        f" order by due_at limit {limit}",
        (now,),
    )
    return tuple(row["ref"] for row in rows)


def due_lapsed(now: datetime, limit: int = 100) -> tuple[str, ...]:
    """Cases whose correction time is over: what the sweep asks `lapse_correction` for."""
    rows = select(
        f"select ref from cases_case where state = 'correction_open' and due_at < %s order by due_at limit {limit}",
        (now,),
    )
    return tuple(row["ref"] for row in rows)


def due_promises(today: date, limit: int = 100) -> tuple[str, ...]:
    """Grants whose materials to follow stayed away past their day: what the sweep asks `lapse_promise` for."""
    rows = select(
        "select c.ref from cases_case c where c.state = 'granted_tolerated' and exists (select from"
        " jsonb_each_text(c.tolerated) as t(material, day) where t.day::date < %s and not exists (select from"
        " dossiers_attachment f where f.purpose = 'case' and f.subject_id = c.id and f.material = t.material"
        f" and f.removed_at is null)) order by c.id limit {limit}",
        (today,),
    )
    return tuple(row["ref"] for row in rows)


def due_renewed(today: date, limit: int = 100) -> tuple[str, ...]:
    """Renewals not decided before their certificate ran out: what the sweep asks `deem_renewed` for."""
    rows = select(
        f"select ref from cases_case where renews_id is not null and {seeing.OPEN} and renews_until < %s"
        " and state in ('accepted', 'in_department', 'special_open', 'special_closed')"
        f" order by renews_until limit {limit}",
        (today,),
    )
    return tuple(row["ref"] for row in rows)


def desk_office(ref: str) -> int | None:
    """The office at whose desks a case is decided: with an entrusted item not the one in whose name it is."""
    rows = select(
        "select coalesce(d.office_id, c.office_id) office_id from cases_case c"
        " left join delegations_delegation d on d.id = c.decides_under_id where c.ref = %s",
        (ref,),
    )
    return rows[0]["office_id"] if rows else None


def _row(row: Mapping[str, Any], now: datetime) -> CaseRow:
    state = CaseState(row["state"])
    return CaseRow(
        row["id"], row["ref"], row["number"], row["item_name"], row["applicant_name"], state,
        leg_name(state, row["leg"], row["legs"], row["delivered_at"]), row["office_name"], row["received_at"],
        row["due_at"], lamp_word(row, now), row["paused"],
    )  # fmt: skip


def _asked_for(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What the applicant is asked for while the case goes on: a supplement before materials that may still follow."""
    state = CaseState(row["state"])
    if state in OPEN_STATES and Awaited.SUPPLEMENT in (row["awaits"] or ()):
        return {"asks": "supplement"}
    if row["follows"] and (state in OPEN_STATES or state is CaseState.GRANTED_TOLERATED):
        until = date.fromisoformat(row["follows"])
        return {"asks": "missed" if until < today else "materials", "asks_until": until}
    return {}


def _key(row: Mapping[str, Any]) -> str:
    due = row["due_at"].isoformat() if row["due_at"] else ""
    return base64.urlsafe_b64encode(f"{due}|{row['id']}".encode()).decode().rstrip("=")


def _opened(key: str) -> tuple[datetime | None, int]:
    """The key of a page; a broken one starts from the beginning rather than failing."""
    try:
        due, _, last = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode().partition("|")
        return (datetime.fromisoformat(due) if due else None), int(last)
    except ValueError:
        return None, 0


def signature_of_draft(ref: str, actor: Actor, now: datetime) -> SignatureRow | None:
    """The signature under the actor's own draft, and whether it still binds what the draft says."""
    row = Draft.objects.filter(ref=ref, account_ref=actor.ref, submitted_at=None).first()
    return signatures.of_draft(row.pk, content_of(row)) if row is not None else None
