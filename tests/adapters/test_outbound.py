"""What we may connect to, and what we may not."""

import socket
import threading

import httpx
import pytest

from planner.adapters.outbound import (
    Outbound,
    Refused,
    Unanswered,
    hosts_of,
    is_plain_https,
    is_public_address,
    read_url,
    system_addresses,
)

PUBLIC = ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "3fff:1000::1"]
NOT_PUBLIC = [
    "127.0.0.1",
    "127.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - to be refused, not bound
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::808:808",
    "2002:7f00:1::1",
    "2002:808:808::1",
    "2001:0:808:808:0:0:80ff:fffe",
    "2001:db8::1",
    "3fff::1",
    "3fff:fff:ffff::1",
    "fe80::1",
    "fe80::1%eth0",
    "fd00::1",
    "ff0e::1",
    "localhost",
    "2130706433",
    "0x7f.1",
    "",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_one(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_any_other_address_is_none_also_when_wrapped(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize(
    ("url", "is_plain"),
    [
        ("https://a.test/", True),
        ("https://a.test:443/", True),
        ("https://a.test:8443/", False),
        ("http://a.test/", False),
        ("http://a.test:443/", False),
        ("ftp://a.test/", False),
    ],
)
def test_only_https_at_its_usual_port_is_safe(url: str, is_plain: bool) -> None:
    assert is_plain_https(httpx.URL(url)) is is_plain


def test_hosts_are_lower_case_and_ascii_and_what_is_no_address_has_none() -> None:
    urls = [
        "https://WWW.Ministry.test/a",
        "https://例え.テスト/",
        "no address",
        "https://[a/",
        "https://a.test:x/",
    ]
    assert hosts_of(urls) == {"www.ministry.test", "xn--r8jz45g.xn--zckzah"}


def test_our_own_rules_hold_where_no_others_are_given() -> None:
    outbound = Outbound(frozenset({"ministry.test"}), lambda *_: ["127.0.0.1"])
    outbound.admit(httpx.URL("https://www.ministry.test/"))
    with pytest.raises(Refused, match="not to plain https"):
        outbound.admit(httpx.URL("http://ministry.test/"))
    with pytest.raises(Unanswered, match="not public"):
        outbound.addresses(httpx.URL("https://ministry.test/"), 1.0)


def test_an_address_is_read_relative_and_without_its_fragment() -> None:
    base = read_url("https://a.test/b/c")
    assert str(read_url("../d?e=f#g", base)) == "https://a.test/d?e=f"


def test_the_machine_itself_is_asked_for_addresses() -> None:
    found = system_addresses("localhost", 443, 5.0)
    assert found
    assert set(found) <= {"127.0.0.1", "::1"}


def test_a_name_that_cannot_be_one_has_no_addresses() -> None:
    assert system_addresses("a" * 300, 443, 5.0) == []


def test_a_slow_resolver_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()

    def asleep(*_: object, **__: object) -> list[object]:
        ended.wait(5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", asleep)
    with pytest.raises(Unanswered, match="could not be looked up in time"):
        system_addresses("ministry.test", 443, 0.05)
    ended.set()
