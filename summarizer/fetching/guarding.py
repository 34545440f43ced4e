"""A limit on the time of a whole conversation over a socket."""

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Iterator

__all__ = ["guard"]


@contextlib.contextmanager
def guard(seconds: float) -> Iterator[Callable[[socket.socket], object]]:
    """Cut the sockets that it is given when the time is up.

    A limit on each read does not end a drip of single bytes. Who reads from a socket that was cut sees its end.
    """
    twins: list[socket.socket] = []

    def cut() -> None:
        for twin in twins:
            with contextlib.suppress(OSError):
                twin.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield lambda sock: twins.append(socket.socket(fileno=os.dup(sock.fileno())))  # one that speaks TLS has no dup of its own
    finally:
        timer.cancel()
        timer.join()
        for twin in twins:
            twin.close()
