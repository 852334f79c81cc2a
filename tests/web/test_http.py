"""The endpoints as a program meets them that knows nothing but HTTP."""

import json
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from summarizer.result import Result
from summarizer.web.logs import row
from tests.web.conftest import Site, running
from tests.web.fake import FakeSummarizer
from tests.web.test_listeners import LONG, wait_until

ARTICLE = "La biblioteca sul lago\nUn battello porta i libri. Costa 380 mila euro.\nLEGGI ANCHE: altro\nParte a marzo."
LINES = {"Accept": "application/x-ndjson"}


def ask(site: Site, endpoint: str, **body: Any) -> httpx.Response:
    return httpx.post(f"{site.url}/v1/{endpoint}", json=body, timeout=30)


def stream(site: Site, endpoint: str, **body: Any) -> list[dict[str, Any]]:
    answer = httpx.post(f"{site.url}/v1/{endpoint}", json=body, headers=LINES, timeout=30)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


def test_process_answers_a_whole_result(site: Site) -> None:
    result = Result.from_dict(ask(site, "process", text=ARTICLE, targets=["en"]).json())
    assert result.article.title == "La biblioteca sul lago"
    assert [sentence.target for sentence in result["en"].sentences][-1] == "en: Parte a marzo."
    assert result["en"].summary is not None
    assert set(result.translations) == {"en"}


def test_the_others_answer_their_part(site: Site) -> None:
    assert ask(site, "recover", text=ARTICLE).json()["dropped"][0]["text"] == "LEGGI ANCHE: altro"
    translated = ask(site, "translate", text=ARTICLE, targets=["en"]).json()
    assert translated["translations"]["en"]["available"]
    assert translated["summaries"] == {}
    assert set(ask(site, "summarize", text=ARTICLE, languages=["it", "uz"]).json()) == {"it", "uz"}


def test_blocks_are_kept_and_dropped_as_asked(site: Site) -> None:
    article = ask(site, "recover", text=ARTICLE, keep=["LEGGI ANCHE: altro"], drop=["Parte a marzo."]).json()
    assert article["paragraphs"][-1] == "LEGGI ANCHE: altro"
    assert [block["text"] for block in article["dropped"]] == ["Parte a marzo."]


def test_another_alphabet(site: Site) -> None:
    whole = ask(site, "translate", text=ARTICLE, targets=["uz"], alphabet="cyrillic").json()
    assert whole["translations"]["uz"]["title"]["target"].startswith("Ўзбекча")
    events = stream(site, "process", text=ARTICLE, targets=["uz"], alphabet="cyrillic")
    targets = [row["target"] for event in events for row in event.get("sentences", {}).values()]
    assert len(targets) == 3
    assert all(target.startswith("Ўзбекча") for target in targets)


TERMS = "battello\tferry\ten\nParte a marzo\tkeep\n"


def test_terms_of_the_request_are_used(site: Site) -> None:
    asked = {"text": ARTICLE, "targets": ["en"], "glossary": TERMS}
    (sentence, *_) = ask(site, "translate", **asked).json()["translations"]["en"]["paragraphs"][0]
    assert sentence["target"] == "en: Un ferry porta i libri."
    assert "en: Un ferry porta i libri." in [
        row["target"] for event in stream(site, "process", **asked) for row in event.get("sentences", {}).values()
    ]
    summary = ask(site, "summarize", text="Il battello", languages=["en"], glossary=TERMS).json()
    assert summary["en"]["text"] == "en: Il ferry"
    assert "ferry" not in ask(site, "translate", text=ARTICLE, targets=["en"]).text  # the next one has none of it


@pytest.mark.parametrize(
    ("glossary", "words"),
    [
        ("battello ferry\n", "Line 1"),
        ("a\tkeep\n" + "b" * 201 + "\tkeep", "Line 2"),
        ("a\tkeep\n" * 1001, "1,000"),
    ],
)
@pytest.mark.parametrize("headers", [{}, LINES])
def test_a_glossary_that_cannot_be_used_is_refused(
    site: Site, glossary: str, words: str, headers: dict[str, str]
) -> None:
    body = {"text": ARTICLE, "glossary": glossary}
    answer = httpx.post(f"{site.url}/v1/process", json=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "glossary_error")
    assert words in answer.json()["error"]["message"]


def test_models_are_chosen_by_profile(site: Site) -> None:
    asked = {"text": ARTICLE, "targets": ["en"]}
    assert ask(site, "process", **asked).json()["translations"]["en"]["model"] == "fake/model"
    assert ask(site, "process", **asked, profile="starter").json()["translations"]["en"]["model"] == "starter"
    loading = [event for event in stream(site, "translate", **asked, profile="starter") if "model" in event]
    assert {event["model"] for event in loading} == {"starter"}
    assert ask(site, "summarize", text=ARTICLE, profile="starter").status_code == 200
    assert ask(site, "process", **asked, profile="nobody's").json()["error"]["code"] == "invalid_request"


@pytest.mark.parametrize("endpoint", ["process", "translate", "summarize"])
def test_a_locked_profile_is_the_only_one(serving: Callable[..., Any], endpoint: str) -> None:
    with serving(FakeSummarizer(), profile="light", lock_profile=True) as site:
        refused = ask(site, endpoint, text=ARTICLE, profile="starter")
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "profile_locked")
        for own in ({}, {"profile": "light"}, {"profile": None}):
            assert ask(site, endpoint, text=ARTICLE, **own).status_code == 200


def test_the_events_of_a_run_come_as_lines_and_end_with_the_result(site: Site) -> None:
    events = stream(site, "process", text=ARTICLE, targets=["en", "uz"])
    names = [event["event"] for event in events]
    assert names[:2] == ["article_recovered", "waiting"]
    assert names[-1] == "finished"
    assert {"model_loading", "title_translated", "sentences_translated", "summary_ready"} <= set(names)
    assert events[-1]["result"] == ask(site, "process", text=ARTICLE, targets=["en", "uz"]).json()


def test_a_stream_of_translate_has_no_summaries(site: Site) -> None:
    assert "summary_ready" not in {event["event"] for event in stream(site, "translate", text=ARTICLE)}


@pytest.mark.parametrize("headers", [{}, LINES])
def test_errors_have_a_code_words_and_a_next_step(site: Site, headers: dict[str, str]) -> None:
    answer = httpx.post(f"{site.url}/v1/process", json={"text": " "}, headers=headers)
    assert answer.status_code == 422
    assert answer.json() == {
        "error": {"code": "empty_input", "message": "There is no text.", "hint": "Paste an article."}
    }
    assert ask(site, "process", text="Here is the text.").json()["error"]["code"] == "wrong_language"
    assert ask(site, "process", text="Here is the text.", force=True).status_code == 200


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"text": "Parolasegreta", "targets": ["xx"]}, "targets.0"),
        ({"text": "Parolasegreta", "length": "novel"}, "length"),
        ({"text": "Parolasegreta", "lenght": "short"}, "lenght"),
        ({"text": "Parolasegreta", "force": "yes"}, "force"),
        ({"text": ["Parolasegreta"]}, "text"),
        ({"text": {"path": "Parolasegreta", "meta": {"_type": "gradio.FileData"}}}, "text"),
        ({}, "text"),
        (["Parolasegreta"], "body"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_by_name(site: Site, body: Any, named: str) -> None:
    answer = httpx.post(f"{site.url}/v1/process", json=body)
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == "invalid_request"
    assert named in error["message"]
    assert "Parolasegreta" not in answer.text


@pytest.mark.parametrize("content", [b"", b"{", b'{"text": "\xff"}', b"null"])
def test_a_broken_body_is_a_clear_error(site: Site, content: bytes) -> None:
    answer = httpx.post(f"{site.url}/v1/recover", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert set(answer.json()["error"]) == {"code", "message", "hint"}


def test_half_a_surrogate_pair_is_read_as_a_mark_for_it(site: Site) -> None:
    headers, body = {"Content-Type": "application/json"}, b'{"text": "Un titolo \\ud800"}'
    answer = httpx.post(f"{site.url}/v1/recover", content=body, headers=headers)
    assert answer.json()["title"] == "Un titolo \ufffd"


def test_the_limits_are_those_of_the_page(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), rate="2/hour", max_chars=200) as site:
        long = ask(site, "process", text="a" * 201)
        assert (long.status_code, long.json()["error"]["code"]) == (413, "too_long")
        assert httpx.post(f"{site.url}/v1/process", content=b"a" * 400_000).json()["error"]["code"]
        for _ in range(2):
            assert ask(site, "recover", text=ARTICLE).status_code == 200
        refused = ask(site, "process", text=ARTICLE)
        assert (refused.status_code, refused.json()["error"]["code"]) == (429, "too_many_requests")
        assert int(refused.headers["retry-after"]) > 3000


def test_the_password_is_asked_for(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), password="segreto") as site:  # noqa: S106
        for answer in (ask(site, "process", text=ARTICLE), httpx.get(f"{site.url}/openapi.json")):
            assert answer.status_code == 401
            assert answer.json()["error"]["code"] == "unauthorized"
        with httpx.Client(base_url=site.url) as client:
            assert client.post("/login", data={"username": "any", "password": "segreto"}).status_code == 200
            assert client.post("/v1/recover", json={"text": ARTICLE}).status_code == 200
            assert "/v1/process" in client.get("/openapi.json").json()["paths"]


def test_other_sites_are_refused(site: Site) -> None:
    answer = httpx.post(f"{site.url}/v1/recover", json={"text": ARTICLE}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "forbidden"


@pytest.mark.parametrize("headers", [{}, LINES])
def test_leaving_frees_the_model(headers: dict[str, str]) -> None:
    with running(FakeSummarizer(pause=0.1)) as site:
        site.service.listeners.grace = 0.3
        with socket.create_connection(("127.0.0.1", int(site.url.rpartition(":")[2]))) as connection:
            connection.sendall(raw_request(headers))
            assert wait_until(lambda: site.fake.running == 1)
        assert site.fake.idle.wait(15)
        assert wait_until(lambda: site.fake.running == 0)


def raw_request(headers: dict[str, str]) -> bytes:
    """A request as bytes, so that the test leaves when it likes."""
    body = json.dumps({"text": LONG}).encode()
    every = {"Host": "127.0.0.1", "Content-Type": "application/json", "Content-Length": str(len(body)), **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in every.items())
    return f"POST /v1/process HTTP/1.1\r\n{lines}\r\n".encode() + body


def test_the_description_has_choices_and_words(site: Site) -> None:
    description = httpx.get(f"{site.url}/openapi.json").json()
    asked = description["components"]["schemas"]["Process"]["properties"]
    assert asked["length"]["enum"] == ["headline", "short", "medium"]
    assert {"auto", "starter", "light"} <= set(asked["profile"]["anyOf"][0]["enum"])
    assert "en" in asked["targets"]["anyOf"][0]["items"]["enum"]
    assert all(field["description"] for field in asked.values())
    assert set(description["paths"]) >= {"/v1/process", "/v1/recover", "/v1/translate", "/v1/summarize"}
    assert "application/x-ndjson" in description["paths"]["/v1/process"]["post"]["responses"]["200"]["content"]


def test_what_nobody_planned_for_is_told_without_words(
    serving: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("Parolasegreta")

    monkeypatch.setattr(FakeSummarizer, "recover", fail)
    with serving(FakeSummarizer()) as site:
        answer = ask(site, "process", text=ARTICLE)
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal_error")
    [told] = [row(record) for record in caplog.records if record.getMessage() == "unexpected"]
    assert told["error"] == "RuntimeError"
    assert "arolasegreta" not in caplog.text + answer.text
