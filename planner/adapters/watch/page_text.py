"""The main text of a page: what a reader came for, without menus, banners and footers.

trafilatura does this: it is kept up, works without a network or a model, keeps tables and lists,
and reads Japanese and Korean pages like others. A page that it finds no main text in is read as
all its text. ``READ_WITH`` names it with its version, because another version may give
another text of the same page.
"""

import codecs
import logging
import re
from importlib.metadata import version

READ_WITH = f"trafilatura {version('trafilatura')}"
PLAIN = "text/plain"
LARGEST_HTML = 2 * 1024 * 1024  # bytes; they take up to four seconds, the whole 5 MB ten
CUT = f"Only the first {LARGEST_HTML // 1024**2} MB of the page are watched."
HEAD = 2_048  # bytes in which a page names its charset
# What pages call them, and what is meant (the WHATWG encoding standard's labels).
CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "cp949": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
}
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it cannot read


def main_text(body: bytes, content_type: str) -> str:
    """Read the main text of a page's bytes; "" where there is none. See ``is_cut``."""
    if _is_plain(content_type):
        return _decoded(body, content_type)
    return _read(_decoded(body[:LARGEST_HTML], content_type))


def is_cut(body: bytes, content_type: str) -> bool:
    """Tell whether a page is too large for all of it to be read."""
    return len(body) > LARGEST_HTML and not _is_plain(content_type)


def _is_plain(content_type: str) -> bool:
    return content_type.lower().startswith(PLAIN)


def _decoded(body: bytes, content_type: str) -> str:
    """Decode by the byte order mark, the header, the page's own word, else as UTF-8."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", errors="replace")
    for told in (content_type, body[:HEAD].decode("ascii", errors="replace")):
        named = CHARSET.search(told)
        codec = CHARSETS.get(named[1].lower()) if named else None
        if codec is not None and not body.startswith(codecs.BOM_UTF8):
            return body.decode(codec, errors="replace")
    return body.decode("utf-8-sig", errors="replace")


def _read(html: str) -> str:
    # It takes a quarter of a second to load, which no page of ours should wait for.
    from trafilatura import extract, html2txt  # noqa: PLC0415

    try:
        # Only its own way: falling back on others, it would leap between them from look to look.
        main = extract(html, fast=True, include_comments=False, include_tables=True)
        return main or html2txt(html)
    except Exception:  # noqa: BLE001 - a stranger's page may break it in any way
        return ""
