"""A day that has passed is a rule missed or only our plan; a draft is to one addressee."""

from dataclasses import replace

import pytest

from planner.domain.checklists.drafts import REQUEST
from planner.domain.guides.flow import Party
from tests.services.small_guidebook import C1, D1, PARTIES, guidebook
from tests.web.saved import People, Person, open_guidebook

pytest_plugins = ["tests.web.saved_fixtures"]

AT_NTU = "?country=japan&school=ntu&pay=wage"  # its days rest on our own guesses alone
RULE, PLAN = "Too late already", "Later than we would plan"


@pytest.mark.parametrize(
    ("query", "first_day", "label", "other"),
    [
        (AT_NTU, "10 Jan 2027", PLAN, RULE),
        ("?country=japan&school=nus", "31 July 2027", RULE, PLAN),
    ],
    ids=["our plan", "a school's rule"],
)
def test_only_a_rule_that_was_missed_is_too_late(
    ana: Person, query: str, first_day: str, label: str, other: str
) -> None:
    checklist = ana.save(query, first_day=first_day)
    s1 = ana.task(checklist, "Do s1")
    pages = {name: ana.words(url) for name, url in (("list", checklist), ("task", s1))}
    pages["offer"] = ana.words(f"{checklist}/edit")
    assert [name for name, words in pages.items() if label not in words] == []
    assert [name for name, words in pages.items() if other in words] == []
    assert f"{label}: ask today, and ask whether a later start is possible." in pages["task"]


def test_one_rule_among_our_plans_is_named_as_what_it_is(ana: Person) -> None:
    words = ana.words(ana.save("?country=japan&school=nus", first_day="10 Jan 2027"))
    assert f"{RULE}. " in words
    assert "dates have passed. Each of those tasks says what to do" in words


def test_nothing_that_lies_ahead_is_late(ana: Person) -> None:
    checklist = ana.save(AT_NTU)
    for url in (checklist, f"{checklist}/edit"):
        assert not {RULE, PLAN} & {word for word in (RULE, PLAN) if word in ana.words(url)}


def test_a_day_of_one_s_own_is_neither(ana: Person) -> None:
    checklist = ana.save(AT_NTU)
    s1 = ana.task(checklist, "Do s1")
    ana.edit(f"{s1}/due", s1, due_on="1 Nov 2026")
    words = ana.words(f"{checklist}/edit")
    assert "The day you chose has passed." in words
    assert RULE not in words
    assert PLAN not in words
    assert "The day you chose has passed." in ana.words(s1)


def test_an_item_that_the_guide_dropped_is_late_by_plan(people: People) -> None:
    checklist = people.ana.save("?country=japan&school=nus", first_day="31 July 2027")
    open_guidebook(people.app, guidebook([C1]))
    assert f"{PLAN}." in people.ana.words(f"{checklist}/edit")
    assert RULE not in people.ana.words(checklist)


def draft_of(person: Person, checklist: str, title: str) -> str:
    return person.page(person.task(checklist, title)).one("textarea", id="draft").text


def test_a_draft_for_several_names_none_of_them(ana: Person) -> None:
    checklist = ana.save()
    one, several = (draft_of(ana, checklist, title) for title in ("Do c1", "Do j1"))
    assert one.startswith("To: Your school’s internship office Subject:")
    assert several.startswith("To: the office or person you ask (send one to each) Subject:")


def test_the_host_alone_is_asked_for_no_official_page(people: People) -> None:
    book = guidebook([replace(C1, ask=("host",)), replace(D1, ask=("host", "isa"))])
    parties = (*PARTIES, Party("host", "The host", "its site"))
    open_guidebook(people.app, replace(book, flow=replace(book.flow, parties=parties)))
    checklist = people.ana.save()
    assert REQUEST not in draft_of(people.ana, checklist, "Do c1")
    mixed = draft_of(people.ana, checklist, "Do d1")
    assert REQUEST in mixed
    assert "I am doing an internship" in mixed
