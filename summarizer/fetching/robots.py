"""What a site's robots.txt says to us (RFC 9309)."""

from urllib.robotparser import RobotFileParser

__all__ = ["read_robots"]


def read_robots(status: int, body: bytes) -> RobotFileParser | None:
    """Return the rules of a reply for /robots.txt, None where there are none: a page that does not exist refuses nothing."""
    if not 200 <= status < 300:
        return None
    rules = RobotFileParser()
    rules.parse(body.decode("utf-8", "replace").removeprefix("\ufeff").splitlines())
    return rules
