"""One file from the hub into the cache: taken up where it stopped, measured, checked, stoppable."""

import os
import shutil
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from summarizer.errors import Cancelled, ModelDamaged
from summarizer.models.integrity import checksum_of, remember_published
from summarizer.models.registry import ModelSpec
from summarizer.models.snapshots import cache_root, storage

# Bytes received at a time; a connection that breaks off is tried so often, with so many seconds between.
_CHUNK, _TRIES, _REST = 1 << 18, 5, 1.0
_WHOLE = 200  # the status of an answer that is not a part
# Seconds between two words on progress, and over which the rate is taken.
_PAUSE, _WINDOW = 0.25, 10.0


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """``done`` of ``total`` bytes of a model are here; ``rate`` is in bytes a second over the last few seconds."""

    spec: ModelSpec
    done: int
    total: int
    rate: float

    @property
    def seconds_left(self) -> float | None:
        """What is left at this rate; None where nothing moves."""
        return (self.total - self.done) / self.rate if self.rate > 0 else None


OnProgress = Callable[[FetchProgress], None]


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file of a repository at a commit; ``checksum`` is its SHA-256, or git's SHA-1 where it is small."""

    repository: str
    commit: str
    name: str
    size: int
    checksum: str

    @property
    def blob(self) -> Path:
        """Where the cache keeps its content."""
        return storage(self.repository) / "blobs" / self.checksum

    @property
    def part(self) -> Path:
        """Where it grows until it is whole."""
        return self.blob.with_name(self.checksum + ".part")

    def here(self) -> int:
        """Bytes of it that are on this machine."""
        if self.blob.exists() or (storage(self.repository) / "snapshots" / self.commit / self.name).exists():
            return self.size
        with suppress(OSError):
            return min(self.part.stat().st_size, self.size)
        return 0

    def missing(self) -> int:
        """Bytes of it that are not."""
        return self.size - self.here()


class Meter:
    """Counts what arrives, tells of it a few times a second, and stops when ``cancel`` is set."""

    def __init__(self, spec: ModelSpec, on_progress: OnProgress | None, cancel: threading.Event | None) -> None:
        self._spec = spec
        self._tell = on_progress
        self._cancel = cancel
        self._done = self._total = 0
        self._seen: deque[tuple[float, int]] = deque()

    def begin(self, files: Iterable[HubFile]) -> None:
        """What is to be here in the end, and what of it is here already."""
        every = list(files)
        self._total, self._done = sum(file.size for file in every), sum(file.here() for file in every)
        self._seen.clear()
        self._say(time.monotonic())

    def add(self, count: int) -> None:
        """So many more bytes are here; fewer, if some are to be fetched again.

        Raises:
            Cancelled: somebody asked to stop.
        """
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled(f"Fetching {self._spec.id} was stopped.", "What has arrived is kept.")
        self._done += count
        now = time.monotonic()
        if not self._seen or now - self._seen[-1][0] >= _PAUSE or self._done >= self._total:
            self._say(now)

    def _say(self, now: float) -> None:
        self._seen.append((now, self._done))
        while now - self._seen[0][0] > _WINDOW and len(self._seen) > 2:
            self._seen.popleft()
        (begun, before), (end, after) = self._seen[0], self._seen[-1]
        rate = max(0.0, (after - before) / (end - begun)) if end > begun else 0.0
        if self._tell is not None:
            self._tell(FetchProgress(self._spec, self._done, self._total, rate))


def transfer(file: HubFile, meter: Meter) -> None:
    """Fetch a file into the cache unless it is there whole. Two processes that want it wait for one another.

    Raises:
        ModelDamaged: what arrived is not what the hub said it would be.
        Cancelled: somebody asked to stop.
        Others as huggingface_hub's client raises them.
    """
    if file.here() == file.size and not file.part.exists():
        if _sound(file):
            return
        meter.add(-file.size)
    lock = cache_root() / ".locks" / file.blob.parents[1].name / f"{file.checksum}.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    file.blob.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(lock):
        if file.blob.exists():
            return
        _download(file, meter)
        if checksum_of(file.part, len(file.checksum)) != file.checksum:
            file.part.unlink()
            raise ModelDamaged(
                f"{file.name} of {file.repository} did not arrive as it was published.", "Fetch it again."
            )
        file.part.replace(file.blob)


def _sound(file: HubFile) -> bool:
    """Whether what the cache has is what the hub has; what is not goes away, so that it is fetched anew."""
    linked = storage(file.repository) / "snapshots" / file.commit / file.name
    content = file.blob if file.blob.exists() else linked
    if content.stat().st_size == file.size and checksum_of(content, len(file.checksum)) == file.checksum:
        return True
    linked.unlink(missing_ok=True)
    file.blob.unlink(missing_ok=True)
    return False


def _download(file: HubFile, meter: Meter) -> None:
    """Fetch what is missing, going on where a connection broke off; not as huggingface_hub does, which keeps nothing of
    a fetch that failed, and tells of every ten megabytes only."""
    from huggingface_hub import constants, hf_hub_url
    from huggingface_hub.utils._headers import build_hf_headers

    url = hf_hub_url(file.repository, file.name, revision=file.commit, endpoint=constants.ENDPOINT)
    file.part.touch()
    tries = 0
    while (have := _begun(file, meter)) < file.size or (file.size == 0 and tries == 0):
        try:
            _receive(url, build_hf_headers(), file, have, meter)
        except Exception as error:
            tries = tries + 1 if file.part.stat().st_size <= have else 1
            if tries >= _TRIES or not type(error).__module__.startswith("httpx"):
                raise
            time.sleep(_REST)
        else:
            tries += 1
            if file.part.stat().st_size <= have:
                return  # nothing more comes: the checksum will tell


def _begun(file: HubFile, meter: Meter) -> int:
    """Bytes that are here; none of a file that is longer than it should be."""
    have = file.part.stat().st_size
    if have > file.size:
        file.part.write_bytes(b"")
        meter.add(-file.size)
        return 0
    return have


def _receive(url: str, headers: Mapping[str, str], file: HubFile, have: int, meter: Meter) -> None:
    from huggingface_hub import constants, get_session
    from huggingface_hub.utils._http import hf_raise_for_status

    asked = {**headers, "Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
    timeout = constants.HF_HUB_DOWNLOAD_TIMEOUT
    with get_session().stream("GET", url, headers=asked, timeout=timeout, follow_redirects=True) as response:
        hf_raise_for_status(response)
        with file.part.open("r+b") as content:
            if response.status_code == _WHOLE:  # a server that does not know parts sends all of it
                meter.add(-have)
                content.truncate(0)
            content.seek(0, os.SEEK_END)
            for chunk in response.iter_bytes(chunk_size=_CHUNK):
                meter.add(len(chunk))
                content.write(chunk)


def link(files: Sequence[HubFile], folder: Path) -> None:
    """Show the files in a snapshot's folder: as links, or where there can be none (Windows) as the files themselves."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        target = folder / file.name
        if target.exists():
            continue
        target.unlink(missing_ok=True)  # a link to nothing
        try:
            target.symlink_to(os.path.relpath(file.blob, folder))
        except OSError:
            shutil.move(file.blob, target)
    remember_published(folder, {file.name: file.checksum for file in files})
