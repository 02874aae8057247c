import pytest

from planner.domain.guide_words import BANNED_WORDS, banned_words


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
        "",
    ],
    ids=["advice", "capitals", "ask whether", "can", "May", "longer words", "nothing"],
)
def test_plain_words_are_none(text: str) -> None:
    assert banned_words(text) == ()


def test_every_one_is_listed() -> None:
    assert banned_words("You may be eligible, it is legal advice") == (
        "You may",
        "eligible",
        "legal",
    )
