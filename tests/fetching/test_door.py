"""The door against real servers on loopback, which it reaches because they are allowed by name."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.errors import FetchError
from summarizer.fetching import Conditions, Door, Policy
from tests.fetching.opening import SOON, door, refused
from tests.web_server import Page, Site, serve_site

CERTIFICATE = Path(__file__).with_name("news_test.pem")


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server."""
    with serve_site() as found:
        yield found


def test_a_page_is_fetched_and_we_say_who_we_are(site: Site) -> None:
    """The reply has the body, its declared type and charset; the request has our name, the host's, and no cookie."""
    site.pages["/a?b"] = Page("Zürich".encode("latin-1"), "Text/Plain; charset=ISO-8859-1")
    page = door(allow_hosts=("news.test",)).fetch(site.url("/a?b", "news.test"))
    assert (page.status, page.body.decode("latin-1"), page.media, page.charset) == (200, "Zürich", "text/plain", "iso-8859-1")
    headers = site.asked[-1].headers
    assert headers["user-agent"].startswith("summarizer/")
    assert headers["host"] == f"news.test:{site.port}"
    assert "cookie" not in headers
    assert "authorization" not in headers


@pytest.mark.parametrize(
    ("declared", "media", "charset"),
    [
        ("", "", None),
        (";", "", None),
        ('text/HTML ; Charset="UTF-8"; x=y', "text/html", "utf-8"),
        ("text/html; charset='latin-1'", "text/html", "latin-1"),
        ("text/html; charset=\x00evil", "text/html", None),
        ("text/html; charset=", "text/html", None),
        ("x" * 60_000, "x" * 60_000, None),
    ],
)
def test_a_declared_type_is_read_or_left_out(site: Site, declared: str, media: str, charset: str | None) -> None:
    """A server may write anything there; a charset is a plain word or none."""
    site.pages["/"] = Page(b"x", declared)
    page = door().fetch(site.url("/"))
    assert (page.media, page.charset) == (media, charset)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fe80::1%2",
    ],
)
def test_a_name_of_a_private_address_is_refused(address: str) -> None:
    """Nothing is connected to, and the message says how to allow the name."""
    error = refused(lambda: door(lambda host, port: [address]).fetch("http://inside.test/"), "refused_address")
    assert "--allow-host inside.test" in str(error)
    assert not error.sent


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"]
)
def test_a_private_address_in_the_url_is_refused(host: str) -> None:
    """An address needs no resolver, and gets no further than a name."""
    refused(lambda: door().fetch(f"http://{host}/"), "refused_address")


def test_one_private_address_among_public_ones_refuses_all() -> None:
    """A name with mixed records is not tried at its public address."""
    refused(lambda: door(lambda host, port: ["1.1.1.1", "10.0.0.1"]).fetch("http://mixed.test/"), "refused_address")


def test_a_name_that_changes_its_address_is_reached_where_it_was_checked(site: Site) -> None:
    """Each request is resolved once, and the connection goes to that very address."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    site.pages["/"] = Page(b"here")
    opened = door(lambda host, port: next(answers), allow_hosts=("rebinding.test",))
    assert opened.fetch(site.url("/", "rebinding.test")).body == b"here"  # robots.txt and the page: two requests, two answers
    assert next(answers, None) is None


def test_a_name_that_does_not_resolve_is_reported() -> None:
    """The error says so, and that it may be different later."""

    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert refused(lambda: door(nobody).fetch("http://gone.test/"), "unreachable").temporary


def test_a_resolver_that_hangs_does_not_hold_us() -> None:
    """The time limit counts for looking up a name, too."""
    release = threading.Event()
    began = time.monotonic()
    refused(lambda: door(lambda host, port: [str(release.wait(30))], seconds=SOON).fetch("http://slow.test/"), "timeout")
    release.set()
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("location", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://0x7f.1/"])
def test_a_redirect_to_a_private_address_is_refused(site: Site, location: str) -> None:
    """Each hop is checked like the first."""
    site.pages["/"] = Page(status=302, headers={"Location": location})
    refused(lambda: door().fetch(site.url("/")), "refused_address")


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org/", "http://a@127.0.0.1/", "http://", "http://[", "\x00"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(site: Site, location: str) -> None:
    """Other schemes and confusing hosts end the fetch."""
    site.pages["/"] = Page(status=302, headers={"Location": location})
    with pytest.raises(FetchError):
        door().fetch(site.url("/"))
    assert site.paths() == ["/"]


def test_a_redirect_is_followed_to_the_page(site: Site) -> None:
    """The reply says where the page was found; a relative location with spaces and UTF-8 is understood."""
    site.pages |= {"/": Page(status=301, headers={"Location": "/a b\xc3\xa9"}), "/a%20b%C3%A9": Page(b"found")}
    page = door().fetch(site.url("/"))
    assert (page.body, page.url) == (b"found", site.url("/a%20b%C3%A9"))


def test_redirects_in_a_circle_and_without_end_are_given_up(site: Site) -> None:
    """A circle is seen at once, a chain is followed five times."""
    site.pages |= {"/a": Page(status=302, headers={"Location": "/b"}), "/b": Page(status=302, headers={"Location": "/a"})}
    refused(lambda: door().fetch(site.url("/a")), "redirects")
    assert site.paths() == ["/a", "/b"]
    site.asked.clear()
    site.pages |= {f"/{n}": Page(status=302, headers={"Location": f"/{n + 1}"}) for n in range(20)}
    refused(lambda: door().fetch(site.url("/0")), "redirects")
    assert len(site.paths()) == 6


def test_credentials_and_conditions_go_to_their_own_host_only(site: Site) -> None:
    """After a redirect to another host, another port or another name of the same address they are left out."""
    with serve_site() as other:
        site.pages |= {
            "/": Page(status=302, headers={"Location": "/own"}),
            "/own": Page(status=302, headers={"Location": other.url("/theirs")}),
        }
        other.pages["/theirs"] = Page(b"x")
        door().fetch(site.url("/"), Conditions('"tag"', "yesterday"), authorization="Bearer secret")
        sent = [
            {"authorization", "if-none-match", "if-modified-since"} & set(asked.headers) for asked in (*site.asked, *other.asked)
        ]
    assert [len(names) for names in sent] == [0, 3, 3, 0, 0]  # robots.txt, /, /own, robots.txt, /theirs


def test_an_unchanged_page_comes_without_a_body(site: Site) -> None:
    """304 is an answer where conditions were sent, and an error where none were."""
    site.pages["/"] = Page(status=304)
    assert door().fetch(site.url("/"), Conditions('"tag"')).status == 304
    refused(lambda: door().fetch(site.url("/")), "http_status")


@pytest.mark.parametrize(
    ("status", "temporary"), [(404, False), (403, False), (410, False), (429, True), (500, True), (503, True)]
)
def test_an_error_status_says_whether_to_come_again(site: Site, status: int, temporary: bool) -> None:
    """The status is in the message."""
    site.pages["/"] = Page(status=status)
    error = refused(lambda: door().fetch(site.url("/")), "http_status")
    assert (error.temporary, error.status) == (temporary, status)


def test_a_port_where_nobody_listens_is_unreachable() -> None:
    """Nothing was sent, which matters to those who deliver."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    error = refused(lambda: door().fetch(f"http://127.0.0.1:{port}/"), "unreachable")
    assert (error.sent, error.temporary) == (False, True)


def test_robots_txt_is_respected_and_asked_for_once(site: Site) -> None:
    """What it refuses is not asked for; it is remembered; rules for others do not count."""
    rules = b"\xef\xbb\xbfUser-agent: other\nDisallow: /\n\nUser-agent: summarizer\nDisallow: /private\n"
    site.pages |= {"/robots.txt": Page(rules, "text/plain"), "/a": Page(b"a"), "/b": Page(b"b")}
    opened = door()
    assert [opened.fetch(site.url(path)).body for path in ("/a", "/b")] == [b"a", b"b"]
    refused(lambda: opened.fetch(site.url("/private/c")), "robots")
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a", "/b"]


def test_robots_txt_counts_after_a_redirect(site: Site) -> None:
    """A page that may be read cannot lead to one that may not."""
    rules = Page(b"User-agent: *\nDisallow: /private\n", "text/plain")
    site.pages |= {"/robots.txt": rules, "/": Page(status=302, headers={"Location": "/private"}), "/private": Page(b"x")}
    refused(lambda: door().fetch(site.url("/")), "robots")


@pytest.mark.parametrize(
    ("robots", "temporary"),
    [(Page(status=500), True), (Page(b"x" * 1_000_001), False), (Page(status=302, headers={"Location": "/robots.txt"}), False)],
)
def test_robots_txt_that_cannot_be_read_refuses(site: Site, robots: Page, temporary: bool) -> None:
    """As RFC 9309 asks: a server in trouble has not said yes."""
    site.pages |= {"/robots.txt": robots, "/": Page(b"x")}
    assert refused(lambda: door().fetch(site.url("/")), "robots").temporary is temporary


def test_a_body_is_posted_without_following_redirects(site: Site) -> None:
    """The reply comes back whatever its status, and robots.txt is not asked."""
    site.pages["/hook"] = Page(status=307, headers={"Location": "/other"})
    assert door().post(site.url("/hook"), b"{}", {"Content-Type": "application/json"}).status == 307
    assert [(asked.method, asked.path, asked.body) for asked in site.asked] == [("POST", "/hook", b"{}")]
    refused(lambda: door(allow_hosts=()).post(site.url("/hook"), b"{}", {}), "refused_address")


def test_a_header_cannot_be_smuggled_in(site: Site) -> None:
    """A line break in what is remembered of a server makes no second header."""
    site.pages["/"] = Page(b"x")
    with pytest.raises(FetchError):
        door().fetch(site.url("/"), Conditions("a\r\nX-Evil: 1"))
    assert not any("x-evil" in asked.headers for asked in site.asked)


def test_a_certificate_is_checked_against_the_name() -> None:
    """A trusted one for the name is taken, one for another name and one that nobody trusts are not."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    trusted = ssl.create_default_context(cafile=str(CERTIFICATE))
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            for _ in range(4):
                plain, _address = listener.accept()
                try:
                    with context.wrap_socket(plain, server_side=True) as line:
                        line.recv(65_536)
                        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                except OSError:
                    plain.close()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        port = listener.getsockname()[1]
        policy = Policy(allow_hosts=("news.test", "other.test"), seconds=10)

        def get(name: str, context: ssl.SSLContext | None) -> int:
            return Door(policy, lambda host, port: ["127.0.0.1"], context).post(f"https://{name}:{port}/", b"", {}).status

        assert get("news.test", trusted) == 200
        for name, context_of in (("other.test", trusted), ("news.test", None)):
            error = refused(lambda name=name, context_of=context_of: get(name, context_of), "unreachable")  # type: ignore[misc]
            assert "certificate is not trusted" in str(error)
            assert not error.sent
        assert get("news.test", trusted) == 200
        thread.join()


def test_many_may_share_a_door(site: Site) -> None:
    """Threads do not disturb each other."""
    site.pages |= {f"/{n}": Page(str(n).encode()) for n in range(20)}
    with ThreadPoolExecutor(20) as pool:
        opened = door()
        found = dict(zip(range(20), pool.map(lambda n: opened.fetch(site.url(f"/{n}")).body, range(20)), strict=True))
    assert found == {n: str(n).encode() for n in range(20)}
