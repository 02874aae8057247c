"""Guide pages with everything on them that a template may meet, hostile words among them."""

from dataclasses import replace

from planner.web.check.view_models import (
    AnswerView,
    ChoiceView,
    CountryView,
    DrawingView,
    NoteView,
    OutcomePage,
    PartyView,
    PauseView,
    QuestionPage,
    RouteView,
    StationView,
    StopView,
    TrackView,
)
from planner.web.guides.source_chips import SourceChip
from planner.web.guides.view_models import (
    CellView,
    ClaimView,
    ComparedRow,
    ComparePage,
    GuideCard,
    GuidePage,
    GuidesPage,
    SectionView,
    SideView,
    SourceGroup,
    SourceRow,
    SourcesPage,
)
from planner.web.shown import Link
from tests.web.sample_pages import HOSTILE

OFFICIAL = SourceChip(
    id="embassy",
    title="Visas for visitors",
    publisher="Embassy of Japan in Singapore",
    url="https://www.sg.emb-japan.go.jp/itpr_en/visit.html",
    level="official",
    is_official=True,
    is_relied_on=True,
    read="read 22 Nov 2026",
    review="review by 22 Nov 2027",
    language="en",
)
CHANGED = replace(
    OFFICIAL,
    id="law-office",
    publisher=HOSTILE,
    is_official=False,
    is_relied_on=False,
    level="not official: ask",
    dated="dated Oct 2022",
    warning="This page changed on 18 Nov 2026 and is not yet reviewed.",
    tongue="in Japanese",
)
CHIPS = (OFFICIAL, CHANGED)
MANY = (OFFICIAL, replace(OFFICIAL, id="visas-2", title="Visas for work"), OFFICIAL)

INDEX = GuidesPage(
    check_url="/guides/check",
    about_check="At most 13 short questions.",
    guides=(
        GuideCard("Japan", "/guides/japan", "plane", "Before you accept.", ("Asking",), "Reviewed"),
        GuideCard(HOSTILE, "/guides/offer", "shield-alert", HOSTILE, (HOSTILE,), "Reviewed"),
    ),
    compare_url="/guides/compare",
    sources_url="/guides/sources",
    about_sources="141 pages.",
    checklists_url="/checklists",
)
CLAIMS = (
    ClaimView("c-stated", "stated", "", "", "The embassy issues visas.", CHIPS),
    ClaimView(
        "c-ask",
        "ask",
        "A question to ask",
        "circle-question-mark",
        f"Ask whether {HOSTILE}",
        (),
        is_label_quiet=True,
    ),
    ClaimView(
        "c-conflict",
        "conflict",
        "Sources disagree",
        "scale",
        "Hours differ.",
        (),
        (SideView("One says 20.", (OFFICIAL,)), SideView("Another says 25.", (CHANGED,))),
    ),
    ClaimView("c-note", "note", "", "", "Which country is easier comes last.", ()),
)
GUIDE = GuidePage(
    title="Internships in Japan",
    summary="What to find out before you accept.",
    reviewed="Last reviewed on 22 Nov 2026",
    helps_with=("Asking",),
    does_not=("It is a planning guide, not legal advice.",),
    warnings=("1 page behind this guide changed.",),
    sections=(
        SectionView("first", "Define it", "Four meanings.", CLAIMS),
        SectionView("empty", HOSTILE, HOSTILE, ()),
    ),
    guides_url="/guides",
    check_url="/guides/check?country=japan",
    others=(Link("Korea", "/guides/korea", "plane"),),
    checklist_url="/checklists/new?guide=japan",
)
COMPARE = ComparePage(
    lead="The same questions.",
    countries=("Japan", "Korea"),
    rows=(
        ComparedRow(
            "first-page",
            "Which page comes first?",
            (
                CellView("Japan", "The agency's.", CHIPS, is_known=True),
                CellView("Korea", f"Not known, ask {HOSTILE}", (), is_known=False),
            ),
        ),
    ),
    guides_url="/guides",
    check_url="/guides/check?country=both",
)
SOURCES = SourcesPage(
    summary="2 pages, 1 changed and not yet reviewed.",
    attention=(CHANGED,),
    groups=(
        SourceGroup(
            "level-official",
            "Official pages (2)",
            "What they say may be stated.",
            (
                SourceRow(
                    OFFICIAL, HOSTILE, "22 Nov 2026", "22 Nov 2027", "unchanged, 24 Nov 2026"
                ),
                SourceRow(CHANGED, "", "not yet", "22 Nov 2027", "not looked at yet"),
            ),
        ),
        SourceGroup("level-link", "Not read (0)", "Open them.", (), is_folded=True),
    ),
    guides_url="/guides",
)

ANSWERS = (
    AnswerView("Country", "Japan", "/guides/check/country?country=japan"),
    AnswerView("Hours", "I do not know", "/guides/check/hours?country=japan", is_unknown=True),
)
QUESTION = QuestionPage(
    id="pay",
    text="What would you be given for it?",
    why="Paid and unpaid differ.",
    progress="Question 4 of about 12",
    choices=(
        ChoiceView("answer-none", "none", "Nothing", is_chosen=True),
        ChoiceView("answer-expenses", "expenses", HOSTILE, HOSTILE),
        ChoiceView("answer-unknown", "unknown", "I do not know", is_unknown=True),
    ),
    answers=ANSWERS,
    kept=(("country", "japan"), ("school", HOSTILE)),
    action="/guides/check/pay",
    guides_url="/guides",
    back_url="/guides/check/country?country=japan",
    outcome_url="/guides/check/outcome?country=japan",
    notices=(f"Left out of your answers: “{HOSTILE}”.",),
)
FIRST_QUESTION = replace(
    QUESTION, answers=(), kept=(), back_url="", outcome_url="", notices=(), is_indexed=True
)
FAULTY_QUESTION = replace(QUESTION, error="Choose one of the answers.")

ROUTE = RouteView(
    id="japan-jp-a",
    heading="1 · Designated Activities, internship (No. 9)",
    question="Does it fit?",
    ask=(Link("The host", "#ask-host"),),
    show=("The contract", HOSTILE),
    missing=(Link("Hours", "/guides/check/hours?country=japan"),),
    also_missing=("Who signs",),
    mind=HOSTILE,
    level="Law offices: not official, ask.",
    chips=CHIPS,
    is_certain=False,
)
BARE_ROUTE = replace(
    ROUTE,
    id="japan-jp-x",
    heading="Nothing matched",
    missing=(),
    also_missing=(),
    mind="",
    chips=(),
)
JAPAN = CountryView(
    "japan", "Japan", "Japan: one route", "", (NoteView("90 days.", CHIPS),), (ROUTE, BARE_ROUTE)
)
KOREA = CountryView("korea", "Korea", "Korea: nothing matched, ask", "Ask.", (), ())
OUTCOME = OutcomePage(
    title="One route to ask about, for Japan",
    lead="Questions to take to people.",
    lit=(StopView("Told to enter as a tourist", HOSTILE, CHIPS),),
    unlit=(StopView("Asked to pay", "Pay nothing.", MANY),),
    pause=PauseView("You answered “I do not know” once.", (Link("Hours", "/guides/check/hours"),)),
    mind=(NoteView("24 weeks.", ()),),
    countries=(JAPAN,),
    also=(replace(BARE_ROUTE, id="also-holiday", heading="Working holiday"),),
    parties=(PartyView("ask-host", "The host", HOSTILE, (*CHIPS, OFFICIAL)),),
    answers=ANSWERS,
    save_url="/checklists/new?country=japan",
    steps="26 steps.",
    guides_url="/guides",
    restart_url="/guides/check",
    drawing=DrawingView(
        360,
        140,
        (StationView(64, 28, 84, 33, 52, "Country", HOSTILE, is_lit=True),),
        (TrackView("M64 28Q64 56 64 84", is_lit=True, is_bypass=False),),
        ("Country: Japan",),
    ),
    notices=("Left out.",),
)
CERTAIN = replace(JAPAN, routes=(replace(ROUTE, is_certain=True),))
BOTH = replace(OUTCOME, countries=(CERTAIN, KOREA), pause=None, lit=(), unlit=(), mind=(), also=())
