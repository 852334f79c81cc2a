"""``summarizer serve``: the page."""

from pathlib import Path
from typing import Annotated

import typer


def serve_command(
    host: Annotated[str | None, typer.Option(help="The address to listen on.", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(show_default="7860")] = None,
    max_chars: Annotated[int | None, typer.Option(help="Longest text, in characters.", show_default="200000")] = None,
    max_upload: Annotated[int | None, typer.Option(help="Largest file, in bytes.", show_default="20000000")] = None,
    queue: Annotated[int | None, typer.Option(help="Readers who may wait.", show_default="20")] = None,
    idle: Annotated[
        int | None, typer.Option(help="Minutes without a reader until the models are released.", show_default="30")
    ] = None,
    rate: Annotated[
        str | None,
        typer.Option(help="Runs of one client: 10/minute, 100/hour, off.", show_default="10/minute unless local"),
    ] = None,
    profile: Annotated[str | None, typer.Option(help="Which models to begin with.", show_default="auto")] = None,
    lock_profile: Annotated[
        bool | None, typer.Option("--lock-profile", help="Readers choose no other profile.")
    ] = None,
    models: Annotated[Path | None, typer.Option("--models", metavar="FILE", help="A models.txt of your own.")] = None,
    device: Annotated[str | None, typer.Option(help="auto, cpu or cuda.", show_default="auto")] = None,
    offline: Annotated[bool | None, typer.Option("--offline", help="Never use the network.")] = None,
    commercial: Annotated[bool | None, typer.Option("--commercial", help="Only models that allow it.")] = None,
    mcp: Annotated[bool | None, typer.Option("--mcp", help="Offer the tools to MCP clients too (extra mcp).")] = None,
    libretranslate: Annotated[
        bool | None, typer.Option("--libretranslate", help="Answer clients of LibreTranslate too.")
    ] = None,
    fetch: Annotated[
        str | None, typer.Option(help="May readers download models: on, off.", show_default="on if local")
    ] = None,
    trusted_proxy: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A proxy whose X-Forwarded-For is believed.")
    ] = None,
    grace: Annotated[
        int | None, typer.Option(help="Seconds for runs under way when it is told to end.", show_default="30")
    ] = None,
    log_format: Annotated[str | None, typer.Option(help="text or json.", show_default="text")] = None,
    log_level: Annotated[str | None, typer.Option(help="debug, info, warning or error.", show_default="info")] = None,
    root_path: Annotated[str | None, typer.Option(help="The path under which a proxy shows the page.")] = None,
    framed_by: Annotated[
        str | None, typer.Option(metavar="SITE", help="A site that may show the page in a frame.")
    ] = None,
) -> None:
    """Open the page in a browser: paste, read, take away.

    Each option can also come from the environment: SUMMARIZER_HOST, SUMMARIZER_MAX_CHARS and so on.
    A password comes from SUMMARIZER_PASSWORD or SUMMARIZER_PASSWORD_FILE only, never from the command line.
    """
    from summarizer.web import serve

    serve(
        host=host,
        port=port,
        max_chars=max_chars,
        max_upload=max_upload,
        queue=queue,
        idle=idle,
        rate=rate,
        profile=profile,
        lock_profile=lock_profile,
        models=models,
        device=device,
        offline=offline,
        commercial=commercial,
        mcp=mcp,
        libretranslate=libretranslate,
        fetch=fetch,
        trusted_proxy=trusted_proxy,
        grace=grace,
        log_format=log_format,
        log_level=log_level,
        root_path=root_path,
        framed_by=framed_by,
    )
