"""Where staff begin: the page on which the day's work of their posts stands. A hint for sign-in; it opens nothing."""

from django.urls import NoReverseMatch, reverse

from yimen.kernel.actor import Actor, Role

HOME = "workbench:home"
#: Whose work is the list of cases.
WITH_CASES = (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD, Role.CENTRE_MANAGER)
#: Whose work stands elsewhere, and where.
ELSEWHERE = (
    (Role.AGENT, "workbench:agency"),
    (Role.CASHIER, "workbench:cashier"),
    (Role.SUPERVISOR, "oversight:board"),
    (Role.ADMINISTRATOR, "workbench:administration"),
    (Role.CATALOGUE_EDITOR, "workbench:catalogue_board"),
    (Role.LEGAL_REVIEWER, "workbench:catalogue_board"),
    (Role.REFORM_OFFICE, "workbench:catalogue_board"),
    (Role.ESTABLISHMENT_OFFICE, "workbench:reform_plans"),
)


def first_page(me: Actor | None) -> str:
    """The address at which somebody begins who has just signed in."""
    routes = [HOME]
    if me is not None and not me.has_role(*WITH_CASES):
        routes = [*(route for role, route in ELSEWHERE if me.has_role(role)), HOME]
    for route in routes:
        try:
            return reverse(route)
        except NoReverseMatch:
            continue
    return "/"
