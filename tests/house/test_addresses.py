"""The list of addresses is whole."""

from django.urls import URLResolver, get_resolver

from tests.addresses import DOCUMENTS, LISTINGS, PRIVATE, PUBLIC, STAFF


def names(resolver, prefix="", namespace=""):
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if route.startswith(STAFF.lstrip("/")):
            continue
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from names(entry, route, inner)
        else:
            yield f"{namespace}{entry.name}"


def test_every_address_is_named_as_public_or_private_with_its_reason():
    walked = set(names(get_resolver()))
    missing = walked - set(PUBLIC) - set(PRIVATE)
    assert not missing, f"Add {missing} to tests/addresses.py: PUBLIC with an example, or PRIVATE with the reason."
    assert walked == set(PUBLIC) | set(PRIVATE), "tests/addresses.py names addresses that are no longer there."
    assert set(LISTINGS) | set(DOCUMENTS) <= set(PUBLIC)
