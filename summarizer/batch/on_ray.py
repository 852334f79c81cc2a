"""Batches on a Ray cluster: Ray Data hands the same chunks to a pool of actors, each holding the models.

Ray Data keeps as many chunks under way as the actors can take (back-pressure), restarts actors of nodes that
die and hands out their chunks again. What is finished is decided by the ledger alone, on the driver.
"""

import logging
import os
import socket
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from summarizer.batch.chunks import Chunk, Create, Runner, Wanted
from summarizer.batch.outcome import Outcome
from summarizer.batch.wire import Worker, read_answer, write_chunk
from summarizer.errors import OptionError
from summarizer.extras import install_command


@dataclass(frozen=True, slots=True)
class RayOptions:
    """``address`` of a running cluster ("auto", "host:port"), None to start Ray on this machine; ``cpus`` and
    ``gpus`` that one actor takes (a fraction of a GPU lets several actors share it)."""

    address: str | None = None
    cpus: float = 1.0
    gpus: float = 0.0


def on_ray(create: Create, wanted: Wanted, workers: int, options: RayOptions) -> Runner:
    """A runner with ``workers`` actors on a Ray cluster. Every node needs this package and the models' cache.

    Raises:
        OptionError: Ray is not installed; when it runs, that the cluster cannot be reached.
    """
    ray = _import_ray()

    def run(chunks: Iterator[Chunk]) -> Generator[list[Outcome], None, None]:
        ours = _connect(ray, options.address)
        try:
            # Into Ray's object store, which spills to disk: the driver's memory does not grow with the batch.
            blocks = [ray.put(_block(chunk)) for chunk in chunks]
            if not blocks:
                return
            dataset = ray.data.from_arrow_refs(blocks).map_batches(
                _Actor,
                batch_size=None,  # a block is a chunk: together is translated what the driver put together
                fn_constructor_args=(create, wanted),
                compute=ray.data.ActorPoolStrategy(size=workers),
                num_cpus=options.cpus,
                num_gpus=options.gpus,
            )
            for row in dataset.iter_rows():
                yield read_answer(row["answer"])
        finally:
            if ours:
                ray.shutdown()

    return Runner(run)


def _block(chunk: Chunk) -> Any:
    import pyarrow

    return pyarrow.table({"chunk": [write_chunk(chunk)]})


class _Actor:
    """One actor of the pool."""

    def __init__(self, create: Create, wanted: Wanted) -> None:
        self.worker = Worker(create, wanted)

    def __call__(self, batch: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
        return {"answer": [self.worker.answer(str(chunk)) for chunk in batch["chunk"]]}


def _import_ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anybody
    try:
        ray = import_module("ray")
        import_module("ray.data")
    except ImportError as error:
        raise OptionError("Ray is not installed.", f"Install it: {install_command('ray')}") from error
    ray.data.DataContext.get_current().enable_progress_bars = False
    return ray


def _connect(ray: Any, address: str | None) -> bool:
    """Connect to Ray, or start it; False where the caller had done so, who then ends it too."""
    if ray.is_initialized():
        return False
    try:
        _require_listener(address)
        dashboard = None if address else False
        ray.init(address=address, include_dashboard=dashboard, logging_level=logging.ERROR, log_to_driver=False)
    except (OSError, ValueError, RuntimeError) as error:
        hint = "Start one with `ray start --head`, or leave the address out."
        raise OptionError(f"There is no Ray cluster at {address}: {error}.", hint) from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return True


def _require_listener(address: str | None) -> None:
    """Ray ends the whole process where nobody listens at "host:port"; so look first."""
    host, colon, port = (address or "").rpartition(":")
    if colon and port.isdecimal() and "/" not in host:
        socket.create_connection((host, int(port)), timeout=10).close()
