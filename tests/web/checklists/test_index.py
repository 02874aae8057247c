"""The list of checklists: what a newcomer sees, what each row says, what is put away."""

from tests.web.saved import People, Person

pytest_plugins = ["tests.web.saved_fixtures"]


def test_a_newcomer_is_offered_the_ways_to_begin(people: People) -> None:
    page = people.cai.page("/checklists")
    assert "Nothing is saved yet" in page.one("main").text
    ways = [link["href"] for link in page.all("a") if link["href"].startswith("/checklists/new")]
    assert ways == [
        "/checklists/new?guide=japan",
        "/checklists/new?guide=korea",
        "/checklists/new?guide=both",
        "/checklists/new?own=1",
    ]
    assert page.one("a", href="/guides/check").text == "Answer the guide’s questions"


def test_who_has_a_checklist_finds_one_button_that_begins_another(ana: Person) -> None:
    ana.save()
    page = ana.page("/checklists")
    begins = [link for link in page.all("a") if link["href"].startswith("/checklists/new")]
    assert [(link.text, link["href"]) for link in begins] == [
        ("Begin a checklist", "/checklists/new")
    ]


def test_a_row_says_how_many_days_have_passed(ana: Person) -> None:
    ana.save(first_day="31 July 2027")
    assert "Next: Do s1, was due Sat 31 Oct 1 date has passed" in ana.words("/checklists")
    ana.save(first_day="1 Feb 2027")
    assert "2 dates have passed" in ana.words("/checklists")


def test_a_row_says_country_first_day_progress_and_what_is_next(ana: Person) -> None:
    ana.save()
    words = ana.words("/checklists")
    for part in (
        "Kyoto Robotics",
        "Japan · first working day Tue 31 Aug 2027",
        "0 of 5 done",
        "Next: Do s1, due Mon 30 Nov",
    ):
        assert part in words, words


def test_a_list_of_ones_own_has_no_country(ana: Person) -> None:
    ana.save("?own=1", name="Chemistry", topics="Acids\n\n  Bases  \n")
    assert "My own 0 of 2 done" in ana.words("/checklists")


def test_an_archived_checklist_is_folded_and_can_be_brought_back_at_once(ana: Person) -> None:
    checklist = ana.save()
    led = ana.done(f"{checklist}/archive")
    page = ana.page(led)
    assert "“Kyoto Robotics” is archived." in page.one("main").text
    assert "Archived (1)" in page.one("details").text
    assert page.one("form")["action"] == f"{checklist}/unarchive"
    assert "This checklist is archived" in ana.words(checklist)
    back = ana.done(page.one("form")["action"])
    assert "back among the others" in ana.words(back)
    assert ana.page("/checklists").all("details") == []


def test_what_the_address_says_was_done_is_only_believed_of_what_is_so(ana: Person) -> None:
    checklist = ana.save()
    number = checklist.rpartition("/")[2]
    for url in (
        f"/checklists?done=archived&checklist={number}",
        "/checklists?done=archived&checklist=x",
        "/checklists?done=nonsense",
        f"{checklist}?done=removed&task=1",
        f"{checklist}?done=removed&task={'9' * 30}",
    ):
        assert ana.page(url).all("div", class_="banner notice") == []


def test_delete_asks_first_and_lists_what_goes(ana: Person) -> None:
    checklist = ana.save()
    task = ana.task(checklist, "Do c1")
    ana.done(f"{task}/evidence", says="Yes")
    ana.edit(f"{task}/note", task, note="mine")
    words = ana.words(f"{checklist}/delete")
    for part in ("the facts of the offer", "5 tasks", "1 note of yours", "1 piece of evidence"):
        assert part in words
    assert "Calendars" not in words
    page = ana.page(f"{checklist}/delete").one("main")
    assert page.text.endswith("Keep it Archive it instead Delete it all")
    assert ana.page(f"{checklist}/delete").one("a", href=f"{checklist}/dossier").text == "dossier"
    assert "is deleted" in ana.words(ana.done(f"{checklist}/delete"))
    assert ana.client.get(checklist).status_code == 404


def test_an_archived_checklist_is_not_offered_to_be_archived_instead(ana: Person) -> None:
    checklist = ana.save("?own=1", name="Empty")
    assert "Archive it instead" in ana.words(f"{checklist}/delete")
    ana.done(f"{checklist}/archive")
    words = ana.words(f"{checklist}/delete")
    assert "Archive it instead" not in words
    assert "It holds no task." in words


def test_two_offers_stand_side_by_side_with_what_differs(ana: Person) -> None:
    one = ana.save()
    other = ana.save("?guide=korea", name="Seoul Robotics", city="Seoul", pay="")
    ids = [url.rpartition("/")[2] for url in (one, other)]
    page = ana.page(f"/checklists/compare?a={ids[0]}&b={ids[1]}")
    assert page.one("table")
    rows = {row.text for row in page.all("tr")}
    assert "City differs Kyoto Seoul" in rows
    assert "Pay none not known yet" in rows
    assert "Country differs Japan Korea" in rows
    assert "Open tasks 5 5" in rows
    assert "Host Kyoto Robotics KK Kyoto Robotics KK" in rows


def test_a_comparison_needs_two_different_checklists_of_ones_own(people: People) -> None:
    one = people.ana.save().rpartition("/")[2]
    assert "It takes two" in people.ana.words("/checklists/compare")
    theirs = people.ben.save().rpartition("/")[2]
    people.ana.save("?guide=korea", name="Seoul")
    own = people.ana.save("?own=1", name="Exam").rpartition("/")[2]
    for other in (one, own):
        page = people.ana.page(f"/checklists/compare?a={one}&b={other}")
        assert "Pick two different checklists that hold an offer." in page.one("main").text
        assert page.all("table") == []
        assert {option.text for option in page.all("option")} == {"Kyoto Robotics", "Seoul"}
    for other in (theirs, "x", "0"):
        for query in (f"a={one}&b={other}", f"a={other}"):
            assert people.ana.client.get(f"/checklists/compare?{query}").status_code == 404
    assert "Pick two" not in people.ana.words(f"/checklists/compare?a={one}")
