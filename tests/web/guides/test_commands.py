"""What ``flask guides`` prints, from the real flow."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask import Flask

from planner.app import create_app
from planner.domain.guides.flow import Question
from planner.domain.guides.flow_graph import drawing
from planner.domain.guides.flow_paths import path_count
from planner.web.guides import guidebook
from planner.web.guides.commands import SVG, svg_text
from tests.domain.flow_examples import FLOW


@pytest.fixture(scope="module")
def bare_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Give an app without a database: the guides need none."""
    return create_app(PLANNER_INSTANCE=str(tmp_path_factory.mktemp("bare")))


def test_graph_prints_mermaid_with_every_question(bare_app: Flask) -> None:
    result = bare_app.test_cli_runner().invoke(args=["guides", "graph"])
    assert result.exit_code == 0
    assert result.output.startswith("flowchart TD\n")
    assert result.output.count("  q_country[") == 1
    assert result.output.endswith("\n")
    assert not result.output.endswith("\n\n")
    with bare_app.app_context():
        ways = path_count(guidebook.guidebook().flow)
    assert result.output.splitlines()[-1] == f"%% {ways:,} ways through it"
    assert ways > 10**9


def test_graph_draws_a_whole_svg_file(bare_app: Flask) -> None:
    result = bare_app.test_cli_runner().invoke(args=["guides", "graph", "--svg"])
    assert result.exit_code == 0
    root = ET.fromstring(result.output)  # noqa: S314 - our own output
    words = [one.text for one in root.iter(f"{{{SVG}}}text")]
    assert words[0] == "Country"
    assert words[13:15] == ["Routes to ask about", "Japan"]
    told = " ".join(filter(None, words))
    with bare_app.app_context():
        flow = guidebook.guidebook().flow
    assert [route.name for route in flow.routes if route.name not in told] == []
    assert len(list(root.iter(f"{{{SVG}}}circle"))) == 14 + 3 + len(flow.routes)


def test_an_svg_shows_hostile_words_as_text() -> None:
    first = FLOW.questions[0]
    hostile = Question("country", "<script>&", first.text, first.why, first.choices)
    drawn = drawing(type(FLOW)((hostile,), (), (), (), ()), {})
    assert "&lt;script&gt;&amp;" in svg_text(drawn)


def test_a_faulty_file_is_told_in_a_sentence(
    tmp_path: Path, bare_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guidebook, "GUIDES", tmp_path / "data" / "guides")
    app = create_app(PLANNER_INSTANCE=bare_app.config["SETTINGS"].instance)
    result = app.test_cli_runner().invoke(args=["guides", "graph"])
    assert result.exit_code == 1
    assert "data/guides/flow.yaml:1: cannot be read: No such file or directory" in result.output
    assert "Traceback" not in result.output
