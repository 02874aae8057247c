import gc
import importlib
import sys
from pathlib import Path

import pytest

from planner.app import create_app
from planner.domain.errors import SetUpFault

KEY = "0123456789abcdef0123456789abcdef"


def production(folder: Path, **more: str) -> dict[str, str]:
    return {
        "PLANNER_ENV": "production",
        "PLANNER_INSTANCE": str(folder),
        "PLANNER_SECRET_KEY": KEY,
        "PLANNER_HOSTS": "localhost",
        **more,
    }


def test_what_is_given_is_read_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_INSTANCE", "/proc/nowhere")
    monkeypatch.setenv("PLANNER_LOG_LEVEL", "ERROR")
    settings = create_app(PLANNER_INSTANCE=str(tmp_path)).config["SETTINGS"]
    assert (settings.instance, settings.log_level) == (tmp_path, "ERROR")


def test_production_without_a_key_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(SetUpFault, match="PLANNER_SECRET_KEY is not set"):
        create_app(**production(tmp_path, PLANNER_SECRET_KEY=""))


def test_the_styleguide_is_absent_in_production(tmp_path: Path) -> None:
    live, trial = create_app(**production(tmp_path)), create_app(PLANNER_INSTANCE=str(tmp_path))
    assert live.test_client().get("/styleguide").status_code == 404
    assert "styleguide.show" in trial.view_functions


def test_the_cookie_is_for_https_alone_in_production(tmp_path: Path) -> None:
    live, trial = create_app(**production(tmp_path)), create_app(PLANNER_INSTANCE=str(tmp_path))
    assert live.config["SESSION_COOKIE_SECURE"] is True
    assert trial.config["SESSION_COOKIE_SECURE"] is False
    for app in (live, trial):
        assert (app.config["SESSION_COOKIE_HTTPONLY"], app.config["SESSION_COOKIE_SAMESITE"]) == (
            True,
            "Lax",
        )


def test_no_page_sets_a_cookie(tmp_path: Path) -> None:
    client = create_app(PLANNER_INSTANCE=str(tmp_path)).test_client()
    for url in ("/healthz", "/readyz", "/nowhere"):
        assert "Set-Cookie" not in client.get(url).headers


def test_a_cookie_that_is_not_ours_is_no_fault(tmp_path: Path) -> None:
    client = create_app(PLANNER_INSTANCE=str(tmp_path)).test_client()
    client.set_cookie("session", "not-signed-by-us")
    assert client.get("/healthz").status_code == 200


def test_two_apps_share_nothing_that_they_learn(tmp_path: Path) -> None:
    first = create_app(PLANNER_INSTANCE=str(tmp_path / "a"))
    second = create_app(PLANNER_INSTANCE=str(tmp_path / "b"))
    for name in ("kept_pages", "shelf"):
        assert first.extensions[name] is not second.extensions[name]
    assert first.config["SECRET_KEY"] != second.config["SECRET_KEY"]


def test_a_sent_body_of_more_than_a_megabyte_is_refused(tmp_path: Path) -> None:
    assert create_app(PLANNER_INSTANCE=str(tmp_path)).config["MAX_CONTENT_LENGTH"] == 1024 * 1024


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("waypoint.example.org", 404),
        ("waypoint.example.org:8443", 404),
        ("a.school.sg", 404),
        ("evil.example", 400),
        ("waypoint.example.org.evil.example", 400),
        ("example.org", 400),
        ("bad host", 400),
    ],
)
def test_only_the_hosts_set_are_answered(tmp_path: Path, host: str, status: int) -> None:
    asked = production(tmp_path, PLANNER_HOSTS="waypoint.example.org,.school.sg")
    client = create_app(**asked).test_client()
    for url in ("/nowhere", "/api/v1/nowhere"):
        response = client.get(url, headers={"Host": host})
        assert response.status_code == status
        assert host not in response.text
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_no_redirect_leads_to_a_forged_host(tmp_path: Path) -> None:
    client = create_app(**production(tmp_path)).test_client()
    response = client.get("/places//bishan", headers={"Host": "evil.example"})
    assert (response.status_code, response.headers.get("Location")) == (400, None)


@pytest.mark.parametrize(("proxies", "scheme"), [("", "http"), ("1", "https")])
def test_a_proxy_is_believed_only_where_one_is_set(
    tmp_path: Path, proxies: str, scheme: str
) -> None:
    client = create_app(PLANNER_INSTANCE=str(tmp_path), PLANNER_PROXIES=proxies).test_client()
    sent = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    location = client.get("/places//bishan", headers=sent).headers["Location"]
    assert location == f"{scheme}://localhost/places/bishan"


def test_a_postgres_that_is_away_is_noticed_soon(tmp_path: Path) -> None:
    url = "postgresql://a@host/db?connect_timeout=2"
    app = create_app(PLANNER_INSTANCE=str(tmp_path), PLANNER_DATABASE_URL=url)
    options = app.config["SQLALCHEMY_ENGINE_OPTIONS"]
    assert (options["hide_parameters"], options["pool_pre_ping"]) == (True, True)
    assert options["connect_args"] == {"tcp_user_timeout": "10000"}


def test_an_error_of_the_database_tells_no_typed_text(tmp_path: Path) -> None:
    app = create_app(PLANNER_INSTANCE=str(tmp_path))
    assert app.config["SQLALCHEMY_ENGINE_OPTIONS"]["hide_parameters"] is True


def test_flasks_own_settings_may_be_given_too(tmp_path: Path) -> None:
    app = create_app(PLANNER_INSTANCE=str(tmp_path), TESTING=True)
    assert app.testing
    assert "PLANNER_INSTANCE" not in app.config


def test_what_the_server_imports_is_left_out_of_the_look_for_garbage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[bool] = []
    monkeypatch.setenv("PLANNER_INSTANCE", str(tmp_path))
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("wsgi" in sys.modules))
    monkeypatch.delitem(sys.modules, "wsgi", raising=False)
    app = importlib.import_module("wsgi").app
    monkeypatch.delitem(sys.modules, "wsgi")
    assert app.view_functions
    assert frozen == [True]
