"""Nobody reaches what another person keeps: every address and every method of the app."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from planner.web.checklists import views as checklists
from planner.web.tasks import views as tasks
from tests.web.saved import EVIDENCE, OFFER, People, Person

pytest_plugins = ["tests.web.saved_fixtures"]

SAFE = {"HEAD", "OPTIONS"}
FORM = {
    **OFFER,
    **EVIDENCE,
    "version": "1",
    "status": "done",
    "due_on": "1 Dec 2026",
    "note": "mine",
    "title": "mine",
    "phase": "own",
    "direction": "up",
    "source": "nus-page",
    "item": "c1",
    "topics": "one",
}


def rules() -> list[tuple[str, Rule]]:
    """List every address and method of the two blueprints."""
    app = Flask("rules")
    for part in (checklists, tasks):
        app.register_blueprint(part.blueprint)
    own = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/checklists")]
    return [(method, rule) for rule in own for method in sorted((rule.methods or set()) - SAFE)]


RULES = rules()
OF_ONE = [pair for pair in RULES if "checklist_id" in pair[1].arguments]
IDS = [f"{method} {rule.endpoint}" for method, rule in OF_ONE]


@pytest.fixture
def anas(people: People) -> dict[str, int]:
    """Let Ana and Ben save something, and give the ids of what is Ana's."""
    first = people.ana.save()
    task = people.ana.task(first, "Do c1")
    people.ana.done(f"{task}/evidence", **EVIDENCE)
    people.ana.done(f"{first}/tasks", title="Ana's own")
    own = people.ana.task(first, "Ana's own").rpartition("/")[2]
    people.ben.save(name="Ben's")
    evidence = people.rows()["evidence"][0][0]
    assert isinstance(evidence, int)
    _, _, checklist_id, _, task_id = task.split("/")
    return {
        "checklist_id": int(checklist_id),
        "task_id": int(task_id),
        "own_id": int(own),
        "evidence_id": evidence,
    }


def send(app: Flask, person: Person, method: str, rule: Rule, ids: dict[str, int]) -> int:
    with app.test_request_context():
        values = {name: ids[name] for name in rule.arguments}
        url = app.url_map.bind("localhost").build(rule.endpoint, values, method)
    return person.client.open(url, method=method, data=FORM).status_code


def test_the_app_has_no_other_address_under_checklists(people: People) -> None:
    served = {
        rule.rule for rule in people.app.url_map.iter_rules() if rule.rule.startswith("/checklists")
    }
    assert served == {rule.rule for _, rule in RULES}
    assert len(OF_ONE) > 25


@pytest.mark.parametrize(("method", "rule"), OF_ONE, ids=IDS)
@pytest.mark.parametrize("who", ["ben", "cai"])
def test_what_is_anas_is_not_there_for_others_and_stays_as_it_is(
    people: People, anas: dict[str, int], who: str, method: str, rule: Rule
) -> None:
    before = people.rows()
    assert send(people.app, getattr(people, who), method, rule, anas) == 404
    assert people.rows() == before


@pytest.mark.parametrize(("method", "rule"), OF_ONE, ids=IDS)
def test_ana_reaches_everything(
    people: People, anas: dict[str, int], method: str, rule: Rule
) -> None:
    is_own = rule.endpoint.startswith("tasks.own.")
    ids = {**anas, "task_id": anas["own_id"]} if is_own else anas
    expected = 200 if method == "GET" else 303
    assert send(people.app, people.ana, method, rule, ids) == expected


@pytest.mark.parametrize(
    ("method", "rule"),
    [pair for pair in OF_ONE if "task_id" in pair[1].arguments],
    ids=[name for name, (_, rule) in zip(IDS, OF_ONE, strict=True) if "task_id" in rule.arguments],
)
def test_a_task_under_another_checklist_of_the_same_person_is_not_there(
    people: People, anas: dict[str, int], method: str, rule: Rule
) -> None:
    other = int(people.ana.save(name="Another").rpartition("/")[2])
    before = people.rows()
    assert send(people.app, people.ana, method, rule, {**anas, "checklist_id": other}) == 404
    assert people.rows() == before


@pytest.mark.parametrize(
    ("url", "status"),
    [("/checklists", 200), ("/checklists/compare", 404), ("/checklists/new", 200)],
)
@pytest.mark.parametrize("who", ["ben", "cai"])
def test_lists_name_nothing_of_ana(
    people: People, anas: dict[str, int], who: str, url: str, status: int
) -> None:
    person: Person = getattr(people, who)
    page = person.client.get(url, query_string={"a": anas["checklist_id"], "b": 1})
    assert page.status_code == status
    assert OFFER["name"] not in page.get_data(as_text=True)


@pytest.mark.parametrize("number", ["0", "99", "2147483647", "2147483648", "9" * 30])
def test_a_number_that_nothing_has_is_not_there(people: People, number: str) -> None:
    people.ana.save()
    assert people.ana.client.get(f"/checklists/{number}").status_code == 404


@pytest.mark.parametrize(("method", "rule"), [pair for pair in RULES if pair[0] == "POST"], ids=str)
def test_another_site_cannot_send_a_form(
    people: People, anas: dict[str, int], method: str, rule: Rule
) -> None:
    before = people.rows()
    with people.app.test_request_context():
        values = {name: anas[name] for name in rule.arguments}
        url = people.app.url_map.bind("localhost").build(rule.endpoint, values, method)
    for site in ("cross-site", "same-site"):
        sent = people.ana.client.post(url, data=FORM, headers={"Sec-Fetch-Site": site})
        assert sent.status_code == 403
    assert people.rows() == before
