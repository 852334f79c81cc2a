"""Batches on one machine: in this process, or in several that each hold the models."""

import multiprocessing
import os
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from summarizer.batch.chunks import Chunk, Create, Runner, Wanted, do_chunk
from summarizer.batch.outcome import Outcome, failed
from summarizer.batch.wire import Worker, read_answer, write_chunk
from summarizer.errors import NotEnoughMemory, OptionError

MAX_DEATHS = 3  # workers that may die on one article before it counts as failed


def in_process(create: Create, wanted: Wanted) -> Runner:
    """A runner that does one chunk after the other, here."""

    def run(chunks: Iterator[Chunk]) -> Generator[list[Outcome], None, None]:
        first = next(chunks, None)
        if first is None:
            return  # no model is loaded for nothing
        processor = create()
        try:
            yield do_chunk(processor, first, wanted)
            for chunk in chunks:
                yield do_chunk(processor, chunk, wanted)
        finally:
            processor.close()

    return Runner(run, risky=True)


def in_workers(create: Create, wanted: Wanted, workers: int) -> Runner:
    """A runner with ``workers`` processes that share the cores. ``create`` is called once in each, and must be
    importable there. A worker that dies (the system takes it when memory is short) is replaced, and the
    articles that it had are done again, each alone."""

    def run(chunks: Iterator[Chunk]) -> Generator[list[Outcome], None, None]:
        pool = _Pool(create, wanted, workers)
        try:
            yield from pool.run(chunks)
        finally:
            pool.close()

    return Runner(run)


@dataclass(slots=True)
class _Hand:
    """A worker process, the pipe to it, and the chunk that it has."""

    process: BaseProcess
    pipe: Connection
    chunk: Chunk = ()


@dataclass(slots=True)
class _Pool:
    """The workers, and what they have to do again."""

    create: Create
    wanted: Wanted
    size: int
    workers: list[_Hand] = field(default_factory=list)
    again: deque[Chunk] = field(default_factory=deque)
    deaths: dict[str, int] = field(default_factory=dict)

    def run(self, chunks: Iterator[Chunk]) -> Iterator[list[Outcome]]:
        self._hand_out(chunks)
        while busy := [worker for worker in self.workers if worker.chunk]:
            ready = wait([worker.pipe for worker in busy])
            for worker in busy:
                if worker.pipe in ready:
                    yield self._collect(worker)
            self._hand_out(chunks)

    def close(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()

    def _hand_out(self, chunks: Iterator[Chunk]) -> None:
        idle = [worker for worker in self.workers if not worker.chunk]
        while idle or len(self.workers) < self.size:
            chunk = self.again.popleft() if self.again else next(chunks, None)
            if chunk is None:
                return
            worker = idle.pop() if idle else self._start()
            worker.chunk = chunk
            try:
                worker.pipe.send_bytes(write_chunk(chunk).encode("utf-8"))
            except OSError:  # it died while idle; reading from it says so
                continue

    def _start(self) -> _Hand:
        # "spawn": a forked child would share the model's threads and locks, which is not safe.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        threads = max(1, (os.cpu_count() or 1) // self.size)
        process = context.Process(target=_work, args=(theirs, self.create, self.wanted, threads), daemon=True)
        process.start()
        theirs.close()  # so that its death closes the pipe
        try:
            ours.recv_bytes()  # it says when it has started
        except EOFError:
            hint = 'In a script of your own the call has to stand under `if __name__ == "__main__":`.'
            raise OptionError("A worker could not be started.", hint) from None
        worker = _Hand(process, ours)
        self.workers.append(worker)
        return worker

    def _collect(self, worker: _Hand) -> list[Outcome]:
        try:
            answer = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            return self._bury(worker)
        worker.chunk = ()
        return read_answer(answer)

    def _bury(self, worker: _Hand) -> list[Outcome]:
        """A worker died: its articles wait for another one, alone; the culprit is given up after a few deaths."""
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        if len(worker.chunk) > 1:
            self.again.extend((item,) for item in worker.chunk)
            return []
        item = worker.chunk[0]
        self.deaths[item.key] = self.deaths.get(item.key, 0) + 1
        if self.deaths[item.key] < MAX_DEATHS:
            self.again.append((item,))
            return []
        message = f"{MAX_DEATHS} workers died at this article (exit code {worker.process.exitcode})."
        return [failed(item.key, NotEnoughMemory(message, "Use fewer workers, or make the article shorter."))]


def _work(pipe: Connection, create: Create, wanted: Wanted, threads: int) -> None:
    """A worker process: chunks in, answers out, until the pipe is closed. It ends with its parent, too."""
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    worker = Worker(create, wanted)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        pipe.send_bytes(b"started")
        while True:
            pipe.send_bytes(worker.answer(pipe.recv_bytes()).encode("utf-8"))
