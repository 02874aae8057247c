import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.checklists.drafts import REQUEST, draft, facts
from planner.domain.checklists.offers import Offer
from planner.domain.guides.flow import Phase
from tests.domain.checklist_examples import HOSTILE, OFFER

QUESTION = "Which permission applies to this role, and who applies for it?"
TASK = "Ask which status applies"
OFFICE = "Embassy of Japan in Singapore"
CLAIMS = re.compile(r"\b(allowed|eligible|guaranteed?|legal|permitted|entitled|you (can|may))\b")


def test_a_draft_is_ready_to_copy() -> None:
    assert draft(QUESTION, TASK, OFFER, OFFICE) == (
        "To: Embassy of Japan in Singapore\n"
        "Subject: Question about an internship offer\n"
        "\n"
        "Hello,\n"
        "\n"
        "I have an internship offer and would like to ask you about it before I rely on it:\n"
        "\n"
        "Which permission applies to this role, and who applies for it?\n"
        "\n"
        "What I know of the offer so far:\n"
        "- Host: Kita Robotics\n"
        "- Role: Research intern\n"
        "- City: Osaka\n"
        "- First day: 1 Jun 2027\n"
        "- Last day: 31 Aug 2027\n"
        "- Length, both days counted: 92 days\n"
        "- Pay: JPY 1,200 an hour\n"
        "- Hours: 28 a week\n"
        "- School: SUSS\n"
        "\n"
        "Please tell me which rule or official page your answer rests on, the date from which it "
        "applies, and a reference number if there is one. If another office decides this, please "
        "tell me which one to ask.\n"
        "\n"
        "Thank you.\n"
    )


@pytest.mark.parametrize(
    ("phase", "begins"),
    [
        (Phase.BEFORE_ACCEPTING, "I have an internship offer"),
        (Phase.VERIFY, "I have an internship offer"),
        (Phase.OWN, "I have an internship offer"),
        (Phase.JAPAN, "I am preparing for an internship"),
        (Phase.KOREA, "I am preparing for an internship"),
        (Phase.SINGAPORE, "I am preparing for an internship"),
        (Phase.BEFORE_FLYING, "I am preparing for an internship"),
        (Phase.DURING, "I am doing an internship"),
        (Phase.AFTER, "My internship is coming to its end"),
    ],
)
def test_a_draft_opens_as_fits_its_phase(phase: Phase, begins: str) -> None:
    written = draft(QUESTION, TASK, OFFER, OFFICE, phase)
    assert f"\nHello,\n\n{begins}" in written
    assert ("offer" in written) is (begins == "I have an internship offer")


def test_only_an_office_is_asked_for_official_pages() -> None:
    assert REQUEST in draft(QUESTION, TASK, OFFER, OFFICE)
    written = draft(QUESTION, TASK, OFFER, "The host", is_of_an_office=False)
    assert "official" not in written
    assert written.endswith("- School: SUSS\n\nThank you.\n")


def test_what_is_not_known_says_so() -> None:
    lines = draft(QUESTION, TASK, Offer("Osaka", city="Osaka"), OFFICE).splitlines()
    unknown = [line for line in lines if line.endswith("not known yet")]
    assert len(unknown) == len(facts(OFFER)) - 1
    assert "- City: Osaka" in lines


def test_with_nobody_named_it_addresses_nobody() -> None:
    assert draft(QUESTION, TASK, OFFER, " ").startswith("Subject: ")


def test_a_task_without_a_question_asks_about_itself() -> None:
    assert f"\n\n{TASK}\n\n" in draft("", TASK, OFFER, OFFICE)


def test_the_owner_s_name_for_an_offer_stays_with_the_owner() -> None:
    assert OFFER.name not in draft(QUESTION, TASK, OFFER, OFFICE)


@pytest.mark.parametrize("offer", [OFFER, Offer("Osaka")])
def test_a_draft_claims_nothing(offer: Offer) -> None:
    assert not CLAIMS.search(draft(QUESTION, TASK, offer, OFFICE).lower())


def test_hostile_text_stays_text_on_its_own_line() -> None:
    h = HOSTILE
    offer = Offer("x", host=h, role=h, city=h, pay=h, hours=h, school=h)
    written = draft(HOSTILE, HOSTILE, offer, HOSTILE)
    assert written.count("<script>alert('x')</script> Subject: {{ 7*7 }}") == 8
    assert sum(line.startswith("Subject:") for line in written.splitlines()) == 1
    assert not set(written) & set("\r\x00\u202e")


@given(st.text(), st.text(), st.builds(Offer, **dict.fromkeys(["name", "host"], st.text())))
def test_what_is_typed_never_adds_a_line(question: str, asked: str, offer: Offer) -> None:
    plain = draft("Why?", TASK, OFFER, "").split("\n")
    written = draft(question, TASK, offer, asked).split("\n")
    assert len(written) - written[0].startswith("To: ") == len(plain)
