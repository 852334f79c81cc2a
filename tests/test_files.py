"""Output files are whole or not there at all."""

import errno
import os
import resource
import stat
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import NotEnoughDisk, OutputError
from summarizer.files import require_place, write_atomically


def test_text_is_written_as_utf8(tmp_path: Path) -> None:
    write_atomically(tmp_path / "out.txt", "oʻzbek — città\n")
    assert (tmp_path / "out.txt").read_bytes() == "oʻzbek — città\n".encode()


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    write_atomically(tmp_path / "out.bin", b"\x00\x01")
    assert [path.name for path in tmp_path.iterdir()] == ["out.bin"]


def test_the_mode_of_an_existing_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "private.txt"
    path.write_text("old")
    path.chmod(0o600)
    write_atomically(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == "new"


def test_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_atomically(tmp_path / "out.txt", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o600


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_atomically(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_device_is_written_to_directly() -> None:
    write_atomically("/dev/null", "gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_missing_folder_is_named_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Create the folder first"):
        write_atomically(tmp_path / "absent" / "out.txt", "x")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="give the name of a file"):
        write_atomically(tmp_path, "x")


def test_a_long_name_is_written(tmp_path: Path) -> None:
    name = "n" * 250 + ".txt"  # the temporary name must not pass the limit of 255 bytes
    write_atomically(tmp_path / name, "x")
    assert (tmp_path / name).read_text() == "x"


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")

    def full(descriptor: int) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotEnoughDisk, match="Free some space"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.txt"]


def test_a_real_size_limit_counts_as_a_full_disk(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(NotEnoughDisk):
            write_atomically(tmp_path / "out.txt", "x" * 8192)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    require_place(tmp_path / "out.txt")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputError, match="Create the folder"):
        require_place(tmp_path / "missing" / "out.txt")
    with pytest.raises(OutputError, match="name of a file"):
        require_place(tmp_path)
