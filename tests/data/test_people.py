"""What the published tables must not hold: how to write to somebody who works at a place."""

import re

from tools.set_up import PROJECT

E_MAIL = re.compile(rb"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)
TABLES = sorted(
    path for path in PROJECT.glob("data/**/*") if path.suffix in {".csv", ".geojson", ".yaml"}
)


def test_no_table_holds_an_e_mail_address() -> None:
    found = {path.name: E_MAIL.findall(path.read_bytes()) for path in TABLES}
    assert len(TABLES) >= 20
    assert {name: each for name, each in found.items() if each} == {}
