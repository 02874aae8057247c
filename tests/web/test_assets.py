import re
from pathlib import Path

from flask.testing import FlaskClient

from planner.web.assets import digest_of


def stylesheet(client: FlaskClient) -> str:
    found = re.search(r'href="(/static/[0-9a-f]{12}/css/[^"]+\.css)"', client.get("/").text)
    assert found
    return found[1]


def test_a_file_under_its_fingerprint_may_be_kept_for_a_year(client: FlaskClient) -> None:
    response = client.get(stylesheet(client), buffered=True)
    assert response.status_code == 200
    assert response.mimetype == "text/css"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_file_under_an_old_fingerprint_is_asked_for_again(client: FlaskClient) -> None:
    path = stylesheet(client).split("/", 3)[3]
    response = client.get(f"/static/000000000000/{path}", buffered=True)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-cache")


def test_an_unchanged_file_is_not_sent_twice(client: FlaskClient) -> None:
    url = stylesheet(client)
    etag = client.get(url, buffered=True).headers["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}, buffered=True).status_code == 304


def test_no_path_leads_out_of_the_folder(client: FlaskClient) -> None:
    digest = stylesheet(client).split("/")[2]
    for path in ("../wsgi.py", "..%2fwsgi.py", "css/../../pyproject.toml", "%2e%2e/wsgi.py"):
        assert client.get(f"/static/{digest}/{path}", buffered=True).status_code == 404


def test_every_file_that_a_page_names_is_there(client: FlaskClient) -> None:
    pages = ("/", "/places", "/places?view=map", "/places/bishan-public-library", "/data")
    named = {
        url.partition("#")[0]
        for page in pages
        for url in re.findall(
            r'(?:href|src)="(/static/[^"]+)"', client.get(page, buffered=True).text
        )
    }
    assert named
    assert {url: client.get(url, buffered=True).status_code for url in named} == dict.fromkeys(
        named, 200
    )


def test_the_fingerprint_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "a.css").write_text("p {}")
    first = digest_of(tmp_path)
    assert digest_of(tmp_path) == first
    (tmp_path / "css" / "a.css").write_text("p { }")
    changed = digest_of(tmp_path)
    (tmp_path / "css" / "a.css").rename(tmp_path / "css" / "b.css")
    assert len({first, changed, digest_of(tmp_path)}) == 3
    assert re.fullmatch(r"[0-9a-f]{12}", first)
