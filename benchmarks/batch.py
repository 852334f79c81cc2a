"""Articles a minute by each way to run a batch, as ratios to one worker: python -m benchmarks.batch

The runs take turns, so that what else the machine does falls on all alike. Each is timed as a whole, the start of
workers or of Ray and the loading of models included, which weigh less in a longer batch.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
os.environ["SUMMARIZER_SENTENCES"] = "0"  # what one way has translated, the next must not find

from summarizer import batch

_PLACES = ("Valverde", "Borgo San Lauro", "Castelmora", "Pontelungo", "Rivalta", "Monteforno")
_SUBJECTS = ("il ponte vecchio", "la biblioteca", "il mercato coperto", "la scuola media", "il parco", "la stazione")
_SENTENCES = (
    "Riapre a {place} {subject}, chiuso da {n} mesi per i lavori cominciati dopo la piena.",
    "I lavori sono costati {n} milioni di euro, pagati per metà dalla regione e per metà dal comune.",
    "Secondo la sindaca «{subject} torna ai cittadini con {n} giorni di anticipo».",
    "Alla cerimonia di {place} hanno partecipato circa {n}00 persone, tra cui {n} alunni delle scuole.",
    "Dal 1° giugno l'ingresso costerà {n} euro, e sarà gratuito per chi abita a {place}.",
    "Le opposizioni chiedono però di conoscere i costi della manutenzione per i prossimi {n} anni.",
)
RUNS: Mapping[str, Mapping[str, Any]] = {
    "1 worker": {"workers": 1},
    "1 worker, articles apart": {"workers": 1, "chunk_characters": 1},
    "2 workers": {"workers": 2},
    "Ray, 2 actors": {"workers": 2, "runner": "ray"},
}


def articles(count: int) -> Iterator[dict[str, str]]:
    """Articles of six sentences of news; no sentence occurs twice."""
    for number in range(count):
        place, subject = _PLACES[number % 6], _SUBJECTS[number // 6 % 6]
        text = " ".join(s.format(place=place, subject=subject, n=number % 97 + 3) for s in _SENTENCES)
        yield {"id": f"a{number}", "text": f"{subject.capitalize()} di {place} riapre\n\n{text}"}


def per_minute(source: Path, output: Path, options: Mapping[str, Any]) -> float:
    """Articles a minute, over the whole run."""
    began = time.monotonic()
    with batch.run(source, output, **{"chunk_characters": 2_000, **options}) as job:
        count = sum(1 for _ in job)
    return 60 * count / (time.monotonic() - began)


def main() -> None:
    """Print one line for each way, and all figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=24)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--profile", default="starter")
    parser.add_argument("--to", default="en")
    options = parser.parse_args()
    rates: dict[str, list[float]] = {name: [] for name in RUNS}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        source.write_text("".join(json.dumps(a) + "\n" for a in articles(options.articles)), encoding="utf-8")
        for turn in range(options.repeat):
            for name, given in RUNS.items():
                output = Path(folder) / f"{name}-{turn}.jsonl"
                wanted = {"profile": options.profile, "targets": (options.to,), **given}
                rates[name].append(per_minute(source, output, wanted))
    base = statistics.median(rates["1 worker"])
    for name, found in rates.items():
        print(f"{name:<26} {statistics.median(found) / base:5.2f}")
    print(json.dumps({name: [round(rate, 2) for rate in found] for name, found in rates.items()}))


if __name__ == "__main__":
    main()
