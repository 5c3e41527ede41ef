"""The rights table, cell by cell: written out here, and compared with the product's."""

import pytest

from domain.access import Reach, Role, Standpoint, Verb, reach

EXECUTOR, DEPUTY, COORDINATOR = Role.EXECUTOR, Role.DEPUTY, Role.COORDINATOR
OWN, ALL = Reach.OWN, Reach.ALL

# Source: the storyboard, section 0. A stranger has no role, nor has the owner of the installation as such.
RIGHTS = {
    #                      executor  deputy  coordinator
    Verb.LIST_TASKS:       (OWN,     OWN,    ALL),
    Verb.HAND_IN:          (OWN,     OWN,    ALL),
    Verb.AGREE:            (OWN,     OWN,    None),
    Verb.GIVE_PART:        (OWN,     OWN,    ALL),
    Verb.SEE_STATUS:       (OWN,     ALL,    ALL),
    Verb.SEE_PROGRESS:     (OWN,     ALL,    ALL),
    Verb.SEE_EVIDENCE:     (OWN,     ALL,    ALL),
    Verb.SEE_REPORT:       (OWN,     ALL,    ALL),
    Verb.EXPORT:           (OWN,     None,   ALL),
    Verb.REVIEW:           (None,    None,   ALL),
    Verb.ASK:              (OWN,     ALL,    ALL),
    Verb.ANSWER:           (OWN,     OWN,    ALL),
    Verb.FOLLOW_UP:        (None,    None,   ALL),
    Verb.MANAGE_PERIOD:    (None,    None,   ALL),
    Verb.PLAN:             (None,    None,   ALL),
    Verb.INVITE:           (None,    None,   ALL),
    Verb.MANAGE_PEOPLE:    (None,    None,   ALL),
    Verb.NAME_SUBSTITUTE:  (OWN,     None,   ALL),
    Verb.CHANGE_PROGRAMME: (None,    None,   ALL),
    Verb.CREATE_PROGRAMME: (None,    None,   None),
    Verb.SEE_HEALTH:       (None,    None,   None),
    Verb.SEE_COORDINATORS: (None,    None,   None),
}  # fmt: skip


def granted(verb: Verb, *roles: Role) -> Reach | None:
    return reach(verb, Standpoint(frozenset(roles), frozenset({1})))


@pytest.mark.parametrize("verb", Verb)
def test_each_role_may_do_what_the_storyboard_says(verb: Verb) -> None:
    assert tuple(granted(verb, role) for role in (EXECUTOR, DEPUTY, COORDINATOR)) == RIGHTS[verb]


def test_every_role_and_every_verb_is_in_the_table() -> None:
    assert set(RIGHTS) == set(Verb)
    assert set(Role) == {EXECUTOR, DEPUTY, COORDINATOR}


def test_whoever_has_no_role_may_do_nothing() -> None:
    assert {granted(verb) for verb in Verb} == {None}


def test_of_several_roles_the_widest_counts() -> None:
    assert granted(Verb.SEE_STATUS, EXECUTOR, DEPUTY) is ALL
    assert granted(Verb.REVIEW, EXECUTOR, COORDINATOR) is ALL
    assert granted(Verb.REVIEW, EXECUTOR, DEPUTY) is None
