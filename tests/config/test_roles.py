"""One table says what each role may do; the groups have that and nothing else."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.roles import ROLES, sync_roles

pytestmark = pytest.mark.django_db


def permissions(group):
    return {f"{app}.{name}" for app, name in group.permissions.values_list("content_type__app_label", "codename")}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_a_group_with_what_the_table_says(role):
    assert permissions(Group.objects.get(name=role)) == ROLES[role]


def test_whoever_ranks_higher_may_do_all_that_those_below_may():
    assert ROLES["reporter"] < ROLES["editor"] < ROLES["chief"]
    assert ROLES["moderator"] < ROLES["chief"]


def test_what_was_changed_by_hand_is_put_right_by_the_next_migration():
    reporter = Group.objects.get(name="reporter")
    reporter.permissions.remove(Permission.objects.get(codename="submit_article"))
    reporter.permissions.add(Permission.objects.get(codename="publish_article"))
    Group.objects.get(name="moderator").delete()

    sync_roles(sender=None)

    assert permissions(reporter) == ROLES["reporter"]
    assert permissions(Group.objects.get(name="moderator")) == ROLES["moderator"]


def test_where_nothing_differs_nothing_is_written():
    with CaptureQueriesContext(
        connection,
    ) as queries:
        sync_roles(sender=None)
    assert len(queries) == 1 + 2 * len(ROLES)
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)
