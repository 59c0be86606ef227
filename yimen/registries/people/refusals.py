"""Why the rooms of people say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class AlreadyRegistered(Refusal):
    """A party with this number is registered already."""

    code: ClassVar[str] = "people.already_registered"


class NameDiffers(Refusal):
    """The number belongs to a party with another name."""

    code: ClassVar[str] = "people.name_differs"


class LoginTaken(Refusal):
    """Somebody else has this login."""

    code: ClassVar[str] = "people.login_taken"


class BadLogin(Refusal):
    """A login has 3 to 64 letters, digits, dots, hyphens or underscores."""

    code: ClassVar[str] = "people.bad_login"


class WeakPassword(Refusal):
    """The password is too short, too long, too common, or the login itself."""

    code: ClassVar[str] = "people.weak_password"


class HasAccount(Refusal):
    """The party or member of staff has an account already."""

    code: ClassVar[str] = "people.has_account"


class SignInFailed(Refusal):
    """Login, password or code are wrong; which of them is never said."""

    code: ClassVar[str] = "people.sign_in_failed"


class SignInLocked(Refusal):
    """Too many wrong attempts; the door stays shut for a while, whether or not the login exists."""

    code: ClassVar[str] = "people.sign_in_locked"
    minutes: int


class TooManyKnocks(Refusal):
    """This caller came to this door too often."""

    code: ClassVar[str] = "people.too_many_knocks"
    seconds: int


class BadOneTimeCode(Refusal):
    """The one-time code is unknown, used or expired."""

    code: ClassVar[str] = "people.bad_one_time_code"


class BadTotp(Refusal):
    """The six digits are not those of the authenticator now."""

    code: ClassVar[str] = "people.bad_totp"


class NoDemo(Refusal):
    """One-click accounts exist in demo mode only."""

    code: ClassVar[str] = "people.no_demo"


class StaffNumberTaken(Refusal):
    """Somebody else has this staff number."""

    code: ClassVar[str] = "people.staff_number_taken"


class NotFormalStaff(Refusal):
    """Only formal staff 在编人员 may hold this post."""

    code: ClassVar[str] = "people.not_formal"
    role: str


class SupervisionMustStay(Refusal):
    """Nobody else supervises the region: a place cannot take itself out of supervision."""

    code: ClassVar[str] = "people.supervision_must_stay"
    region: str


class PostNeeds(Refusal):
    """A post of this role stands at something that was not named."""

    code: ClassVar[str] = "people.post_needs"
    role: str
    what: str


class AlreadyHolds(Refusal):
    """The same person holds the same post at that time."""

    code: ClassVar[str] = "people.already_holds"


class NotInService(Refusal):
    """The person or the post is not there on that day."""

    code: ClassVar[str] = "people.not_in_service"


class FormalShareTooLow(Refusal):
    """With this posting fewer than 65 of 100 at the centre would be formal; it needs a published waiver."""

    code: ClassVar[str] = "people.formal_share_too_low"
    formal: int
    posted: int


class ApprovesAndSupervises(Refusal):
    """Approval and supervision 批管分离 are never in one hand at the same time."""

    code: ClassVar[str] = "people.approves_and_supervises"


class AwayAlready(Refusal):
    """An absence of this person is recorded for that time already."""

    code: ClassVar[str] = "people.away_already"


class OwnStandIn(Refusal):
    """Who holds a post does not stand in for themselves."""

    code: ClassVar[str] = "people.own_stand_in"


class EstablishmentUnchanged(Refusal):
    """The person has this status already."""

    code: ClassVar[str] = "people.establishment_unchanged"


class NoSuchPerson(Refusal):
    """No registered person has this name and this number; which of them is wrong is never said."""

    code: ClassVar[str] = "people.no_such_person"


class OwnMandate(Refusal):
    """Nobody is their own agent."""

    code: ClassVar[str] = "people.own_mandate"


class AgentNotPerson(Refusal):
    """An agent is a person."""

    code: ClassVar[str] = "people.agent_not_person"


class MandateRevoked(Refusal):
    """The mandate has been revoked already."""

    code: ClassVar[str] = "people.mandate_revoked"


class TokenTaken(Refusal):
    """This token has been issued before."""

    code: ClassVar[str] = "people.token_taken"


class AccountClosed(Refusal):
    """The login of this member of staff was closed for good."""

    code: ClassVar[str] = "people.account_closed"


class OwnAccount(Refusal):
    """Nobody locks, closes or lets in anew their own login."""

    code: ClassVar[str] = "people.own_account"


class ContactJustChanged(Refusal):
    """Who wrote another phone of a person down does not give a code for their login too, for so many days."""

    code: ClassVar[str] = "people.contact_just_changed"
    days: int


class CodeJustGiven(Refusal):
    """Who gave a code for a person's login does not write another phone of theirs down, for so many days."""

    code: ClassVar[str] = "people.code_just_given"
    days: int


class NotLocked(Refusal):
    """The login is not locked."""

    code: ClassVar[str] = "people.not_locked"


class SecondedAlready(Refusal):
    """They are posted to a centre by an order that has not ended."""

    code: ClassVar[str] = "people.seconded_already"


class OrderNumberTaken(Refusal):
    """Another order bears this number."""

    code: ClassVar[str] = "people.order_number_taken"


class KeptByTheCentre(Refusal):
    """While somebody is posted to a centre by an order, it keeps their attendance; the home unit reads it."""

    code: ClassVar[str] = "people.kept_by_the_centre"


class NotForPosting(Refusal):
    """A posting order fills a counter of the home unit or a common one, and no other post."""

    code: ClassVar[str] = "people.not_for_posting"


class KeptAtHome(Refusal):
    """Some of these days lie outside the posting: the home unit keeps them, and they are asked for apart."""

    code: ClassVar[str] = "people.kept_at_home"
