"""Files: read as what they are, within limits, and refused in one clear sentence."""

import zipfile
from contextlib import suppress
from encodings.aliases import aliases
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import UnreadableSource
from summarizer.sources import Document, confined, read, read_bytes, read_file
from summarizer.sources.decoding import decode

docx = pytest.importorskip("docx", reason="the extra 'files' is not installed")
pypdf = pytest.importorskip("pypdf", reason="the extra 'files' is not installed")


def write_docx(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Un vecchio battello tornerà a navigare.")
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "Una tabella."
    document.add_paragraph("Costa 380 mila euro.")
    document.save(str(path))
    return path


def write_pdf(path: Path, pages: int = 1, *, text: str = "Un vecchio battello.", password: str = "") -> Path:
    """A PDF made by hand: pypdf writes pages, and their text is one operator."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for _ in range(pages):
        page = writer.add_blank_page(300, 300)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = content
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    with path.open("wb") as stream:
        writer.write(stream)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_text_files_are_read_in_the_usual_encodings(tmp_path: Path, suffix: str, encoding: str) -> None:
    path = tmp_path / f"articolo{suffix}"
    path.write_bytes("Perché no? «Sì», è così – forse.".encode(encoding))
    assert read_file(path).text == "Perché no? «Sì», è così – forse."
    assert read(str(path)) == read_file(path)


def test_html_says_its_encoding_itself() -> None:
    markup = '<meta charset="iso-8859-2"><p>Łódź'
    assert decode(markup.encode("iso-8859-2")) == markup


def test_pages_that_say_latin_1_and_are_utf_8_are_read_right() -> None:
    assert decode("Perché".encode(), "iso-8859-1") == "Perché"
    assert decode("Perché – no".encode("cp1252"), "iso-8859-1") == "Perché – no"


@pytest.mark.parametrize(
    "name", sorted({*aliases.values(), "unicode_escape", "raw_unicode_escape", "undefined", "idna"})
)
@pytest.mark.parametrize("data", [rb"Perch\xc3 \ud800 \N{BULLET}", b"+2AA-", b"xn--a", "Però".encode()])
def test_no_encoding_makes_what_is_no_text(name: str, data: bytes) -> None:
    for text in (decode(data, name), decode(b"<meta charset=" + name.encode() + b">" + data)):
        text.encode("utf-8")
    if "escape" in name:
        assert decode(data, name) == decode(data)


@given(st.binary(max_size=100), st.text(max_size=20) | st.sampled_from(sorted(aliases)))
def test_any_declared_encoding_is_harmless(data: bytes, declared: str) -> None:
    with suppress(UnreadableSource):
        decode(data, declared).encode("utf-8")


@pytest.mark.parametrize("name", ["a\0b.txt", "\ud800.txt", "a" * 5000])
def test_what_is_no_name_of_a_file_is_said(name: str) -> None:
    with pytest.raises(UnreadableSource):
        read_file(Path(name))


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")):
        with pytest.raises(UnreadableSource, match="not a text file"):
            decode(data)
    else:
        with suppress(UnreadableSource):
            assert isinstance(decode(data), str)


def test_what_has_control_characters_throughout_is_not_text() -> None:
    with pytest.raises(UnreadableSource, match="not a text file"):
        decode(bytes(range(1, 256)) * 3)
    windows = "Perché l’università è così? «Già», dice: 100 €.\r\n".encode("cp1252")
    assert decode(b"\x0b" + windows * 3 + b"\x02").count("Perché") == 3  # a stray one is left alone


@given(st.text(alphabet=st.characters(exclude_characters="\x00\ufeff", exclude_categories=["Cs"])))
def test_utf_8_comes_back_as_it_was(words: str) -> None:
    assert decode(words.encode()) == words


def test_word_files_keep_their_order(tmp_path: Path) -> None:
    assert read_file(write_docx(tmp_path / "articolo.docx")).text == (
        "Un vecchio battello tornerà a navigare.\n\nUna tabella.\n\nCosta 380 mila euro."
    )


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    found = read_file(write_pdf(tmp_path / "articolo.pdf", pages=2))
    assert found == Document("Un vecchio battello.\n\nUn vecchio battello.", media_type="application/pdf")


def test_what_a_file_cannot_be_is_said_with_the_next_step(tmp_path: Path) -> None:
    locked = write_pdf(tmp_path / "locked.pdf", password="segreto")  # noqa: S106
    scanned = write_pdf(tmp_path / "scanned.pdf", text="")
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 nothing more")
    renamed = tmp_path / "renamed.docx"
    renamed.write_bytes(b"plain text")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x00\x01\x02")
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    cases = {
        locked: "password",
        scanned: "no text",
        damaged: "damaged",
        renamed: "damaged",
        binary: "not a text file",
        tmp_path / "missing.txt": "no file",
        picture: "not a text file",
        tmp_path: "cannot be read|folder",
    }
    for path, says in cases.items():
        with pytest.raises(UnreadableSource, match=says) as error:
            read_file(path)
        assert error.value.hint


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "articoli.txt"
    folder.mkdir()
    with pytest.raises(UnreadableSource, match="is a folder"):
        read_file(folder)


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("a" * 1001, encoding="utf-8")
    with pytest.raises(UnreadableSource, match="larger than"):
        read_file(path, max_bytes=1000)
    with pytest.raises(UnreadableSource, match="more than"):
        read_bytes(b"a" * 20_000_001, "standard input")


def thick_pdf(pages: int) -> bytes:
    """A PDF of empty pages, with a proper table of its objects."""
    kids = " ".join(f"{number} 0 R" for number in range(3, pages + 3))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * pages
    body, table = "%PDF-1.4\n", "0000000000 65535 f \n"
    lines = [body]
    position = len(body)
    for number, content in enumerate(objects, 1):
        table += f"{position:010} 00000 n \n"
        lines.append(f"{number} 0 obj{content}endobj\n")
        position += len(lines[-1])
    lines.append(f"xref\n0 {len(objects) + 1}\n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n")
    lines.append(f"startxref\n{position}\n%%EOF")
    return "".join(lines).encode()


def test_ten_thousand_pages_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "thick.pdf"
    path.write_bytes(thick_pdf(10_000))
    with pytest.raises(UnreadableSource, match="10,000 pages"):
        read_file(path)


def test_a_word_file_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(200):
            part.write(b"a" * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(UnreadableSource, match="unpacks to more"):
        read_file(path)


def test_entities_that_multiply_are_not_expanded(tmp_path: Path) -> None:
    """The "billion laughs" document."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{levels}]><w:document>&e9;</w:document>'
    source = write_docx(tmp_path / "good.docx")
    path = tmp_path / "laughs.docx"
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(path, "w") as bad:
        for entry in good.infolist():
            content = good.read(entry)
            if entry.filename == "word/document.xml":
                body = bomb.replace("<w:document>", "<w:document xmlns:w='http://x'>")
                content = b"<?xml version='1.0' encoding='UTF-8'?>" + body.encode()
            bad.writestr(entry, content)
    with pytest.raises(UnreadableSource):
        read_file(path)


def test_a_parser_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "articolo.pdf")
    with pytest.raises(UnreadableSource, match="took too long"):
        confined.parse_confined("pdf", path.read_bytes(), path.name, seconds=0.01)


def test_a_parser_that_needs_too_much_memory_is_ended(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="this system knows no resource limits")
    path = write_pdf(tmp_path / "articolo.pdf", text="a" * 30_000_000)
    with pytest.raises(UnreadableSource, match="too much memory"):
        confined.parse_confined("pdf", path.read_bytes(), path.name, memory=100_000_000)


def test_a_cell_that_claims_to_span_a_billion_columns_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Il museo apre.", "Alle nove."
    row._tr.tc_lst[0].grid_span = 2_000_000_000
    path = tmp_path / "span.docx"
    document.save(str(path))
    assert read_file(path).text == "Il museo apre.\n\nAlle nove."
