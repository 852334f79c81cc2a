"""Word pairs as training examples: what a small model most lacks is vocabulary.

Words come from MultiWordNet (Pianta et al. 2002), joined with WordNet 3.0 by synset; places and
languages from CLDR; and terms of Italian news from ``terms.tsv``. They are written as lists and in
short sentences of our own, so that the model learns them where they will be asked for.
"""

import argparse
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

SEED = 20091
TERMS = Path(__file__).with_name("terms.tsv")
"""Italian term, tab, English term: institutions, politics, economy, justice, weather, sport."""

COMMON = 9_000
"""So many Italian lemmas, the most frequent ones."""

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def english_senses(wordnet: Path) -> dict[str, list[tuple[str, float]]]:
    """Read, for every synset, its lemmas and how much each means it: 1 for its first sense, 1/2 for its second.

    The ``index.*`` files list the senses of a lemma by frequency (wndb(5WN)).
    """
    spelling: dict[str, str] = {}
    for name, part in FILES.items():
        for line in (wordnet / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if not line.startswith(" "):
                fields = line.split(" ")
                for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                    plain = word.split("(")[0]
                    spelling[f"{fields[0]}-{part}/{plain.lower()}"] = plain.replace("_", " ")
    senses: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name, part in FILES.items():
        for line in (wordnet / f"index.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            for rank, offset in enumerate(fields[-int(fields[2]) :], start=1):
                synset = f"{offset}-{part}"
                senses[synset].append((spelling[f"{synset}/{fields[0]}"], 1 / rank))
    return senses


def synsets(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (synset, Italian lemma) from a file of the Open Multilingual Wordnet."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 3 and fields[1] == "ita:lemma":
            yield fields[0].replace("-s", "-a"), fields[2].replace("_", " ")


def _usable(word: str) -> bool:
    return len(word) > 3 and word[0].isalpha() and word.count(" ") < 2


def word_pairs(wordnet: Path, italian: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return one English lemma for each frequent Italian one.

    A lemma has many senses; the rendering kept is a main sense of the English word, shares most
    synsets with the Italian one, and is about as frequent: rare words seldom translate common ones.
    """
    from wordfreq import zipf_frequency

    senses = english_senses(wordnet)
    shared: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for synset, word in italian:
        for lemma, weight in senses.get(synset, ()):
            shared[word][lemma] += weight
    frequency = {word: zipf_frequency(word, "it") for word in shared if _usable(word)}
    pairs = []
    for word in sorted(frequency, key=lambda word: (-frequency[word], word))[:COMMON]:
        distance = {lemma: abs(zipf_frequency(lemma, "en") - frequency[word]) for lemma in shared[word]}
        best = max(distance, key=lambda lemma: 2 * math.log(shared[word][lemma]) - distance[lemma])
        if shared[word][best] >= 0.5 and distance[best] < 2:
            pairs.append((word, best))
    return pairs


def places() -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]:
    """Return CLDR's Italian and English names of territories, cities and languages."""
    from babel import Locale

    italian, english = Locale("it"), Locale("en")
    territories = [
        (italian.territories[code], english.territories[code])
        for code in sorted(english.territories)
        if code in italian.territories and code.isalpha() and "(" not in english.territories[code]
    ]
    cities = []
    for zone in sorted({*english.time_zones, *italian.time_zones}):
        here = italian.time_zones.get(zone, {}).get("city")
        there = english.time_zones.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
        if here and "Etc" not in zone:
            cities.append((here, there))
    languages = [
        (italian.languages[code], english.languages[code])
        for code in sorted(english.languages)
        if code in italian.languages and len(code) == 2
    ]
    return territories, cities, languages


CITY = (
    ("Il vertice si è tenuto a {}.", "The summit was held in {}."),
    ("La delegazione è arrivata a {} nella notte.", "The delegation arrived in {} during the night."),
    ("L'università di {} ha aperto le iscrizioni.", "The University of {} has opened enrolment."),
    ("Da {} è partito un convoglio di aiuti.", "An aid convoy left {}."),
    ("Il sindaco di {} ha incontrato i cittadini.", "The mayor of {} met the residents."),
    ("Nella regione di {} le scuole restano chiuse.", "In the region of {}, schools remain closed."),
    ("Il volo diretto a {} è stato cancellato.", "The flight to {} was cancelled."),
    ("A {}, intanto, proseguono i negoziati.", "In {}, meanwhile, negotiations continue."),
)
TERRITORY = (
    ("Al torneo partecipano {}, {} e {}.", "{}, {} and {} are taking part in the tournament."),
    ("I Paesi interessati sono {}, {} e {}.", "The countries concerned are {}, {} and {}."),
    ("Hanno firmato l'intesa {}, {} e {}.", "{}, {} and {} signed the agreement."),
    ("Tra gli espositori ci sono aziende di {}, {} e {}.", "Exhibitors include companies from {}, {} and {}."),
)


def place_sentences(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield short sentences with places in them."""
    territories, cities, _ = places()
    for city in cities:
        italian, english = chance.choice(CITY)
        yield italian.format(city[0]), english.format(city[1])
    for _ in range(2):
        chance.shuffle(territories)
        for first in range(0, len(territories) - 2, 3):
            three = territories[first : first + 3]
            italian, english = chance.choice(TERRITORY)
            yield italian.format(*(p[0] for p in three)), english.format(*(p[1] for p in three))


def lists(pairs: list[tuple[str, str]], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield lists of four to nine words, frequent with rare ones mixed."""
    pairs = list(pairs)
    chance.shuffle(pairs)
    while pairs:
        count = chance.randint(4, 9)
        chosen, pairs = pairs[:count], pairs[count:]
        yield "; ".join(p[0] for p in chosen), "; ".join(p[1] for p in chosen)


COUNT = (
    ("Il bando stanzia {} euro per le imprese.", "The call allocates {} euros to businesses."),
    ("Nel {y} i visitatori sono stati {}.", "In {y} there were {} visitors."),
    ("Il comune conta {} abitanti.", "The municipality has {} inhabitants."),
    ("Alla manifestazione hanno partecipato {} persone.", "{} people took part in the demonstration."),
)
AMOUNT = (
    ("Le esportazioni valgono {} miliardi di euro.", "Exports are worth {} billion euros."),
    ("Il progetto costerà {} milioni di dollari.", "The project will cost {} million dollars."),
    ("La disoccupazione è salita al {}%.", "Unemployment rose to {}%."),
    ("I ricavi sono cresciuti del {} per cento rispetto al {y}.", "Revenue grew by {} per cent compared with {y}."),
)
DATE = (
    ("L'incontro è fissato per il {d} {m} {y}.", "The meeting is set for {d} {M} {y}."),
    ("La legge è entrata in vigore il {d} {m} {y}.", "The law came into force on {d} {M} {y}."),
    ("Le domande si presentano entro il {d} {m}.", "Applications must be submitted by {d} {M}."),
    ("Dal {d} {m} il museo riapre al pubblico.", "From {d} {M} the museum reopens to the public."),
    ("L'appuntamento è per il {d} {m} alle {h}.{mm}.", "The appointment is on {d} {M} at {h}:{mm}."),
)


def figure_sentences(count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield sentences with figures, which change their separators, and dates, which change their month."""
    from babel import Locale
    from babel.numbers import format_decimal

    months = [Locale(code).months["format"]["wide"] for code in ("it", "en")]
    days = [day for day in range(2, 29) if day not in (8, 11)]  # "l'8", "l'11"
    for _ in range(count):
        kind = chance.choice((COUNT, AMOUNT, DATE))
        number: float = int(10 ** chance.uniform(1, 6.5))
        if kind is AMOUNT:
            number = round(chance.uniform(1.1, 90), chance.randint(1, 2))
        month = chance.randint(1, 12)
        fields = {"d": chance.choice(days), "m": months[0][month], "M": months[1][month]}
        fields |= {"y": chance.randint(1946, 2027), "h": chance.randint(8, 22), "mm": chance.choice(("00", 15, 30, 45))}
        source, target = chance.choice(kind)
        yield (
            source.format(format_decimal(number, locale="it"), **fields),
            target.format(format_decimal(number, locale="en"), **fields),
        )


def main() -> None:
    """Command line: see ``--help``."""
    parser = argparse.ArgumentParser(description="Write word pairs as training examples.")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of WordNet 3.0 with data.noun and so on")
    parser.add_argument("--italian", type=Path, nargs="+", required=True, help="wn-data-ita.tab of MultiWordNet")
    parser.add_argument("--out", type=Path, required=True, help="file (.jsonl) to write")
    arguments = parser.parse_args()
    chance = random.Random(SEED)
    words = word_pairs(arguments.wordnet, (entry for path in arguments.italian for entry in synsets(path)))
    terms = [tuple(line.split("\t")) for line in TERMS.read_text(encoding="utf-8").splitlines()]
    territories, cities, languages = places()
    sets: dict[str, Iterable[tuple[str, str]]] = {
        "multiwordnet": lists(words, chance),
        "cldr": [*lists([*territories, *cities, *languages], chance), *place_sentences(chance)],
        "terms": [pair for _ in range(3) for pair in lists([(t[0], t[1]) for t in terms], chance)],
        "figures": figure_sentences(700, chance),
    }
    with arguments.out.open("w", encoding="utf-8") as out:
        for name, pairs in sets.items():
            count = 0
            for source, target in pairs:
                row = {"set": name, "core": False, "source": source, "target": target}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                count += 1
            print(f"{name}\t{count}")


if __name__ == "__main__":
    main()
