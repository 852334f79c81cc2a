"""A batch end to end, on one machine: every article once, whatever the input holds and whenever it stops."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summarizer import batch
from summarizer.errors import ModelMissing, OptionError, OutputError, UnreadableSource
from tests.batch.conftest import Write, records
from tests.batch.fake import Fake


def articles(count: int) -> list[dict[str, Any]]:
    return [{"id": f"a{i}", "text": f"Articolo {i}.\n\nSecondo paragrafo."} for i in range(count)]


def do(source: Path, output: Path, **options: Any) -> batch.Report:
    options.setdefault("create", Fake)
    with batch.run(source, output, **options) as job:
        for _ in job:
            pass
    return job.report


def test_every_article_has_one_record_with_its_fields(write_lines: Write, tmp_path: Path) -> None:
    source = write_lines([{"id": 7, "text": "Ciao.", "desk": "economia", "tags": ["a", "b"]}])
    report = do(source, tmp_path / "out.jsonl")
    (record,) = records(tmp_path / "out.jsonl")
    assert (record["id"], record["desk"], record["tags"], record["schema"]) == (7, "economia", ["a", "b"], "2")
    assert record["translations"]["en"]["paragraphs"][0][0]["target"] == "en:.oaiC"
    assert "text" not in record
    assert (report.articles, report.done, report.sentences, report.flagged, report.exit_code) == (1, 1, 2, 2, 0)


def test_a_field_named_like_one_of_ours_is_kept_apart(write_lines: Write, tmp_path: Path) -> None:
    do(write_lines([{"id": "a", "text": "Ciao.", "article": 12}]), tmp_path / "out.jsonl")
    (record,) = records(tmp_path / "out.jsonl")
    assert record["input"] == {"article": 12}
    assert record["article"]["paragraphs"] == ["Ciao."]


def test_a_second_run_skips_what_is_done(write_lines: Write, tmp_path: Path) -> None:
    source, output = write_lines(articles(5)), tmp_path / "out.jsonl"
    do(source, output)
    before = output.read_bytes()
    report = do(source, output, create=partial(Fake, missing=True))  # not even a model is loaded
    assert (report.skipped, report.done, report.exit_code) == (5, 0, 0)
    assert output.read_bytes() == before


def test_articles_that_are_added_later_are_done_then(write_lines: Write, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    do(write_lines(articles(3)), output)
    report = do(write_lines(articles(5)), output)
    assert (report.skipped, report.done) == (3, 2)
    assert [record["id"] for record in records(output)] == ["a0", "a1", "a2", "a3", "a4"]


def test_stopping_half_way_loses_nothing(write_lines: Write, tmp_path: Path) -> None:
    source, output = write_lines(articles(9)), tmp_path / "out.jsonl"
    with batch.run(source, output, create=Fake, chunk_characters=1) as job:
        for number, _ in enumerate(job):
            if number == 3:
                break
    assert (job.report.done, job.report.waiting, job.report.exit_code) == (4, 5, 3)
    report = do(source, output)
    assert (report.skipped, report.done) == (4, 5)
    assert [record["id"] for record in records(output)] == [f"a{i}" for i in range(9)]


def test_failures_are_listed_and_retried_on_request(write_lines: Write, tmp_path: Path) -> None:
    source, output = write_lines([*articles(2), {"id": "bad", "text": "UNREADABLE"}]), tmp_path / "out.jsonl"
    report = do(source, output)
    (failure,) = report.failures
    assert (failure.id, failure.kind, report.exit_code) == ("bad", "NoArticle", 3)
    assert "Paste the whole article" in failure.error
    again = do(source, output)
    assert (again.failed, len(again.failures), again.exit_code) == (0, 1, 3)  # told again, not tried again
    retried = do(source, output, retry_failed=True)
    assert (retried.skipped, retried.failed) == (2, 1)


def test_a_corrected_article_is_tried_again_by_itself(write_lines: Write, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    do(write_lines([{"id": "a", "text": "UNREADABLE"}]), output)
    report = do(write_lines([{"id": "a", "text": "Corretto."}]), output)
    assert (report.done, report.failures, report.exit_code) == (1, (), 0)


def test_an_article_that_changed_after_it_was_done_is_told_not_redone(write_lines: Write, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    do(write_lines([{"id": "a", "text": "Prima."}]), output)
    report = do(write_lines([{"id": "a", "text": "Dopo."}]), output)
    assert (report.changed, report.skipped, len(records(output))) == (1, 1, 1)


def test_a_fault_in_one_article_spares_its_neighbours(write_lines: Write, tmp_path: Path) -> None:
    source = write_lines([*articles(3), {"id": "bug", "text": "BUG"}, {"id": "last", "text": "Ultimo."}])
    report = do(source, tmp_path / "out.jsonl")
    assert (report.done, report.failed) == (4, 1)
    assert report.failures[0].kind == "InternalError"
    assert "please report it" in report.failures[0].error


def test_nothing_done_is_exit_code_1(write_lines: Write, tmp_path: Path) -> None:
    assert do(write_lines([{"id": "a", "text": "UNREADABLE"}]), tmp_path / "out.jsonl").exit_code == 1


def test_a_missing_language_is_done_in_part(write_lines: Write, tmp_path: Path) -> None:
    report = do(write_lines([{"id": "a", "text": "NO UZBEK"}]), tmp_path / "out.jsonl")
    assert (report.partial, report.done, report.exit_code) == (1, 0, 3)
    assert records(tmp_path / "out.jsonl")[0]["translations"]["en"]["available"] is True


def test_a_missing_model_stops_the_batch_and_fails_no_article(write_lines: Write, tmp_path: Path) -> None:
    source, output = write_lines(articles(2)), tmp_path / "out.jsonl"
    with pytest.raises(ModelMissing, match="models pull"):
        do(source, output, create=partial(Fake, missing=True))
    assert do(source, output).done == 2


def test_unusable_lines_fail_by_their_number(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"id": "a", "text": "Ciao."}\n\n{"id": "b", "te\n\xff\xfe\n{"id": "c"}\n')
    report = do(source, tmp_path / "out.jsonl")
    assert (report.done, report.failed) == (1, 0)
    assert [failure.id for failure in report.failures] == ["line 3", "line 4", "line 5"]
    assert 'exactly one of "text", "html" and "url"' in report.failures[2].error


def test_one_id_for_two_articles_is_told(write_lines: Write, tmp_path: Path) -> None:
    report = do(write_lines([{"id": "a", "text": "Uno."}, {"id": "a", "text": "Due."}]), tmp_path / "out.jsonl")
    assert report.done == 1
    assert "Give every article its own id" in report.failures[0].error


def test_the_same_line_twice_is_one_article(write_lines: Write, tmp_path: Path) -> None:
    report = do(write_lines([{"id": "a", "text": "Uno."}] * 3), tmp_path / "out.jsonl")
    assert (report.articles, report.done, report.repeated) == (1, 1, 2)


def test_without_an_id_the_text_is_the_id(write_lines: Write, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    do(write_lines([{"text": "Uno."}, {"text": "Due."}]), output)
    report = do(write_lines([{"text": "Tre."}, {"text": "Due."}, {"text": "Uno."}]), output)  # moved about
    assert (report.skipped, report.done) == (2, 1)


def test_a_folder_of_files_becomes_a_folder_of_markdown(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    for name in ("uno.txt", "UNO.html", "sub/uno.txt", "città.md", ".hidden.txt", "picture.png"):
        (tmp_path / "in" / name).write_text(f"Articolo {name}.", encoding="utf-8")
    report = do(tmp_path / "in", tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert report.done == 4
    assert [name for name in names if name.isascii()] == ["UNO.html.md", "sub_uno.txt.md", "uno.txt.md"]
    assert ".txt onu olocitrA:ne" not in names
    assert "en:.txt.onu olocitrA" in (tmp_path / "out" / "uno.txt.md").read_text(encoding="utf-8")


def test_a_folder_takes_any_format(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "uno.txt").write_text("Articolo.", encoding="utf-8")
    assert do(tmp_path / "in", tmp_path / "out", format="html-bilingual").done == 1
    assert '<table class="many">' in (tmp_path / "out" / "uno.txt.html").read_text(encoding="utf-8")
    with pytest.raises(OptionError, match="choose another output"):
        do(tmp_path / "in", tmp_path / "out", format="html")


def test_an_output_inside_the_input_is_not_read_as_input(tmp_path: Path) -> None:
    (tmp_path / "uno.txt").write_text("Uno.", encoding="utf-8")
    assert do(tmp_path, tmp_path / "out").articles == 1
    assert do(tmp_path, tmp_path / "out").articles == 1


def test_an_unreadable_file_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("Uno.", encoding="utf-8")
    (tmp_path / "in" / "broken.pdf").write_bytes(b"no PDF at all")
    report = do(tmp_path / "in", tmp_path / "out")
    assert (report.done, [failure.id for failure in report.failures]) == (1, ["broken.pdf"])


def test_two_runs_on_one_output_do_not_meet(write_lines: Write, tmp_path: Path) -> None:
    source, output = write_lines(articles(2)), tmp_path / "out.jsonl"
    with batch.run(source, output, create=Fake), pytest.raises(OutputError, match="Another run is writing"):
        do(source, output)
    assert do(source, output).done == 2  # closed without being done, it left everything to do


def test_other_options_need_another_output(write_lines: Write, tmp_path: Path) -> None:
    source, output = write_lines(articles(1)), tmp_path / "out.jsonl"
    do(source, output, targets=("en",))
    with pytest.raises(OptionError, match="choose another output"):
        do(source, output, targets=("uz",))


def test_a_file_that_no_batch_wrote_is_left_alone(write_lines: Write, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("my notes\n")
    with pytest.raises(OutputError, match="no batch wrote"):
        do(write_lines(articles(1)), output)
    assert output.read_text() == "my notes\n"
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a0.md").write_text("my notes")
    with pytest.raises(OutputError, match="no batch wrote"):
        do(write_lines(articles(1)), tmp_path / "notes")


def test_an_output_that_was_deleted_is_made_again(write_lines: Write, tmp_path: Path) -> None:
    source, output = write_lines(articles(3)), tmp_path / "out.jsonl"
    do(source, output)
    output.unlink()
    assert do(source, output).done == 3
    kept = output.read_bytes().splitlines(keepends=True)[0]
    output.write_bytes(kept + b'{"id": "a1", "torn')
    assert do(source, output).done == 2
    assert [record["id"] for record in records(output)] == ["a0", "a1", "a2"]


@pytest.mark.parametrize(("source", "error"), [("absent", UnreadableSource), ("one.txt", OptionError)])
def test_an_input_that_is_none(tmp_path: Path, source: str, error: type[Exception]) -> None:
    (tmp_path / "one.txt").write_text("Uno.")
    with pytest.raises(error):
        do(tmp_path / source, tmp_path / "out.jsonl")


def test_an_output_of_an_unknown_kind(write_lines: Write, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"\.jsonl"):
        do(write_lines(articles(1)), tmp_path / "out.csv")


def test_the_report_is_plain_json(write_lines: Write, tmp_path: Path) -> None:
    report = do(write_lines([*articles(1), {"id": "bad", "text": "UNREADABLE"}]), tmp_path / "out.jsonl")
    told = json.loads(json.dumps(report.to_dict()))
    assert told["failures"] == [
        {"id": "bad", "kind": "NoArticle", "error": "There is no article in this text. Paste the whole article."}
    ]
    assert told["articles_per_minute"] > 0
