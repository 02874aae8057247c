"""The main text of a page: found without its frame, in any charset, whatever the page does."""

import pytest

from planner.adapters.watch.page_text import LARGEST_HTML, READ_WITH, is_cut, main_text

HTML = "text/html"
WORDS = "Students of a university in Singapore ask their school before they accept an offer."


def framed(main: str, *, menu: str = "Home About", foot: str = "Visitors: 1") -> bytes:
    return (
        f"<html><head><title>T</title><script>track()</script></head><body><nav>{menu}</nav>"
        f"<main>{main}</main><footer>{foot}</footer></body></html>"
    ).encode()


def test_the_text_is_kept_and_its_frame_is_not() -> None:
    text = main_text(framed(f"<h1>Offers</h1><p>{WORDS}</p>" * 3), HTML)
    assert WORDS in text
    assert "Offers" in text
    for left_out in ("track", "Home", "Visitors"):
        assert left_out not in text


def test_a_change_of_the_frame_alone_leaves_the_text_as_it_is() -> None:
    main = f"<p>{WORDS}</p>" * 3
    assert main_text(framed(main), HTML) == main_text(
        framed(main, menu="Start Search", foot="Visitors: 2"), HTML
    )


def test_the_cells_of_a_table_are_text() -> None:
    table = "<table><tr><th>In term</th><td>28 hours</td></tr></table>"
    text = main_text(framed(f"<p>{WORDS}</p>{table}<p>{WORDS}</p>"), HTML)
    assert "In term" in text
    assert "28 hours" in text


def test_a_page_without_a_main_text_is_read_as_a_whole() -> None:
    assert main_text(b"<html><body><div><span>Ask first</span></div></body></html>", HTML) == (
        "Ask first"
    )


def test_plain_text_is_taken_as_it_is() -> None:
    assert main_text(b"a < b\n  c", "text/plain; charset=utf-8") == "a < b\n  c"


JAPANESE = "留学生のアルバイトについて：学校に確認してください。" * 4
KOREAN = "유학생은 먼저 학교에 문의하십시오. " * 6


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (JAPANESE, "utf-8", ""),
        (JAPANESE, "utf-8-sig", "shift_jis"),
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (JAPANESE, "utf-16", ""),
        (KOREAN, "cp949", "EUC-KR"),
    ],
    ids=["UTF-8 unsaid", "a mark beats a word", "Shift JIS", "EUC-JP", "UTF-16", "EUC-KR"],
)
@pytest.mark.parametrize("is_in_page", [True, False], ids=["told in the page", "told in a header"])
def test_a_charset_is_read_from_the_header_or_the_page(
    text: str, codec: str, label: str, is_in_page: bool
) -> None:
    told = f"charset={label}" if label else ""
    meta = f'<meta http-equiv="Content-Type" content="text/html; {told}">' if is_in_page else ""
    body = f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(codec)
    assert text.strip() in main_text(body, HTML if is_in_page else f"{HTML}; {told}")


@pytest.mark.parametrize("label", ["punycode", "rot13", "utf-7", "zlib", "x" * 90, "\x00"])
def test_an_odd_charset_is_read_as_utf_8(label: str) -> None:
    assert WORDS in main_text(framed(f"<p>{WORDS}</p>"), f"{HTML}; charset={label}")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\xff\xfe\xd8",
        b"<",
        b"<!DOCTYPE html>",
        b"<div>" * 50_000,
        b"<html><body><p>&#xD800;&#0;&bogus;</p>",
        b"%PDF-1.7 \x93\x8c",
    ],
    ids=["empty", "bytes", "a sign", "a head", "deep", "odd signs", "a PDF"],
)
def test_a_page_of_any_bytes_gives_some_text_or_none(body: bytes) -> None:
    assert isinstance(main_text(body, HTML), str)


def test_a_page_that_breaks_the_library_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", broken)
    assert main_text(framed(WORDS), HTML) == ""


@pytest.mark.parametrize("codec", ["utf-8", "euc-jp", "utf-16"])
def test_of_a_large_page_only_the_beginning_is_read(codec: str) -> None:
    start = f"<html><body><p>{JAPANESE}</p><!--".encode(codec)
    body = start + ("留" * LARGEST_HTML).encode(codec) + f"--><p>{WORDS}</p>".encode(codec)
    content_type = f"{HTML}; charset={codec}"
    assert is_cut(body, content_type)
    assert main_text(body, content_type).strip().startswith(JAPANESE)
    assert WORDS not in main_text(body, content_type)


def test_a_page_of_just_the_largest_size_is_read_whole() -> None:
    end = f"--><p>{WORDS}</p>".encode()
    body = b"<html><body><!--".ljust(LARGEST_HTML - len(end), b"x") + end
    assert not is_cut(body, HTML)
    assert WORDS in main_text(body, HTML)
    assert is_cut(body + b" ", HTML)


def test_plain_text_is_never_cut() -> None:
    body = b"a" * LARGEST_HTML + b"b"
    assert not is_cut(body, "text/plain")
    assert main_text(body, "text/plain").endswith("b")


def test_what_read_a_page_is_named_with_its_version() -> None:
    name, _, version = READ_WITH.partition(" ")
    assert name == "trafilatura"
    assert version[0].isdigit()
