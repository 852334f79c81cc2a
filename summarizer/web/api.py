"""The endpoints for programs: /process, /recover, /translate and /summarize, all typed, also as MCP tools."""

from summarizer.web.service import Service


def register(service: Service) -> None:
    """Add the endpoints to the page being built."""
