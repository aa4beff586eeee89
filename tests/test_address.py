"""Where requests may go."""

import pytest

from reader.web.address import Address, address, is_private, is_public, redirected, stays_near


def known(url: str) -> Address:
    found = address(url)
    assert found is not None
    return found


def test_a_login_stands_apart_from_the_url() -> None:
    found = known("https://ada:s%40fe@gazette.example:8443/a?b=c#d")
    assert found.url == "https://gazette.example:8443/a?b=c"
    assert found.login == ("ada", "s@fe")
    assert found.origin == ("https", "gazette.example", 8443)


@pytest.mark.parametrize(
    "url", ["", "gazette.example", "ftp://a.example/", "file:///etc/hosts", "https://", "http://a:x/"]
)
def test_what_is_no_web_address_is_none(url: str) -> None:
    assert address(url) is None


@pytest.mark.parametrize(
    ("location", "wanted"),
    [
        ("/next", "https://gazette.example/next"),
        ("next?x=1", "https://gazette.example/a/next?x=1"),
        ("//other.example/b", "https://other.example/b"),
        (" https://other.example/b ", "https://other.example/b"),
        ("https://u:p@other.example/b", "https://other.example/b"),
    ],
)
def test_a_redirect_is_joined_to_where_it_came_from(location: str, wanted: str) -> None:
    target = redirected(known("https://gazette.example/a/b"), location)
    assert target is not None
    assert (target.url, target.login) == (wanted, None)


@pytest.mark.parametrize(
    "location", ["file:///etc/hosts", "javascript:alert(1)", "data:text/html,x", "http://[::1"]
)
def test_a_redirect_to_what_is_no_web_address_is_not_followed(location: str) -> None:
    assert redirected(known("https://gazette.example/"), location) is None


def test_port_0_is_no_other() -> None:
    assert known("http://gazette.example:0/").origin != known("http://gazette.example/").origin


def test_a_login_stays_with_its_origin() -> None:
    start = known("https://ada:safe@gazette.example/")
    same, other = redirected(start, "/b"), redirected(start, "https://gazette.example:444/b")
    assert same is not None and same.login == ("ada", "safe")
    assert other is not None and other.login is None


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "localhost",
            "a.localhost",
            "printer.local",
            "10.1.2.3",
            "192.168.0.1",
            "169.254.169.254",
        ),
        *(
            "::1",
            "::ffff:127.0.0.1",
            "fe80::1%eth0",
            "0.0.0.0",
            "100.64.0.1",
            "2130706433",
            "127.1",
            "localhost.",
            "127。0．0｡1",
            "0x7f000001",
        ),
    ],
)
def test_hosts_of_this_machine_and_its_network_are_private(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize(
    "host", ["gazette.example", "9.9.9.9", "2620:fe::fe", "1.1.1.1.example", "127.example"]
)
def test_other_hosts_are_public(host: str) -> None:
    assert not is_private(host)


@pytest.mark.parametrize(
    "number",
    [
        *("::ffff:10.0.0.1", "2002:7f00:1::", "2001:0:7f00:1::", "64:ff9b::a00:1", "::10.0.0.1", "fec0::1"),
        *(
            "64:ff9b:1::a00:1",
            "64:ff9b:1::808:808",
            "::ffff:0:10.0.0.1",
            "2a00::5efe:7f00:1",
            "2a00::200:5efe:a00:1",
        ),
        *("224.0.0.1", "ff02::1", "fd00::1", "240.0.0.1", "198.18.0.1"),
    ],
)
def test_numbers_that_carry_a_private_one_are_private(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        *("2001:4860:4860::8888", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::"),
        *("::ffff:0:8.8.8.8", "2a00::5efe:808:808"),
    ],
)
def test_numbers_that_carry_a_public_one_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    ("current", "target", "stays"),
    [
        ("192.168.0.1", "192.168.0.1", True),
        ("192.168.0.1", "192.168.0.2", False),
        ("127.0.0.1", "169.254.169.254", False),
        ("127.0.0.1", "localhost", True),
        ("localhost", "::1", True),
        ("localhost", "2130706433", False),
    ],
)
def test_a_private_host_leads_to_itself_alone(current: str, target: str, stays: bool) -> None:
    assert stays_near(current, target) is stays
