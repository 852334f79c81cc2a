import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.base import Decoding, Hypothesis, ModelCard
from summarizer.translation import cache
from summarizer.translation.cache import SentenceCache

CARD = ModelCard("starter", "1", "licence", "ctranslate2 int8")
BEAM = Decoding(beam_size=4)


def key(text: str) -> bytes:
    return SentenceCache.key(CARD, "it", "en", BEAM, text)


def hypothesis(text: str) -> Hypothesis:
    return Hypothesis(text, -0.1234567890123, finished=True, tokens=3, others=(f"{text} too",))


def test_what_is_put_comes_back_to_the_last_bit(tmp_path: Path) -> None:
    SentenceCache(tmp_path / "c").put({key("a"): hypothesis("oʻ 🦆"), key("b"): Hypothesis("", -2.5, False, 0)})
    again = SentenceCache(tmp_path / "c")
    assert again.get([key("a"), key("b"), key("c")]) == {
        key("a"): hypothesis("oʻ 🦆"),
        key("b"): Hypothesis("", -2.5, False, 0),
    }


def test_many_are_looked_up_at_once(tmp_path: Path) -> None:
    many = {key(str(n)): hypothesis(str(n)) for n in range(1800)}
    held = SentenceCache(tmp_path / "c")
    held.put(many)
    assert held.get(list(many)) == many


@given(st.text(), st.text())
def test_keys_tell_texts_apart(one: str, other: str) -> None:
    assert (key(one) == key(other)) == (one == other)


def test_keys_tell_models_directions_and_decodings_apart() -> None:
    other = ModelCard("starter", "2", "licence", "ctranslate2 int8")
    keys = {
        key("a"),
        SentenceCache.key(other, "it", "en", BEAM, "a"),
        SentenceCache.key(CARD, "it", "uz", BEAM, "a"),
        SentenceCache.key(CARD, "it", "en", Decoding(), "a"),
        SentenceCache.key(CARD, "it", "en", Decoding(beam_size=4, no_repeat_ngram_size=3), "a"),
    }
    assert len(keys) == 5


def test_it_stays_within_its_bound_and_forgets_the_least_lately_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, day = SentenceCache(tmp_path / "c", capacity=50), 100_000
    for n in range(120):
        monkeypatch.setattr("time.time", lambda n=n: 1e9 + n * day)
        held.put({key(str(n)): hypothesis(str(n))})
        assert held.get([key("0")]), "used again and again"
    known = held.get([key(str(n)) for n in range(120)])
    assert 40 <= len(known) <= 50
    assert key("119") in known
    assert key("1") not in known


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "c").write_bytes(b"no database at all" * 1000)
    held = SentenceCache(tmp_path / "c")
    held.put({key("a"): hypothesis("a")})
    assert held.get([key("a")])


def test_without_a_writable_folder_it_is_empty_and_silent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    held = SentenceCache(tmp_path / "file" / "c")
    held.put({key("a"): hypothesis("a")})
    assert held.get([key("a")]) == {}


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    SentenceCache(tmp_path / "c").put({key("a"): hypothesis("a")})
    assert (tmp_path / "c").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("value", "held"), [("0", False), ("10", True), ("", True), ("many", True)])
def test_the_environment_switches_it_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str, held: bool
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    monkeypatch.setenv(cache.SWITCH, value)
    assert (cache.from_environment() is not None) == held


def _write(path: Path, number: int) -> None:
    held = SentenceCache(path)
    for n in range(20):
        held.put({key(f"{number} {n}"): hypothesis(f"{number} {n}")})


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write, args=(tmp_path / "c", number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    keys = [key(f"{number} {n}") for number in range(3) for n in range(20)]
    assert len(SentenceCache(tmp_path / "c").get(keys)) == 60
