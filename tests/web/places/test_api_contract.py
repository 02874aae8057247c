"""The API does what ``/api/v1/openapi.json`` says, whatever is asked."""

from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, assume, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from planner.web.places.api_docs import PLACES

# Left out: "positive data is accepted". An end before its start, or a text that names nothing, fits
# the schema of its own field and is refused all the same.
CHECKS: list[CheckFunction] = [
    schemathesis.checks.not_a_server_error,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
]


OPERATIONS = ["/api/v1/places", "/api/v1/places/{slug}", "/api/v1/origins"]
PLAIN = {"Accept-Encoding": "identity"}  # the reader of answers knows no zstd
SWEEP = settings(
    max_examples=40, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def is_left_out(value: object) -> bool:
    """Tell what reaches us as an empty field, or as other keys: both are ignored everywhere."""
    each = value if isinstance(value, list) else [value]
    return not each or any(isinstance(v, dict) or not str(v or "").strip() for v in each)


@pytest.fixture(scope="session")
def described(app: Flask) -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        *((path, GenerationMode.POSITIVE) for path in OPERATIONS),
        ("/api/v1/places", GenerationMode.NEGATIVE),  # any text will do as a slug or a q
    ],
)
def test_every_answer_is_as_described(
    described: BaseSchema, path: str, mode: GenerationMode
) -> None:
    cases = described[path]["GET"].as_strategy(generation_mode=mode)

    @SWEEP
    @given(cases)
    def sweep(case: Case[Any]) -> None:
        assume(not any(is_left_out(value) for value in (case.query or {}).values()))
        case.call_and_validate(checks=CHECKS, headers=PLAIN)

    sweep()


def test_the_description_names_every_parameter_and_answer(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    assert document["openapi"].startswith("3.")
    assert sorted(document["paths"]) == sorted(OPERATIONS)
    asked = document["paths"]["/api/v1/places"]["get"]
    assert {p["name"] for p in asked["parameters"]} == {p["name"] for p in PLACES}
    assert {"200", "400"} <= set(asked["responses"])
