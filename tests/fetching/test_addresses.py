"""Which URLs may be asked for, and which addresses are public."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import FetchError
from summarizer.fetching import read_host, read_url
from summarizer.fetching.addresses import is_public

PRIVATE = """
    0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.1.2.3 169.254.169.254 172.16.0.1 192.0.0.1 192.0.2.1 192.168.1.1 192.88.99.1 198.18.0.1
    198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1
    64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::a00:1 2002:7f00:1:: 2002:808:808:: 2001::1 2001:db8::1 3fff::1 fc00::1 fd00::1 fe80::1
    fe80::1%eth0 fec0::1 ff02::1 100::1 5f00::1 name 1.2.3
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_known(address: str) -> None:
    """Private, local, shared, multicast, reserved and documentation addresses are none, nor is one that carries another address."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1"]
)
def test_a_public_address_is_known(address: str) -> None:
    """What stands beside the special ranges is public."""
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_no_form_of_a_private_ipv4_address_is_public(address: ipaddress.IPv4Address) -> None:
    """Mapped, compatible, NAT64, 6to4: an IPv6 form opens nothing that the IPv4 address does not."""
    number = int(address)
    for form in (0xFFFF << 32 | number, number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert not is_public(str(ipaddress.IPv6Address(form)))


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("127.1", "refused_address"),
        ("2130706433", "refused_address"),
        ("0x7f.1", "refused_address"),
        ("0x7f000001", "refused_address"),
        ("0177.0.0.1", "refused_address"),
        ("127.0.0.1.1", "refused_address"),
        ("1.2.3.256", "refused_address"),
        ("a.0x7f", "refused_address"),
        ("me@127.0.0.1", "bad_url"),
        ("example.org@127.0.0.1", "bad_url"),
        ("example.org:80@127.0.0.1", "bad_url"),
        ("127.0.0.1\\@example.org", "bad_url"),
        ("127.0.0.1%2f@example.org", "bad_url"),
        ("127.0.0.1 .example.org", "bad_url"),
        ("exa\tmple.org", "bad_url"),
        ("example.org%00", "bad_url"),
        ("", "bad_url"),
        (".", "bad_url"),
        ("a..b", "bad_url"),
        ("-a.org", "bad_url"),
        ("[::1", "bad_url"),
        ("[fe80::1%25eth0]", "bad_url"),
        ("[nonsense]", "bad_url"),
        ("example.org:99999", "bad_url"),
        ("example.org:a", "bad_url"),
        ("x" * 9_000, "bad_url"),
    ],
)
def test_a_host_that_may_be_read_in_two_ways_is_refused(host: str, code: str) -> None:
    """Addresses in disguise, user names, escapes and control characters are refused before anything is looked up."""
    with pytest.raises(FetchError) as caught:
        read_url(f"http://{host}/path")
    assert caught.value.code == code


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "//example.org/", "example.org", "http:example.org"],
)
def test_only_web_addresses_are_urls(url: str) -> None:
    """Other schemes, and none, are refused."""
    with pytest.raises(FetchError):
        read_url(url)


def test_a_password_in_a_url_is_not_repeated() -> None:
    """The error names the URL without what stands before its host."""
    with pytest.raises(FetchError) as caught:
        read_url("https://me:hunter2@example.org/feed")
    assert "hunter2" not in str(caught.value)


def test_what_a_server_writes_into_a_url_is_shown_on_one_short_line() -> None:
    """Escapes for a terminal and line breaks do not get into messages."""
    with pytest.raises(FetchError) as caught:
        read_url("http://example.org/\x1b[31m\r\n\u2028" + "x" * 5_000)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("host", ["①②⑦.⓪.⓪.①", "１２７.０.０.１", "127。0。0。1"])
def test_an_address_in_other_digits_is_that_address(host: str) -> None:
    """Full-width and circled digits are folded before the host is looked at."""
    assert read_url(f"http://{host}/").host == "127.0.0.1"


@pytest.mark.parametrize(
    ("url", "host", "asked"),
    [
        ("HTTP://EXAMPLE.org", "example.org", "http://example.org/"),
        ("http://example.org.:80/a?b#c", "example.org", "http://example.org/a?b"),
        ("https://bücher.example/ä?ö=ü", "xn--bcher-kva.example", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC"),
        ("http://[2606:4700::0:1111]:8080/", "2606:4700::1111", "http://[2606:4700::1111]:8080/"),
        ("https://1.1.1.1/%2e%2E/", "1.1.1.1", "https://1.1.1.1/%2e%2E/"),
    ],
)
def test_a_url_is_asked_for_in_one_form(url: str, host: str, asked: str) -> None:
    """Case, default ports, fragments and letters beyond ASCII have one form."""
    target = read_url(url)
    assert (target.host, target.url) == (host, asked)


@given(st.text(max_size=40))
def test_any_text_is_a_url_or_refused(text: str) -> None:
    """Whatever stands for a host, the answer is a target in ASCII without a user, or a FetchError."""
    try:
        target = read_url(f"http://{text}")
    except FetchError:
        return
    assert target.url.isascii()
    assert "@" not in target.netloc
    assert read_host(target.host) == target.host
