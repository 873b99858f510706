"""No test calls out: connecting to, or asking for the address of, another machine fails at once.

Loaded by tests/conftest.py. `make test` also cuts the network of the children where it may (tools/offline.py).
"""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

LOCAL_NAMES = {"localhost", "", "None"}


class CalledOut(Exception):
    """A test tried to reach another machine."""


def is_local(host: str) -> bool:
    """Whether this is the machine itself, by name or by address."""
    if host in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(host: object) -> None:
    """Raise CalledOut unless the host is this machine."""
    name = host.decode() if isinstance(host, bytes) else str(host)
    if not is_local(name):
        raise CalledOut(f"tests reach this machine only, and one tried {name}")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Cut Python's own ways out for the whole run: every connect, every datagram, every look-up of a name."""
    whole = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    ask = socket.getaddrinfo

    def looked_at(name: str) -> Any:
        def method(self: socket.socket, *arguments: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6}:
                refuse(arguments[-1][0])
            return whole[name](self, *arguments)

        return method

    def ask_locally(host: Any, *arguments: Any, **options: Any) -> Any:
        refuse(host)
        return ask(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        for name in whole:
            patch.setattr(socket.socket, name, looked_at(name))
        patch.setattr(socket, "getaddrinfo", ask_locally)
        yield
