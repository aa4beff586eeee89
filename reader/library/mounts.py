"""Which folders lie on another machine, where no file of SQLite's is safe from a second reader."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple

_TYPES = """
    nfs nfs4 cifs smb3 smbfs ncpfs afs 9p ceph lustre gpfs ocfs2 gfs2 davfs acfs fuse.sshfs fuse.rclone
    fuse.davfs2 fuse.glusterfs fuse.ceph fuse.s3fs fuse.gcsfuse fuse.smbnetfs fuse.curlftpfs
"""
_FAR = frozenset(_TYPES.split())
"""File systems of Linux, by their types in the table of mounts, that other machines may write to."""
_OCTAL = re.compile(r"\\([0-7]{3})")


class Mount(NamedTuple):
    """Where a file system begins, and its type."""

    point: str
    kind: str


def mount_table() -> str:
    """What is mounted here, as Linux tells it; "" on other systems."""
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def far_mount(folder: Path, table: str) -> Mount | None:
    """The file system of another machine that a folder is on; None where it is on this one.

    `table` has a mount a line as in fstab(5), blanks in names written as their octal numbers. Of two mounts
    at one place the later hides the other.
    """
    place = PurePosixPath(folder.resolve())
    mounts = [Mount(_OCTAL.sub(_letter, words[1]), words[2]) for words in _rows(table)]
    over = [mount for mount in mounts if place.is_relative_to(mount.point)]
    nearest = max(enumerate(over), key=lambda each: (len(each[1].point), each[0]), default=(0, None))[1]
    return nearest if nearest and nearest.kind in _FAR else None


def _rows(table: str) -> list[list[str]]:
    return [words for line in table.splitlines() if len(words := line.split()) >= 3]


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 8))
