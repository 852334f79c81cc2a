"""A client of a running page (`summarizer serve`), which needs nothing of this project but its address.

python examples/http_client.py article.txt [http://127.0.0.1:7860]
"""

import json
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError


def main(file: str, server: str = "http://127.0.0.1:7860") -> None:
    text = Path(file).read_text(encoding="utf-8")
    for event in stream(server, {"text": text, "targets": ["en", "uz"], "length": "short"}):
        match event["event"]:
            case "sentences_translated":
                print(f"{event['language']}: {event['done']} of {event['total']} sentences", file=sys.stderr)
            case "target_unavailable":
                print(f"{event['language']}: {event['reason']}")
            case "failed":
                raise SystemExit(f"{event['error']['message']} {event['error']['hint']}")
            case "finished":
                show(event["result"])


def stream(server: str, question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The events of a run, line by line; without the Accept header the answer is the result alone."""
    headers = {"Content-Type": "application/json", "Accept": "application/x-ndjson"}
    request = urllib.request.Request(f"{server}/v1/process", json.dumps(question).encode(), headers)  # noqa: S310
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - the address is the user's own
            yield from map(json.loads, answer)
    except HTTPError as error:
        problem = json.load(error)["error"]
        raise SystemExit(f"{problem['message']} {problem['hint']}") from None


def show(result: dict[str, Any]) -> None:
    for language, translation in result["translations"].items():
        if translation["available"]:
            print(f"{language}: {translation['title']['target']}")
            print(result["summaries"][language]["text"])


if __name__ == "__main__":
    main(*sys.argv[1:])
