"""The server's end: who is at work finishes, or is told with what is done, and nobody new is taken."""

import asyncio
import logging
import socket
import time

import uvicorn

from summarizer.web.logs import tell
from summarizer.web.service import Service

log = logging.getLogger(__name__)

_POLL = 0.1
_BATCH = 10.0  # seconds for the batch under way of runs that are stopped


class Server(uvicorn.Server):
    """Ends in good order on SIGTERM and SIGINT; a second SIGINT ends at once."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the doors, let runs go on for ``grace`` seconds, stop those that are left, and end."""
        for door in (*self.servers, *(sockets or ())):
            door.close()
        queue, grace = self._service.queue, self._service.options.grace
        queue.close()
        if queue.working:
            tell(log, "ending", {"runs": queue.working, "seconds": grace})
        await self._until_free(grace)
        if queue.busy:
            tell(log, "stopping", {"runs": queue.working})
            self._service.listeners.dismiss()
            await self._until_free(_BATCH)
        await super().shutdown(sockets)

    async def _until_free(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while self._service.queue.busy and not self.force_exit and time.monotonic() < end:
            await asyncio.sleep(_POLL)
