"""The input screen, one table a class: what it must catch, and the sales talk that must pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails import screen

CRISIS = (
    "i want to kill myself",
    "I've been thinking about suicide",
    "im suicidal",
    "i just want to end my life",
    "I want to die",
    "i dont want to live anymore",
    "wish i was dead",
    "Ｉ want to k\u200bill myself",
    "everyone would be better off without me",
    "my family would be better off without me tbh",
    "i don't see the point anymore",
    "whats the point of living",
    "i cant go on like this anymore. theres no reason to go on",
    "nobody would miss me if i was gone",
    "im going to kill him i swear",
    "i keep thinking about driving into a tree, just drive into a tree",
    "tired of living honestly",
    "lost the deal, lost the house, nothing left to live for",
    "i've been cutting myself again",
    "took too many pills last night",
)
DISTRESS = (
    "so overwhelmed i cant even open my mailbox",
    "im burnt out, cant do another quarter like this",
    "I had a panic attack before the call",
    "i cant cope any more",
    "crying in the car before every meeting",
    "havent slept in days",
    "i think i have burnout",
    "i hate myself for this job",
    "my anxiety is through the roof",
    "im at my limit",
)
MISCONDUCT = (
    "my boss makes comments about my body in front of clients",
    "he put his hands on my leg at the dinner",
    "my manager keeps harassing me",
    "the client asked me to sleep with him to get the contract",
    "I was passed over because i'm pregnant",
    "she called me a slur in the meeting",
    "they fired my colleague for reporting safety issues",
    "he grabbed me by the arm, grabbed my arm in the hallway",
    "my director threatened me after i complained to hr, now they punish me for complaining",
    "sexist jokes from the vp all day",
)
ETHICS = (
    "the buyer wants a kickback",
    "should i bribe the inspector",
    "they want a side letter that finance doesnt see",
    "we agreed prices with a competitor",
    "my boss wants me to lie to the customer about delivery",
    "I could backdate the contract so it counts",
    "they asked me to fake the signature",
    "price fixing with the other two",
    "took the customer list from my old company",
    "slip him some cash and it's done",
)
BENIGN = (  # spec 4, P-17, and more of its kind
    "that call killed me",
    "we're dying on price",
    "they want to kill the deal",
    "the termination clause is the problem",
    "they want to fire the vendor",
    "i'll shoot them an e-mail",
    "thats suicide pricing",
    "its a dead lead",
    "end-of-life product",
    "lets blow it up and start over",
    "my champion got laid off",
    "hit my number or I'm toast",
    "i sell life insurance",
    "the deal is hanging by a thread",
    "hes a skilled negotiator",
    "my boss will kill me if this slips",
    "i'd kill for a deal like that",
    "he threatened to leave for a competitor",
    "i nearly died of embarrassment in the demo",
    "i feel like im stalking her with emails",
    "they are desperate for a solution",
    "not overwhelmed, just busy",
    "i dont see the point of calling him again",
    "cant take this any further without legal",
    "we sell fraud detection software",
    "harassment training is what we sell",
    "procurement hit me with new terms",
    "she can kick me under the table, she's done it before",
    "i stabbed in the dark with that price",
    "my pipeline is dead and my forecast is a joke",
    "they killed the budget",
    "i am dying to close this one",
    "shoot me a date",
    "worked myself to death on that tender lol",
    "they drive a hard bargain",
    "i blew my brains on the pricing sheet, 40 rows",
    "the system is broken",
    "we lost it on price, thats the end of it",
    "cfo wants to cut costs, cut headcount",
    "i discriminate between hot and cold leads",
    "is my mail good, yes or no",
    "ok",
)


@pytest.mark.parametrize("text", CRISIS)
def test_a_crisis_is_caught_whether_said_outright_or_not(text: str) -> None:
    assert screen(text).cls == "crisis"


@pytest.mark.parametrize("text", DISTRESS)
def test_distress_is_caught(text: str) -> None:
    assert screen(text).cls == "distress"


@pytest.mark.parametrize("text", MISCONDUCT)
def test_misconduct_is_caught(text: str) -> None:
    assert screen(text).cls == "misconduct"


@pytest.mark.parametrize("text", ETHICS)
def test_a_question_of_ethics_or_law_is_caught(text: str) -> None:
    assert screen(text).cls == "ethics_legal"


@pytest.mark.parametrize("text", BENIGN)
def test_sales_talk_passes(text: str) -> None:
    assert screen(text).cls == "none"


def test_the_quote_is_the_words_of_the_rep() -> None:
    text = "Lost it. I want to kill myself. Sorry."

    assert screen(text).quote == "kill myself"
    assert screen("all good").quote == ""


def test_the_gravest_class_wins() -> None:
    assert screen("he harassed me and now i want to die").cls == "crisis"


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text: str) -> None:
    found = screen(text)

    assert found.cls in ("crisis", "distress", "misconduct", "ethics_legal", "none")
    assert (found.quote == "") == (found.cls == "none")
