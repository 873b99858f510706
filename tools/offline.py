"""Runs a command where only this machine can be reached, so that a test that calls out fails.

As root the command gets a network namespace of its own, with the loopback interface alone; children such as Chromium
and PostgreSQL are inside it too. Elsewhere it runs as it is, and tests/support/no_network.py still cuts Python's own
sockets.
"""

import ctypes
import fcntl
import os
import socket
import struct
import sys

CLONE_NEWNET = 0x40000000  # <linux/sched.h>
SIOCSIFFLAGS = 0x8914  # <linux/sockios.h>
IFF_UP = 0x1  # <net/if.h>


def leave_the_network() -> str | None:
    """Move this process into an empty network; or the reason why it stays where it is."""
    if sys.platform != "linux":
        return "network namespaces are a thing of Linux"
    if os.geteuid() != 0:
        return "only root may make a network namespace"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) != 0:
        return os.strerror(ctypes.get_errno())
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
    return None


def main() -> None:
    """Leave the network, say so, and become the command that was given."""
    reason = leave_the_network()
    where = "with the loopback interface only" if reason is None else f"with Python's sockets cut only ({reason})"
    print(f"Tests run {where}.", flush=True)
    command = sys.argv[1:]
    os.execvp(command[0], command)  # noqa: S606 -- no shell wanted: the command comes from the Makefile


if __name__ == "__main__":
    main()
