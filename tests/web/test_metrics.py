"""What an operator asks: is it alive, can it serve, what does it do."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from tests.web.conftest import Site
from tests.web.fake import FakeSummarizer


def numbers(site: Site) -> dict[str, float]:
    """The samples, read as Prometheus's own parser reads them."""
    families = text_string_to_metric_families(httpx.get(f"{site.url}/metrics").text)
    return {written(sample): sample.value for family in families for sample in family.samples}


def written(sample: Sample) -> str:
    labels = ",".join(f'{name}="{value}"' for name, value in sample.labels.items())
    return f"{sample.name}{{{labels}}}" if labels else str(sample.name)


def test_runs_stages_requests_and_memory_are_counted(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer()) as site:
        httpx.post(f"{site.url}/v1/process", json={"text": "Titolo\nParolasegreta compare qui."})
        httpx.post(f"{site.url}/v1/process", json={"text": ""})
        httpx.post(f"{site.url}/v1/summarize", json={"text": "Titolo\nParolasegreta."})
        httpx.get(f"{site.url}/Parolasegreta")
        found = numbers(site)
        assert "arolasegreta" not in httpx.get(f"{site.url}/metrics").text
    assert found['summarizer_runs_total{outcome="done"}'] == 2
    assert found['summarizer_stage_seconds_count{stage="call"}'] == 1
    assert found['summarizer_requests_total{route="/v1/process",status="200"}'] == 1
    assert found['summarizer_requests_total{route="/v1/process",status="422"}'] == 1
    assert found['summarizer_requests_total{route="other",status="404"}'] == 1
    assert found['summarizer_stage_seconds_count{stage="translate"}'] == 1
    assert found["summarizer_queue_waiting"] == 0
    assert found["process_resident_memory_bytes"] > 1_000_000


def test_ready_says_what_is_served_or_why_nothing_is(
    serving: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(FakeSummarizer(uzbek=False)) as site:
        assert httpx.get(f"{site.url}/ready").json() == {"status": "ready", "targets": ["en"]}
        monkeypatch.setattr(site.fake, "why_not", lambda target: f"No model for {target}.")
        refused = httpx.get(f"{site.url}/ready")
    assert refused.status_code == 503
    assert refused.json()["reasons"]["en"] == "No model for en."


def test_numbers_are_behind_the_password_and_probes_are_not(serving: Callable[..., Any]) -> None:
    with serving(FakeSummarizer(), password="segreto") as site:  # noqa: S106
        codes = [httpx.get(site.url + path).status_code for path in ("/health", "/ready", "/metrics")]
    assert codes == [200, 200, 401]


def test_the_page_is_framed_by_itself_and_one_site_at_most(serving: Callable[..., Any], site: Site) -> None:
    assert httpx.get(f"{site.url}/health").headers["content-security-policy"].endswith("frame-ancestors 'self'")
    with serving(FakeSummarizer(), framed_by="https://news.example") as framed:
        policy = httpx.get(f"{framed.url}/health").headers["content-security-policy"]
    assert policy.endswith("; frame-ancestors 'self' https://news.example")
