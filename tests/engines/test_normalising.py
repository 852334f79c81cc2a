"""What models read: signs that their vocabulary lacks in plain form, every letter and digit as it was."""

import io
import json
import unicodedata
from collections.abc import Callable

import pytest
import sentencepiece
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.base import Decoding
from summarizer.engines.normalising import Normaliser, curved, typographic
from summarizer.engines.tokens import SentencePieceTokens
from tests.conftest import SHARED
from tests.engines.conftest import Load, spec_of
from tests.tiny.sentences import SENTENCES, pairs

Vocabulary = tuple[SentencePieceTokens, Normaliser]
# What Italian newspapers print and Moses' script makes plain.
PRINTED = {
    "C’è un po’ d’acqua.": "C'è un po' d'acqua.",
    "«Non lo so», ha detto.": '"Non lo so", ha detto.',
    "“Sì”, ha risposto.": '"Sì", ha risposto.',
    "È arrivata… tardi": "È arrivata... tardi",
    "1914–1918": "1914-1918",
    "Il ponte — chiuso da anni — riapre": "Il ponte - chiuso da anni - riapre",
    "ha detto\u00a0«\u00a0ciao\u00a0» a tutti": 'ha detto " ciao " a tutti',
    "12\u00a0500 euro": "12 500 euro",
    "12 500 euro": "12 500 euro",
    "«C’è», dice": '"C\'è", dice',
    "mille·cento": "mille-cento",
}
LETTERS = st.sampled_from("aeèÈéìòùçñ09 ’‘“”«»„–—…'\"()%°€\u00a0\u00ad\u200b")


def only(alphabet: str) -> Normaliser:
    """For a model whose vocabulary has these characters and no others."""
    return Normaliser(lambda texts: [not set(text) <= {*alphabet, " "} for text in texts])


PLAIN = "".join(map(chr, range(33, 127))) + "àèéìòùÈÀÌÒÙç€°"


@pytest.mark.parametrize(("printed", "read"), PRINTED.items())
def test_missing_signs_take_their_plain_form(printed: str, read: str) -> None:
    assert only(PLAIN)(printed) == read


def test_signs_that_a_vocabulary_has_are_left_alone() -> None:
    text = "«C’è», dice — “forse”…"
    assert only(PLAIN + "’‘“”«»–—…")(text) == text
    assert only(PLAIN + "’“”—…")(text) == '"C’è", dice — “forse”…'


def test_a_letter_without_a_piece_stays_and_is_named() -> None:
    normalise = only(PLAIN.replace("È", ""))
    assert normalise("È ‘così’") == "È 'così'"
    assert normalise.unread("È 'così'") == ("È",)
    assert normalise.unread("E così") == ()


@given(st.text(LETTERS, max_size=40))
def test_no_letter_or_digit_changes_or_disappears(text: str) -> None:
    for normalise in (only(PLAIN), only("abc0"), Normaliser(lambda texts: [True] * len(texts), always=True)):
        assert letters(normalise(text)) == letters(text)


def letters(text: str) -> list[str]:
    return [character for character in unicodedata.normalize("NFC", text) if character.isalnum()]


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ('"Yes", she said.', "“Yes”, she said."),
        ("He said: \"No ('never').\"", "He said: “No (‘never’).”"),
        ("It's the mayors' bridge.", "It’s the mayors’ bridge."),
        ("It is.", "It is."),
        ('5" pipes', "5” pipes"),
    ],
)
def test_marks_come_back_in_the_style_of_english(plain: str, printed: str) -> None:
    assert typographic(plain, "“”‘’") == printed
    assert typographic(plain, "") == plain
    assert curved(printed) == (plain != printed)


@pytest.fixture(scope="module")
def plain_vocabulary(tmp_path_factory: pytest.TempPathFactory) -> SentencePieceTokens:
    """A vocabulary as those of 2020: trained on plain text, here our own sentences."""
    folder = tmp_path_factory.mktemp("plain")
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*SENTENCES["it"], *SENTENCES["en"], PLAIN] * 4),
        model_writer=model,
        vocab_size=250,
        character_coverage=1.0,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(model.getvalue())
    loaded = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = [loaded.id_to_piece(number) for number in range(loaded.get_piece_size())]
    (folder / "vocab.json").write_text(json.dumps({piece: number for number, piece in enumerate(pieces)}))
    return SentencePieceTokens(folder)


def test_nothing_printed_is_unknown_to_a_vocabulary_of_plain_text(plain_vocabulary: SentencePieceTokens) -> None:
    normalise = Normaliser(plain_vocabulary.unknown)
    assert all(plain_vocabulary.unknown(["’", "«", "—"]))
    printed = [text for text in PRINTED if curved(text)]
    assert all(plain_vocabulary.unknown(printed))
    assert not any(plain_vocabulary.unknown([normalise(text) for text in printed]))


def test_a_tiny_marian_translates_a_sentence_alike_however_its_apostrophes_are_printed(load_tiny: Load) -> None:
    engine = load_tiny("marian", "backend=ctranslate2 compute=float32").translation(spec_of("marian"))
    plain = next(text for text, _ in pairs("it", "en") if "'" in text)
    printed = plain.replace("'", "’")
    [one], [other] = (engine.translate([text], "it", "en", Decoding()) for text in (plain, printed))
    assert other.text == typographic(one.text, "“”‘’")


@pytest.mark.shared
class TestOnRealVocabularies:
    """The proof on what users will load, and on text of the press that nobody here wrote."""

    @pytest.fixture
    def lines(self) -> list[str]:
        if not SHARED.is_dir():
            pytest.skip("the shared texts lie outside the repository and are not here")
        files = [SHARED / "eval" / "ntrex-dev.it", SHARED / "eval" / "ntrex-tune.it"]
        return [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]

    @pytest.fixture
    def pasted(self, lines: list[str]) -> list[str]:
        files = [path for name in ("real", "synthetic", "fresh") for path in (SHARED / "pasted" / name).rglob("*.txt")]
        return [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

    def test_of_2020_nothing_of_the_press_is_unknown(self, lines: list[str], load: Callable[[str], Vocabulary]) -> None:
        tokens, normalise = load("opus-mt-en-mg")
        assert sum(tokens.unknown(lines)) > len(lines) / 3
        assert not any(tokens.unknown([normalise(line) for line in lines]))

    def test_of_2020_only_pictures_and_letters_of_pastes_are_unknown(
        self, pasted: list[str], load: Callable[[str], Vocabulary]
    ) -> None:
        _, normalise = load("opus-mt-en-mg")
        unread = {sign for line in pasted for sign in normalise.unread(normalise(line))}
        assert {unicodedata.category(sign)[0] for sign in unread} <= {"L", "S"}
        assert not unread & set("’‘“”«»„–—…•|\u00a0")

    def test_of_tc_big_no_mark_of_the_press_is_unknown(
        self, lines: list[str], load: Callable[[str], Vocabulary]
    ) -> None:
        _, normalise = load("opus-mt-tc-big-fr-en")
        unread = {sign for line in lines for sign in normalise.unread(normalise(line))}
        marks = {sign for sign in unread if not sign.isalnum()}
        assert marks <= {"@"}  # it has no plain form, and none of the vocabularies of tc-big has it

    @pytest.mark.parametrize("name", ["opus-mt-en-mg", "opus-mt-tc-big-fr-en"])
    def test_letters_and_digits_are_as_they_were(
        self, lines: list[str], pasted: list[str], load: Callable[[str], Vocabulary], name: str
    ) -> None:
        _, normalise = load(name)
        assert all(letters(normalise(line)) == letters(line) for line in (*lines, *pasted))

    @pytest.fixture
    def load(self) -> Callable[[str], Vocabulary]:
        def load_real(name: str) -> Vocabulary:
            folder = SHARED / "tokenizers" / name
            if not folder.is_dir():
                pytest.skip("the real vocabularies lie outside the repository and are not here")
            tokens = SentencePieceTokens(folder)
            return tokens, Normaliser(tokens.unknown)

        return load_real
