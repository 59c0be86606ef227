"""Writes of people: register, give mandates, employ, open accounts, sign in, and the counts of knocks."""

from yimen.registries.people.operations.absence import (
    AbsenceKind,
    drop_stand_in,
    end_absence,
    name_stand_in,
    record_absence,
)
from yimen.registries.people.operations.citizen_account import (
    LoginClosed,
    Shown,
    close_own_account,
    invite_citizen,
    take_up_own,
)
from yimen.registries.people.operations.employ import (
    close_post,
    define_post,
    end_posting,
    enrol_staff,
    hold_post,
    leave_staff,
    rank_post,
)
from yimen.registries.people.operations.establishing import note_skills, waive_formal_share
from yimen.registries.people.operations.found_city import CityFounded, found_city
from yimen.registries.people.operations.knock import forget_knocks, knock
from yimen.registries.people.operations.mandate import give_mandate, name_agent, name_handler, revoke_mandate
from yimen.registries.people.operations.open_account import (
    change_password,
    enrol_totp,
    invite_staff,
    open_account,
    open_demo_account,
    open_staff_account,
    sign_up,
    take_up,
    try_code,
)
from yimen.registries.people.operations.register import (
    change_contact,
    register_organisation,
    register_own_organisation,
    register_person,
)
from yimen.registries.people.operations.sign_in import SignedIn, sign_in_citizen, sign_in_demo, sign_in_staff
from yimen.registries.people.operations.staff_account import close_account, lock_account, unlock_account
from yimen.registries.people.operations.token import TokenKept, TokenRevoked, keep_token, revoke_token

__all__ = [
    "AbsenceKind",
    "CityFounded",
    "LoginClosed",
    "Shown",
    "SignedIn",
    "TokenKept",
    "TokenRevoked",
    "change_contact",
    "change_password",
    "close_account",
    "close_own_account",
    "close_post",
    "define_post",
    "drop_stand_in",
    "end_absence",
    "end_posting",
    "enrol_staff",
    "enrol_totp",
    "forget_knocks",
    "found_city",
    "give_mandate",
    "hold_post",
    "invite_citizen",
    "invite_staff",
    "keep_token",
    "knock",
    "leave_staff",
    "lock_account",
    "name_agent",
    "name_handler",
    "name_stand_in",
    "note_skills",
    "open_account",
    "open_demo_account",
    "open_staff_account",
    "rank_post",
    "record_absence",
    "register_organisation",
    "register_own_organisation",
    "register_person",
    "revoke_mandate",
    "revoke_token",
    "sign_in_citizen",
    "sign_in_demo",
    "sign_in_staff",
    "sign_up",
    "take_up",
    "take_up_own",
    "try_code",
    "unlock_account",
    "waive_formal_share",
]
