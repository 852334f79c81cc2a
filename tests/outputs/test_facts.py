"""The table of facts in files."""

from summarizer.outputs import write
from summarizer.outputs.facts import rows
from summarizer.result import Article, Fact, Rendering, Result, TranslatedSentence, Translation

HOSTILE = "<b>|x"
FACTS = (
    Fact("place", "Milano", 0, {"en": Rendering("Milan", "same"), "uz": Rendering("Milan", "same")}),
    Fact("number", "40 km", 0, {"en": Rendering("25 miles", "converted"), "uz": Rendering("40 km", "same")}),
    Fact("date", "12 marzo", 0, {"en": Rendering("", "missing")}),
    Fact("person", HOSTILE, 1, {"en": Rendering(HOSTILE, "changed")}),
    Fact("place", "Milano", 1, {"en": Rendering("Milan", "same"), "uz": Rendering("Milan", "same")}),
)


def result(facts: tuple[Fact, ...] = FACTS) -> Result:
    article = Article(("Uno. Due.",))
    english = Translation("en", paragraphs=((TranslatedSentence("Uno.", "One."), TranslatedSentence("Due.", "Two.")),))
    return Result(article, {"en": english, "uz": Translation("uz", available=False, reason="none")}, facts=facts)


def test_what_is_missing_or_changed_is_first_and_the_same_row_comes_once() -> None:
    assert [row.source for row in rows(FACTS, ["en", "uz"])] == ["12 marzo", HOSTILE, "Milano", "40 km"]


def test_a_language_in_which_nothing_is_lost_keeps_the_order_of_the_article() -> None:
    assert [row.source for row in rows(FACTS, ["uz"])] == ["Milano", "40 km"]


def test_markdown_has_a_table_of_what_was_served() -> None:
    text = write(result(), "markdown").decode()
    assert text.endswith(
        "# Names, numbers and dates\n\n|  | Italian | English |\n| --- | --- | --- |\n"
        "| date | 12 marzo | (missing) |\n| person | \\<b\\>\\|x | \\<b\\>\\|x (changed) |\n"
        "| place | Milano | Milan |\n| number | 40 km | 25 miles (converted) |\n"
    )


def test_a_web_page_has_it_escaped_and_marked() -> None:
    page = write(result(), "html").decode()
    assert '<tr class="lost"><td>date</td><th scope="row" lang="it-IT">12 marzo</th><td>(missing)</td></tr>' in page
    assert '<td><span lang="en-GB">25 miles</span> (converted)</td>' in page
    assert HOSTILE not in page
    assert page.index("12 marzo") < page.index("Milano")


def test_without_facts_there_is_no_table() -> None:
    for form in ("html", "markdown"):
        assert "Names, numbers" not in write(result(()), form).decode()
