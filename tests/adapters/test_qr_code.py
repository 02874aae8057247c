from urllib.parse import unquote

import segno

from planner.adapters.qr_code import qr_data_uri


def test_a_code_is_a_picture_that_needs_no_request_and_no_style() -> None:
    uri = qr_data_uri("webcal://waypoint.example/calendar/x.ics")
    assert uri.startswith("data:image/svg+xml")
    assert "style" not in unquote(uri)


def test_a_code_is_dark_on_light_with_a_quiet_edge() -> None:
    picture = unquote(qr_data_uri("webcal://waypoint.example"))
    assert "#fff" in picture
    assert segno.make("webcal://waypoint.example", micro=False, error="m").default_border_size == 4
    assert "M4 4.5h7" in picture


def test_texts_differ_in_their_codes() -> None:
    assert qr_data_uri("a") != qr_data_uri("b")
