"""Actor: a frozen fact sheet of who asks. It carries no letters; authority is read and locked inside the act."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class ActorKind(StrEnum):
    CITIZEN = "citizen"
    STAFF = "staff"
    SYSTEM = "system"
    ANONYMOUS = "anonymous"


class Role(StrEnum):
    """What a post 岗位 is for. A role opens desks and pages; it never decides a case by itself."""

    WINDOW = "window"
    CASHIER = "cashier"
    AGENT = "agent"
    REVIEWER = "reviewer"
    CHIEF = "chief"
    DECIDER = "decider"
    OFFICE_HEAD = "office_head"
    CENTRE_MANAGER = "centre_manager"
    CATALOGUE_EDITOR = "catalogue_editor"
    LEGAL_REVIEWER = "legal_reviewer"
    REFORM_OFFICE = "reform_office"
    ESTABLISHMENT_OFFICE = "establishment_office"
    """编办: approves the three determinations of a division."""
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class ScopeKind(StrEnum):
    """By what a row of cases may be seen: one index on the cases per kind."""

    PARTY = "party"
    MANDATE = "mandate"
    DESK = "desk"
    OFFICE = "office"
    CENTRE = "centre"
    VILLAGE = "village"
    TOWN = "town"
    COUNTY = "county"
    CITY = "city"


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """One right to look: everything of this kind with this id."""

    kind: ScopeKind
    id: int


@snapshot
class PostHeld:
    """A post that a member of staff holds now (or stands in for)."""

    post_id: int
    role: Role
    office_id: int | None
    centre_id: int | None
    name: str
    calendar: tuple[int, int] | None = None
    """By which calendar its centre works, with the revision; None for a post that stands in no centre."""


@snapshot
class Errand:
    """An idempotency key with the digest of what was asked: asked twice, done once."""

    key: str
    digest: bytes


@snapshot
class Actor:
    """Who asks: the login, the person behind it, the posts held and what may be seen."""

    kind: ActorKind
    ref: str
    name: str = ""
    account_id: int | None = None
    party_id: int | None = None
    staff_id: int | None = None
    posts: tuple[PostHeld, ...] = ()
    scopes: frozenset[Scope] = frozenset()
    interests: frozenset[int] = frozenset()
    """Of a member of staff: who they are at home and whom that person acts for; in their matters no officer acts."""
    speaks_for: frozenset[int] = frozenset()
    """Of a citizen: for whom they speak by law, as legal representative or guardian; that is no agency."""
    formal: str = "yes"
    """no: off the establishment 编外, who assists and answers for nothing."""
    errand: Errand | None = None
    through: str = ""
    """By which channel they came (kernel.channels), as the door says; empty: no door said."""

    def parties(self) -> Iterator[int]:
        """The parties this actor may act for: the own one and those of the mandates in force."""
        return (scope.id for scope in self.scopes if scope.kind is ScopeKind.PARTY)

    def only_for(self, party_id: int) -> "Actor":
        """The same, seeing what concerns one party alone; nothing when they do not act for it."""
        one = Scope(ScopeKind.PARTY, party_id)
        return replace(self, scopes=self.scopes & {one})

    def has_role(self, *roles: Role) -> bool:
        return any(post.role in roles for post in self.posts)

    def offices(self, *roles: Role) -> frozenset[int]:
        """The offices in which this actor holds one of the roles."""
        return frozenset(p.office_id for p in self.posts if p.role in roles and p.office_id is not None)

    def agent_at(self) -> int | None:
        """The village point at which this actor is the agent 代办员."""
        return next((post.centre_id for post in self.posts if post.role is Role.AGENT), None)

    def at_a_centre(self) -> bool:
        """Whether this actor serves where people come: at a centre or at a point."""
        return any(post.centre_id is not None for post in self.posts)

    def within(self) -> "Actor":
        """The same for an act inside of an act: the errand belongs to the outer one."""
        return replace(self, errand=None)

    def on_errand(self, key: str, digest: bytes) -> "Actor":
        return replace(self, errand=Errand(key, digest))


SYSTEM = Actor(kind=ActorKind.SYSTEM, ref="system", name="系统")
NOBODY = Actor(kind=ActorKind.ANONYMOUS, ref="anonymous")
