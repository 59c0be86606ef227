"""Reads of people: who an account is now (one statement), parties, mandates, staff, posts and postings."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import is_password_usable
from django.db.models import Q, QuerySet

from yimen.journal.statement import prepared
from yimen.kernel.actor import Actor, ActorKind, PostHeld, Role, Scope, ScopeKind
from yimen.kernel.identity import mask_number, mask_phone
from yimen.registries.dated import day_of
from yimen.registries.people.models import Account, ApiToken, Mandate, Party, Post, Posting, Staff
from yimen.registries.people.rows import (
    AccountRow,
    DemoRow,
    MandateRow,
    Opened,
    PartyRow,
    PostingRow,
    PostRow,
    StaffLogin,
    StaffRow,
    TokenRow,
)
from yimen.registries.people.vault import keyed_hash, open_text, token_ref

# A general mandate opens everything of its principal; one for a single item opens the cases received under it alone.
_ACTOR = """
select a.ref, a.kind, a.party_id, p.name, s.id, s.name, s.person_id, s.establishment,
  (select coalesce(array_agg(distinct m.principal_id), '{}') from people_mandate m
    where m.agent_id = coalesce(a.party_id, s.person_id) and (m.item = '' or s.id is not null) and m.valid @> %(now)s
      and (m.revoked_at is null or m.revoked_at > %(now)s)) as principals,
  (select coalesce(array_agg(m.principal_id), '{}') from people_mandate m
    where m.agent_id = a.party_id and m.kind in ('legal_representative', 'guardian') and m.item = ''
      and m.valid @> %(now)s and (m.revoked_at is null or m.revoked_at > %(now)s)) as spoken_for,
  (select coalesce(array_agg(m.id), '{}') from people_mandate m
    where m.agent_id = coalesce(a.party_id, s.person_id) and m.item <> '' and m.valid @> %(now)s
      and (m.revoked_at is null or m.revoked_at > %(now)s)) as mandates,
  (select json_agg(json_build_array(o.id, o.role, o.office_id, o.centre_id, o.name, o.region_id, r.level,
      k.id, k.revision) order by o.id)
    from people_posting g join people_post o on o.id = g.post_id left join regions_region r on r.id = o.region_id
    left join offices_centre n on n.id = o.centre_id left join calendars_calendar k on k.id = n.calendar_id
    where g.staff_id = s.id and g.valid @> %(now)s and o.valid @> %(day)s) as posts
from people_account a
left join people_party p on p.id = a.party_id
left join people_staff s on s.account_id = a.id and s.valid @> %(day)s
where a.id = %(account)s and a.closed_at is null and (a.locked_until is null or a.locked_until <= %(now)s)
  and (%(epoch)s::int is null or a.epoch = %(epoch)s)
"""

_OF_TOKEN = """
select t.account_id from people_apitoken t join people_account a on a.id = t.account_id
where t.hash = %(hash)s and t.expires_at > %(now)s and (t.revoked_at is null or t.revoked_at > %(now)s)
  and a.closed_at is null
"""
"""Asked before every answer of the JSON door to a program."""
_DESKS = frozenset({Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER})
_SIGHTS = {2: ScopeKind.CITY, 3: ScopeKind.COUNTY, 4: ScopeKind.TOWN, 5: ScopeKind.VILLAGE}


def actor_of(account_id: int, now: datetime, epoch: int | None = None) -> Actor | None:
    """Who this account is at `now`; None when it is closed, locked, or was given another password since `epoch`."""
    found = prepared(_ACTOR, {"account": account_id, "now": now, "day": day_of(now), "epoch": epoch}).fetchone()
    if found is None:
        return None
    (
        ref, kind, party_id, party_name, staff_id, staff_name, person_id, establishment,
        principals, spoken_for, mandates, posts,
    ) = found  # fmt: skip
    if kind == ActorKind.STAFF:
        if staff_id is None:
            return None
        bare = Actor(
            ActorKind.STAFF, ref, staff_name, account_id, None, staff_id,
            interests=frozenset(one for one in (person_id, *principals) if one is not None),
            formal="yes" if establishment == "formal" else "no",
        )  # fmt: skip
        return _officer(bare, posts or [])
    parties = {party_id, *principals}
    return Actor(
        kind=ActorKind.CITIZEN,
        ref=ref,
        name=party_name,
        account_id=account_id,
        party_id=party_id,
        scopes=frozenset(Scope(ScopeKind.PARTY, party) for party in parties)
        | frozenset(Scope(ScopeKind.MANDATE, mandate) for mandate in mandates),
        speaks_for=frozenset(spoken_for),
    )


def _officer(bare: Actor, posts: list[list[Any]]) -> Actor:
    held: list[PostHeld] = []
    scopes: set[Scope] = set()
    for post_id, role, office_id, centre_id, name, region_id, level, calendar_id, revision in posts:
        calendar = None if calendar_id is None else (calendar_id, revision)
        post = PostHeld(post_id, Role(role), office_id, centre_id, name, calendar)
        held.append(post)
        scopes.update(_sights(post))
        if post.role is Role.SUPERVISOR and level in _SIGHTS:
            scopes.add(Scope(_SIGHTS[level], region_id))
    return replace(bare, posts=tuple(held), scopes=frozenset(scopes))


def _sights(post: PostHeld) -> Iterable[Scope]:
    if post.role in _DESKS:
        yield Scope(ScopeKind.DESK, post.post_id)
    if post.role is Role.OFFICE_HEAD and post.office_id is not None:
        yield Scope(ScopeKind.OFFICE, post.office_id)
    if post.role in (Role.WINDOW, Role.CENTRE_MANAGER, Role.AGENT) and post.centre_id is not None:
        yield Scope(ScopeKind.CENTRE, post.centre_id)


def party(which: str | int) -> PartyRow | None:
    """The party with this ref or id, masked."""
    return next(iter(_parties(Q(pk=which) if isinstance(which, int) else Q(ref=which))), None)


def parties(ids: Iterable[int]) -> tuple[PartyRow, ...]:
    """The parties with these ids, masked; one statement."""
    return _parties(Q(pk__in=list(ids)))


def party_by_number(number: str) -> PartyRow | None:
    """The party with this identity number or unified social credit code."""
    return next(iter(_parties(Q(number_hash=keyed_hash(number)))), None)


def opened(party_id: int) -> Opened | None:
    """Number and phone in the clear. Who asks must be the party itself or have its case in charge."""
    found = Party.objects.filter(pk=party_id).first()
    if found is None:
        return None
    before = found.phone_before_cipher
    return Opened(
        open_text(found.number_cipher, found.number_key),
        _phone(found),
        open_text(before, found.phone_before_key) if before is not None else "",
    )


def reads_in_hall(party_id: int, now: datetime) -> bool:
    """Whether somebody can sign in at the hall for this party: itself, or who acts for it in everything."""
    found = prepared(f"select {reads_in_hall_sql('%(party)s')}", {"party": party_id, "now": now}).fetchone()
    return bool(found and found[0])


def reads_in_hall_sql(party: str) -> str:
    """The same as a condition on a party's number; it takes the moment as `now`."""
    # A login that a window made out and nobody has set up has no password; a demonstration's has none and needs none.
    return (
        "exists (select 1 from people_account a where a.kind = 'citizen' and a.closed_at is null"
        f" and (a.demo <> '' or a.password not like '!%%') and (a.party_id = {party} or exists"
        f" (select 1 from people_mandate m where m.principal_id = {party} and m.agent_id = a.party_id"
        " and m.item = '' and m.valid @> %(now)s and (m.revoked_at is null or m.revoked_at > %(now)s))))"
    )


def account(which: str | int) -> AccountRow | None:
    """The account with this ref or id."""
    found = Account.objects.filter(Q(pk=which) if isinstance(which, int) else Q(ref=which)).first()
    return AccountRow(found.pk, found.ref, found.login, found.kind, found.party_id, found.epoch) if found else None


def account_of_party(party_id: int) -> AccountRow | None:
    """The citizen's account of a person, when there is one."""
    found = Account.objects.filter(party_id=party_id, kind="citizen", closed_at=None).first()
    return AccountRow(found.pk, found.ref, found.login, found.kind, found.party_id, found.epoch) if found else None


def account_of_token(token: str, now: datetime) -> int | None:
    """The id of the account whose token this is, when it is still good."""
    found = prepared(_OF_TOKEN, {"hash": keyed_hash(token), "now": now}).fetchone()
    return int(found[0]) if found else None


def tokens_of(account_id: int) -> tuple[TokenRow, ...]:
    """The tokens of an account for the JSON door, newest first."""
    found = ApiToken.objects.filter(account_id=account_id).order_by("-pk")
    return tuple(TokenRow(token_ref(bytes(it.hash)), it.label, it.expires_at, it.revoked_at) for it in found)


def names_of(actor_refs: Iterable[str]) -> Mapping[str, str]:
    """The names behind the actors of journal lines; one statement."""
    accounts = Account.objects.filter(ref__in=set(actor_refs)).select_related("staff", "party")
    return {it.ref: _name(it) for it in accounts}


def demo_accounts(now: datetime) -> tuple[DemoRow, ...]:
    """The accounts that anybody may enter in demo mode, citizens first."""
    accounts = list(
        Account.objects.exclude(demo="").filter(closed_at=None).select_related("staff", "party").order_by("kind", "pk")
    )
    posts: dict[int, list[str]] = {}
    for posting in Posting.objects.filter(valid__contains=now, staff__account__in=accounts).select_related("post"):
        posts.setdefault(posting.staff_id, []).append(posting.post.name)
    return tuple(
        DemoRow(it.ref, it.demo, _name(it), it.kind, tuple(posts.get(it.staff.pk, ())) if hasattr(it, "staff") else ())
        for it in accounts
    )


def mandates_given(party_id: int) -> tuple[MandateRow, ...]:
    """Who may act for a party, and who might: newest first."""
    return _mandates(Q(principal_id=party_id))


def mandates_held(party_id: int) -> tuple[MandateRow, ...]:
    """For whom a party may act, and might: newest first."""
    return _mandates(Q(agent_id=party_id))


def mandate_for(agent_id: int, principal_id: int, item_ref: str, now: datetime) -> MandateRow | None:
    """The mandate under which the agent acts for the principal in this item at `now`; the general one first."""
    fits = Q(agent_id=agent_id, principal_id=principal_id, valid__contains=now) & Q(item__in=["", item_ref])
    return next(iter(_mandates(fits & (Q(revoked_at=None) | Q(revoked_at__gt=now)), "item")), None)


def only_as_agent(agent_id: int, principal_id: int, item_ref: str, now: datetime) -> tuple[MandateRow, ...]:
    """The mandates by which the agent acts in this item as somebody's agent; none when another quality lets them act.

    A person may hold several at once: who is the principal's handler too is not held to what agents may do.
    """
    fits = Q(agent_id=agent_id, principal_id=principal_id, valid__contains=now, item__in=["", item_ref])
    held = _mandates(fits & (Q(revoked_at=None) | Q(revoked_at__gt=now)))
    return held if all(one.kind == "agent" for one in held) else ()


def principals_in(actor: Actor, item_ref: str, now: datetime) -> frozenset[int]:
    """For whom the actor may apply for this item: themself, and every principal of a mandate that covers it."""
    held = Mandate.objects.filter(agent_id=actor.party_id, item=item_ref, valid__contains=now)
    in_force = held.filter(Q(revoked_at=None) | Q(revoked_at__gt=now))
    return frozenset({*actor.parties(), *in_force.values_list("principal_id", flat=True)})


def may_apply(actor: Actor, party_id: int, item_ref: str, now: datetime) -> bool:
    """Whether the actor may apply for this item in the name of the party at `now`."""
    return party_id in set(actor.parties()) or party_id in principals_in(actor, item_ref, now)


def staff_member(which: str | int) -> StaffRow | None:
    """The member of staff with this ref or id."""
    return next(iter(_staff(Q(pk=which) if isinstance(which, int) else Q(ref=which))), None)


def staff_login(staff_ref: str, actor: Actor, now: datetime) -> StaffLogin | None:
    """The login of a member of staff, for an administrator; for anybody else there is none."""
    if not actor.has_role(Role.ADMINISTRATOR):
        return None
    member = Staff.objects.filter(ref=staff_ref).select_related("account").first()
    if member is None:
        return None
    account, none = member.account, StaffLogin(member.ref, member.number, member.name, "", "none", None, 0)
    if account is None:
        return none
    state, until = _login_state(account, now)
    good = ApiToken.objects.filter(account=account, revoked_at=None, expires_at__gt=now)
    login = account.login if account.demo or is_password_usable(account.password) else ""
    return replace(none, login=login, state=state, until=until, tokens=good.count())


def login_of(party_id: int) -> str:
    """The login of a person in the hall; empty when there is none that was set up."""
    account = Account.objects.filter(party_id=party_id, kind="citizen", closed_at=None).exclude(demo__gt="").first()
    return account.login if account is not None and is_password_usable(account.password) else ""


def _login_state(account: Account, now: datetime) -> tuple[str, datetime | None]:
    if account.closed_at is not None:
        return "closed", None
    if account.locked_until is not None and account.locked_until > now:
        return "locked", account.locked_until
    if account.one_time_until is not None and account.one_time_until > now:
        return "invited", account.one_time_until
    # A login that nobody has set up has no password; a demonstration's has none either, and needs none.
    return "open" if account.demo or is_password_usable(account.password) else "none", None


def staff_names(ids: Iterable[int]) -> Mapping[int, str]:
    """The names of these members of staff; one statement, and none for nobody."""
    wanted = set(ids)
    return dict(Staff.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def person_of_staff(staff_id: int) -> PartyRow | None:
    """Who a member of staff is at home, when their record says so."""
    found = Staff.objects.filter(pk=staff_id).values_list("person_id", flat=True).first()
    return party(found) if found is not None else None


def staff_by_number(number: str) -> StaffRow | None:
    """The member of staff with this staff number."""
    return next(iter(_staff(Q(number=number))), None)


def staff(on: date) -> tuple[StaffRow, ...]:
    """The staff on a day, by number."""
    return _staff(Q(valid__contains=on))


def staff_of(office_id: int, on: date) -> tuple[StaffRow, ...]:
    """Who is in the service of an office and its sections on a day."""
    return _staff((Q(office_id=office_id) | Q(office__parent_id=office_id)) & Q(valid__contains=on))


def post(which: str | int) -> PostRow | None:
    """The post with this ref or id."""
    return next(iter(_posts(Q(pk=which) if isinstance(which, int) else Q(ref=which))), None)


def posts(on: date) -> tuple[PostRow, ...]:
    """The posts on a day."""
    return _posts(Q(valid__contains=on))


def posts_of(role: Role, on: date, office_id: int | None = None) -> tuple[PostRow, ...]:
    """The posts of a role on a day, of one office when it is named: the desks a step can wait at."""
    where = Q(valid__contains=on, role=role.value)
    return _posts(where & Q(office_id=office_id) if office_id is not None else where)


def posts_above(rank: int, office_id: int, on: date) -> tuple[PostRow, ...]:
    """The posts of an office whose holders decide at a higher rank than this one."""
    return _posts(Q(valid__contains=on, office_id=office_id, rank__gt=rank))


def postings(now: datetime) -> tuple[PostingRow, ...]:
    """Who holds which post now or will, by post."""
    return _postings(Q(valid__endswith=None) | Q(valid__endswith__gt=now))


def postings_of(staff_ref: str) -> tuple[PostingRow, ...]:
    """Every post somebody holds, held or will hold."""
    return _postings(Q(staff__ref=staff_ref))


def holders(post_id: int, now: datetime) -> tuple[StaffRow, ...]:
    """Who holds a post at `now`."""
    return _staff(Q(postings__post_id=post_id, postings__valid__contains=now))


def _parties(where: Q) -> tuple[PartyRow, ...]:
    return tuple(
        PartyRow(
            id=it.pk,
            ref=it.ref,
            kind=it.kind,
            name=it.name,
            number_kind=it.number_kind,
            number=mask_number(open_text(it.number_cipher, it.number_key)),
            phone=mask_phone(_phone(it)),
            email=it.email,
            address=it.address,
        )
        for it in Party.objects.filter(where).order_by("pk")
    )


def _phone(it: Party) -> str:
    return open_text(it.phone_cipher, it.phone_key) if it.phone_cipher is not None else ""


def _name(it: Account) -> str:
    if hasattr(it, "staff"):
        return str(it.staff.name)
    return it.party.name if it.party is not None else ""


def _mandates(where: Q, order: str = "-pk") -> tuple[MandateRow, ...]:
    found = Mandate.objects.filter(where).select_related("principal", "agent").order_by(order, "-pk")
    return tuple(
        MandateRow(
            ref=it.ref,
            principal_ref=it.principal.ref,
            principal_name=it.principal.name,
            agent_ref=it.agent.ref,
            agent_name=it.agent.name,
            kind=it.kind,
            item=it.item,
            begins=it.valid.lower,
            ends=it.valid.upper,
            revoked_at=it.revoked_at,
            basis=it.basis,
        )
        for it in found
    )


def _staff(where: Q) -> tuple[StaffRow, ...]:
    found: QuerySet[Staff] = Staff.objects.filter(where).select_related("office", "account").order_by("number")
    return tuple(
        StaffRow(
            id=it.pk,
            ref=it.ref,
            number=it.number,
            name=it.name,
            office_id=it.office_id,
            office_ref=it.office.ref,
            establishment=it.establishment,
            begins=it.valid.lower,
            ends=it.valid.upper,
            account_ref=it.account.ref if it.account else "",
            login=it.account.login if it.account else "",
        )
        for it in found
    )


def _posts(where: Q) -> tuple[PostRow, ...]:
    found = Post.objects.filter(where).select_related("office", "centre", "window", "region").order_by("pk")
    return tuple(
        PostRow(
            id=it.pk,
            ref=it.ref,
            name=it.name,
            role=it.role,
            office_id=it.office_id,
            office_ref=it.office.ref if it.office else "",
            centre_ref=it.centre.ref if it.centre else "",
            window_ref=it.window.ref if it.window else "",
            region_ref=it.region.ref if it.region else "",
            begins=it.valid.lower,
            ends=it.valid.upper,
        )
        for it in found
    )


def _postings(where: Q) -> tuple[PostingRow, ...]:
    found = Posting.objects.filter(where).select_related("staff", "post").order_by("post_id", "pk")
    return tuple(
        PostingRow(
            staff_ref=it.staff.ref,
            staff_name=it.staff.name,
            staff_number=it.staff.number,
            post_ref=it.post.ref,
            post_name=it.post.name,
            role=it.post.role,
            kind=it.kind,
            begins=it.valid.lower,
            ends=it.valid.upper,
            basis=it.basis,
        )
        for it in found
    )
