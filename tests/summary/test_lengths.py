"""The lengths of summaries have one table; whatever lists them takes its list from there."""

import pytest
from typer.testing import CliRunner

from summarizer.cli.commands import app
from summarizer.errors import OptionError
from summarizer.summary.lengths import DEFAULT, LENGTHS, get
from summarizer.validate import valid_length


def test_the_table_has_the_lengths_that_were_promised() -> None:
    assert list(LENGTHS) == ["headline", "short", "medium"]
    assert DEFAULT in LENGTHS
    assert all(name == length.name and 1 <= length.least <= length.most for name, length in LENGTHS.items())


def test_an_unknown_length_names_the_known_ones() -> None:
    for ask in (get, valid_length):
        with pytest.raises(OptionError, match="headline, short, medium"):
            ask("long")


def test_the_command_line_offers_every_length_and_refuses_others() -> None:
    runner = CliRunner(env={"COLUMNS": "200"})
    shown = runner.invoke(app, ["process", "--help"]).output
    assert "|".join(LENGTHS) in shown
    assert runner.invoke(app, ["process", "-", "--length", "long"], input="Ciao.").exit_code == 2
