import pytest

from planner.domain.guides.words import BANNED_WORDS, banned_words


@pytest.mark.parametrize("word", BANNED_WORDS)
def test_a_banned_word_is_found_in_any_case(word: str) -> None:
    for told in (word, word.upper(), word.title()):
        assert banned_words(f"It says: {told}.") == (told,)


@pytest.mark.parametrize(
    "text",
    [
        "This is not legal advice.",
        "NOT LEGAL ADVICE",
        "Ask whether the permission covers this role.",
        "A paid role can need a permission.",
        "Apply in May, and keep the reply.",
        "Legality, allowance and eligibility are for the office.",
        "Leave by the day that the card names, and carry it with you.",
        "The advice is free; to work, ask for the permission first.",
        "The host must sign, and an unpermitted absence is reported.",
        "",
    ],
    ids=[
        "advice",
        "capitals",
        "ask whether",
        "can",
        "May",
        "longer words",
        "imperative",
        "free",
        "others must",
        "nothing",
    ],
)
def test_plain_words_are_none(text: str) -> None:
    assert banned_words(text) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("What is permitted depends on the school.", "permitted"),
        ("A student is free to intern in the break.", "free to intern"),
        ("In the vacation they are free to work.", "free to work"),
        ("You must register within 90 days.", "You must"),
        ("Within 90 days you need not register.", "you need not"),
        ("There is no need to ask.", "no need to"),
        ("Interns are entitled to the minimum pay.", "entitled"),
        ("You don't need a visa.", "You don't need"),
    ],
    ids=lambda text: text if text in BANNED_WORDS else None,
)
def test_a_verdict_or_an_order_in_other_words_is_found_too(text: str, word: str) -> None:
    assert banned_words(text) == (word,)


def test_every_one_is_listed() -> None:
    assert banned_words("You may be eligible, it is legal advice") == (
        "You may",
        "eligible",
        "legal",
    )
