"""The server as a program meets it: endpoints, health, limits, headers, password."""

import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from summarizer.result import Result
from summarizer.web.service import WIDTH
from tests.web.conftest import Site
from tests.web.fake import FakeSummarizer

ARTICLE = "La biblioteca sul lago\nUn battello porta i libri. Costa 380 mila euro.\nLEGGI ANCHE: altro\nParte a marzo."


def connect(url: str, **given: Any) -> Client:
    """A client that waits for as long as a busy machine needs."""
    return Client(url, httpx_kwargs={"timeout": 120}, **given)


@pytest.fixture
def client(site: Site) -> Client:
    return connect(site.url, verbose=False)


def test_the_endpoints_are_named_and_typed(client: Client) -> None:
    endpoints = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(endpoints) == {"/process", "/recover", "/translate", "/summarize"}
    for endpoint in endpoints.values():
        assert endpoint["parameters"][0]["parameter_name"] == "text"
        assert endpoint["parameters"][0]["python_type"]["type"] == "str"
        for parameter in endpoint["parameters"]:
            assert parameter["python_type"]["description"]
            assert parameter["label"] == parameter["parameter_name"]


def test_the_choices_of_an_endpoint_are_listed_and_its_first_parameters_stay(client: Client) -> None:
    process = client.view_api(return_format="dict", print_info=False)["named_endpoints"]["/process"]
    names = [parameter["parameter_name"] for parameter in process["parameters"]]
    assert names[:3] == ["text", "targets", "length"]
    assert all(parameter["parameter_has_default"] for parameter in process["parameters"][1:])
    kinds = {parameter["parameter_name"]: parameter["python_type"]["type"] for parameter in process["parameters"]}
    assert "list[Literal['en', " in kinds["targets"]
    assert kinds["length"] == "Literal['headline', 'short', 'medium']"
    assert "'starter'" in kinds["profile"]
    assert "'cyrillic'" in kinds["alphabet"]


def test_profile_and_terms_over_gradio(client: Client) -> None:
    result = client.predict(ARTICLE, ["en"], profile="starter", glossary="battello\tferry\ten", api_name="/translate")[
        "translations"
    ]["en"]
    assert result["model"] == "starter"
    assert result["paragraphs"][0][0]["target"] == "en: Un ferry porta i libri."
    with pytest.raises(AppError, match='targets must be null or a list, each one of "en"'):
        client.predict(ARTICLE, ["xx"], api_name="/process")


def test_process_gives_a_whole_result(client: Client) -> None:
    result = Result.from_dict(client.predict(ARTICLE, ["en"], "short", api_name="/process"))
    assert result.article.title == "La biblioteca sul lago"
    assert [sentence.source for sentence in result["en"].sentences] == [
        "Un battello porta i libri.",
        "Costa 380 mila euro.",
        "Parte a marzo.",
    ]
    assert result["en"].summary is not None


def test_recover_translate_and_summarize_give_their_part(client: Client) -> None:
    article = client.predict(ARTICLE, api_name="/recover")
    assert article["dropped"] == [{"text": "LEGGI ANCHE: altro", "reason": "related news", "kind": "related"}]
    assert set(client.predict(ARTICLE, ["uz"], api_name="/translate")["translations"]) == {"uz"}
    assert set(client.predict(ARTICLE, ["it", "uz"], "headline", api_name="/summarize")) == {"it", "uz"}


def test_errors_reach_the_program_with_the_next_step(client: Client) -> None:
    with pytest.raises(AppError, match=r"There is no text. Paste an article."):
        client.predict("", api_name="/process")


def test_a_text_above_the_limit_is_refused(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), max_chars=100) as site:
        with pytest.raises(AppError, match="100 allowed"):
            connect(site.url, verbose=False).predict("a" * 101, api_name="/process")
        big = httpx.post(f"{site.url}/gradio_api/call/process", content=b"a" * 400_000)
        assert big.status_code == 413
    assert site.fake.calls == []


def test_twenty_readers_at_once_each_get_their_own_text_back(serving: Callable[..., Any]) -> None:
    def read(number: int) -> str:
        text = f"Titolo {number}\nIl battello numero {number} porta i libri."
        result = connect(site.url, verbose=False).predict(text, ["en"], api_name="/process")
        return str(result["translations"]["en"]["paragraphs"][0][0]["target"])

    with serving(FakeSummarizer(pause=0.02)) as site, ThreadPoolExecutor(20) as readers:
        answers = list(readers.map(read, range(20)))
        assert answers == [f"en: Il battello numero {number} porta i libri." for number in range(20)]
        assert 1 < site.fake.most_at_once <= WIDTH
        assert len(site.fake.calls) == 20


def test_more_than_the_queue_holds_are_told_to_come_back(serving: Callable[..., Any]) -> None:
    def read(number: int) -> str:
        try:
            connect(site.url, verbose=False).predict(f"Titolo\nNumero {number}.", ["en"], api_name="/process")
        except AppError as error:
            return str(error)
        return "done"

    with serving(FakeSummarizer(pause=0.5), queue=2) as site, ThreadPoolExecutor(2 * WIDTH) as readers:
        answers = list(readers.map(read, range(2 * WIDTH)))
    assert answers.count("done") >= WIDTH
    refused = [answer for answer in answers if answer != "done"]
    assert refused
    assert all("come back in a minute" in answer for answer in refused)


def test_a_page_whose_reader_begins_to_paste_is_answered_at_once(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer()) as site:
        assert httpx.post(f"{site.url}/warm").status_code == 202
        assert httpx.get(f"{site.url}/warm").status_code in (404, 405)


def test_one_client_is_held_to_the_rate(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), rate="2/hour") as site:
        client = connect(site.url, verbose=False)
        for _ in range(2):
            client.predict(ARTICLE, ["en"], api_name="/process")
        with pytest.raises(AppError, match="Too many requests"):
            client.predict(ARTICLE, api_name="/recover")


@pytest.mark.parametrize(("proxy", "believed"), [("", False), ("127.0.0.1", True), ("10.0.0.0/8,127.0.0.0/8", True)])
def test_a_forwarded_address_is_believed_of_a_trusted_proxy_only(
    serving: Callable[..., Any], proxy: str, believed: bool
) -> None:
    with serving(FakeSummarizer(), rate="1/hour", trusted_proxy=proxy) as site:
        clients = [
            connect(site.url, verbose=False, headers={"X-Forwarded-For": f"203.0.113.{number}"}) for number in range(2)
        ]
        clients[0].predict(ARTICLE, api_name="/recover")
        if believed:
            assert clients[1].predict(ARTICLE, api_name="/recover")["title"] == "La biblioteca sul lago"
        else:
            with pytest.raises(AppError, match="Too many requests"):
                clients[1].predict(ARTICLE, api_name="/recover")


def test_health_is_open_and_loads_nothing(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), password="segreto") as site:  # noqa: S106
        health = httpx.get(f"{site.url}/health")
        assert health.status_code == 200
        assert health.json()["status"] == "ok"
        assert health.json()["models_loaded"] is False


def test_a_password_closes_the_page_and_the_endpoints(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), password="segreto") as site:  # noqa: S106
        assert "window.gradio_config" in httpx.get(site.url).text
        assert httpx.get(f"{site.url}/config").status_code == 401
        call = httpx.post(f"{site.url}/gradio_api/call/recover", json={"data": [ARTICLE]})
        assert call.status_code == 401
        login = {"username": "anyone", "password": "sbagliato"}
        assert httpx.post(f"{site.url}/login", data=login).status_code == 400
        client = connect(site.url, auth=("anyone", "segreto"), verbose=False)
        assert client.predict(ARTICLE, api_name="/recover")["title"] == "La biblioteca sul lago"


def test_every_answer_forbids_foreign_content(site: Site) -> None:
    for path in ("/", "/health", "/theme.css", "/nothing"):
        headers = httpx.get(site.url + path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_foreign_name_for_this_machine_is_refused(site: Site) -> None:
    """DNS rebinding: a page elsewhere whose name was pointed at 127.0.0.1."""
    assert httpx.get(site.url, headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/gradio_api/file=/etc/passwd", "/file=/etc/passwd", "/monitoring", "/docs"])
def test_nothing_but_the_page_is_served(site: Site, path: str) -> None:
    assert httpx.get(site.url + path, follow_redirects=True).status_code in (403, 404)


def test_the_page_names_no_foreign_host_to_load_from(site: Site) -> None:
    page = httpx.get(site.url).text
    assert "googleapis" not in page
    assert "cdnjs" not in page
    assert '"analytics_enabled": false' in page or '"analytics_enabled":false' in page


def test_logs_hold_sizes_and_never_words(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = connect(site.url, verbose=False)
    client.predict("Titolo\nParolasegreta compare qui.", ["en"], api_name="/process")
    client.predict("Titolo\nParolasegreta compare qui.", api_name="/recover")
    assert "arolasegreta" not in "\n".join(record.getMessage() for record in caplog.records)


def test_the_schema_of_endpoints_is_json(site: Site) -> None:
    info = httpx.get(f"{site.url}/gradio_api/info").json()
    assert json.dumps(info["named_endpoints"]["/process"])
