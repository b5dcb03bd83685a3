"""Who is asking: the address behind proxies, the network that it belongs to, and what other sites can send."""

from datetime import UTC, datetime

import pytest
from django.test import RequestFactory

from news.visitors import client_address, network, network_key

PROXIES = ["10.0.0.1", "172.16.0.0/12", "2001:db8:ffff::/48"]


def request(address, said=None):
    headers = {} if said is None else {"X-Forwarded-For": said}
    return RequestFactory(REMOTE_ADDR=address).get("/", headers=headers)


@pytest.mark.parametrize(
    ("peer", "said", "asks"),
    [
        ("192.0.2.1", None, "192.0.2.1"),
        ("192.0.2.1", "203.0.113.9", "192.0.2.1"),  # not a proxy of ours, so nobody we believe
        ("10.0.0.2", "203.0.113.9", "10.0.0.2"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),  # the left of it anybody can write
        ("10.0.0.1", "1.1.1.1, 203.0.113.9, 172.16.3.4", "203.0.113.9"),  # two proxies in a row
        ("10.0.0.1", "10.0.0.1, 172.16.3.4", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9, nonsense", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9,", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9:4711", "10.0.0.1"),
        ("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("2001:db8:ffff::7", "2001:db8::1", "2001:db8::1"),
        ("", "203.0.113.9", ""),
    ],
)
def test_a_proxy_is_believed_only_if_it_is_ours_and_only_about_whom_it_has_seen(settings, peer, said, asks):
    settings.TRUSTED_PROXIES = PROXIES
    assert client_address(request(peer, said)) == asks


def test_without_proxies_of_ours_the_header_says_nothing(settings):
    settings.TRUSTED_PROXIES = []
    assert client_address(request("10.0.0.1", "203.0.113.9")) == "10.0.0.1"


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:0DB8:0001:0002::ffff", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7/32"),
        ("", ""),
        ("unix:", ""),
        ("999.1.1.1", ""),
    ],
)
def test_a_network_is_one_address_of_ipv4_or_what_a_household_has_of_ipv6(address, part):
    assert network(address) == part


def test_the_key_of_a_network_turns_at_midnight_utc_and_with_the_sites_secret(settings):
    one, other = request("192.0.2.7"), request("192.0.2.8")
    evening, night = datetime(2026, 11, 24, 23, 59, tzinfo=UTC), datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
    key = network_key(one, evening)
    assert key == network_key(one, evening.replace(hour=0))
    assert key not in {network_key(other, evening), network_key(one, night)}
    settings.SECRET_KEY = "another " * 10
    assert network_key(one, evening) != key
