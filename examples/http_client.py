"""A client of a running page (`summarizer serve`), which needs nothing of this project but its address.

python examples/http_client.py article.txt [http://127.0.0.1:7860]
"""

import json
import sys
import urllib.request
from pathlib import Path
from typing import Any


def main(file: str, server: str = "http://127.0.0.1:7860") -> None:
    text = Path(file).read_text(encoding="utf-8")
    result = call(server, "process", text, ["en", "uz"], "short")
    for language, translation in result["translations"].items():
        if not translation["available"]:
            print(f"{language}: {translation['reason']}")
            continue
        print(f"{language}: {translation['title']['target']}")
        print(result["summaries"][language]["text"])


def call(server: str, endpoint: str, *values: object) -> Any:
    """Ask Gradio's two steps: the first gives a number, the second the events of that call."""
    address = f"{server}/gradio_api/call/{endpoint}"
    question = urllib.request.Request(  # noqa: S310 - the address is the user's own
        address, json.dumps({"data": values}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(question) as answer:  # noqa: S310
        number = json.load(answer)["event_id"]
    with urllib.request.urlopen(f"{address}/{number}") as events:  # noqa: S310
        lines = [line.decode().strip() for line in events]
    if "event: complete" not in lines:
        raise SystemExit(f"The server could not do it: {lines}")
    data = lines[lines.index("event: complete") + 1]
    return json.loads(data.removeprefix("data: "))[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
