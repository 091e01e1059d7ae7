"""What the rule-made reader hears from the first message to the insight: all of it, so a row also says what is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.embedded.read import read
from graph.state import Prior, Slot

TODAY = date(2026, 11, 25)  # a Wednesday
DUE = Prior(id="c1", text="call Maria on Monday and ask for the introduction")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "hospital deal, scrubber machines. demo was great, and since then.. 2 mails, a voicemail, nothing",
            {
                "topic": "hospital deal, scrubber machines",
                "observed_fact": "demo was great, and since then.. 2 mails, a voicemail, nothing",
            },
        ),
        (
            "lost the uni lab. SE bombed the demo. i want demos that dont embarrass me, thats all",
            {
                "topic": "lost the uni lab",
                "observed_fact": "lost the uni lab",
                "desired_outcome": "demos that dont embarrass me",
            },
        ),
        (
            "Acme went dark after my demo, what should I do?",
            {"topic": "Acme went dark after my demo", "observed_fact": "Acme went dark after my demo"},
        ),
        ("the new pricing", {"topic": "the new pricing"}),
        ("hi. price", {"topic": "price"}),
        (
            "walking to car. dentist said send me something again",
            {"topic": "dentist said send me something again", "observed_fact": "dentist said send me something again"},
        ),
        ("How do I hit my number with only two deals left?", {"topic": "hit my number with only two deals left"}),
        (
            "Should I walk away from this deal or lower the price?",
            {"topic": "walk away from this deal or lower the price"},
        ),
        (
            "i have a discovery call tomorrow with a cfo, give me the best questions to ask",
            {"topic": "i have a discovery call tomorrow with a cfo"},
        ),
        (
            "I want to get better at handling objections.",
            {
                "topic": "I want to get better at handling objections",
                "desired_outcome": "get better at handling objections",
            },
        ),
        (
            "im going to meet the board on tuesday and im nervous",
            {"topic": "im going to meet the board on tuesday and im nervous"},
        ),
        ("hi", {}),
        ("good morning coach", {}),
        ("what should i do", {}),
        ("no idea", {}),
        ("👍", {}),
    ],
)
def test_a_first_message_names_the_topic_and_what_happened(at, heard, text, expected):
    assert heard(text, at("arrive")) == expected


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        ("focus/ask-topic", "the renewal with the school district", {"topic": "the renewal with the school district"}),
        (
            "focus/ask-outcome",
            "know whether its worth more of my time",
            {"desired_outcome": "know whether its worth more of my time"},
        ),
        ("focus/ask-outcome", "i want her to call me back basically", {"desired_outcome": "her to call me back"}),
        (
            "focus/ask-outcome",
            "a next step that isnt mail number 3. its my only big one this quarter, the rest is spare parts",
            {
                "desired_outcome": "a next step that isnt mail number 3",
                "importance": "its my only big one this quarter",
            },
        ),
        (
            "focus/ask-importance",
            "because i promised my boss its coming in",
            {"importance": "i promised my boss its coming in"},
        ),
        (
            "focus/ask-measure",
            "he picks up and gives me a date",
            {"success_measure": "he picks up and gives me a date"},
        ),
        (
            "explore/ask-fact",
            "well she said theyre happy with the trial. that was 3 weeks ago",
            {"observed_fact": "she said theyre happy with the trial"},
        ),
        (
            "explore/ask-fact",
            "Gerda, shes head of cleaning, said super, ill take it upstairs",
            {"observed_fact": "Gerda, shes head of cleaning, said super, ill take it upstairs"},
        ),
        (
            "explore/ask-example",
            "last tuesday, with the bakery. i opened the laptop and talked for forty minutes",
            {"observed_fact": "i opened the laptop and talked for forty minutes"},
        ),
        ("explore/ask-tried", "emailed twice, left a voicemail", {"observed_fact": "emailed twice, left a voicemail"}),
        (
            "explore/ask-evidence",
            "she asked me for the contract twice",
            {"observed_fact": "she asked me for the contract twice"},
        ),
        (
            "explore/ask-cause",
            "prob stuck with finance? tbh i dont know who upstairs is. i never asked, i was just happy lol",
            {"own_cause": "i never asked, i was just happy"},
        ),
        ("explore/ask-cause", "maybe i pushed too early", {"own_cause": "i pushed too early"}),
        (
            "explore/ask-cause",
            "she stopped bc i was vague about the service part i think",
            {"own_cause": "i was vague about the service part"},
        ),
        ("explore/ask-cause", "didnt prepare. thought it was a formality", {"own_cause": "didnt prepare"}),
        ("explore/ask-cause", "i gave her a demo and not more", {"own_cause": "i gave her a demo and not more"}),
        (
            "explore/ask-cause",
            "horrible. like ive done sth wrong. so i fill it. with anything",
            {"own_cause": "i fill it"},
        ),
        ("explore/ask-cause", "i think the price scared them", {"other_cause": "the price scared them"}),
        (
            "explore/ask-cause",
            "HIM. he doesnt prepare. my manager knows and does nothing",
            {"other_cause": "he doesnt prepare"},
        ),
        (
            "explore/ask-cause",
            "they got bought and everything is frozen",
            {"other_cause": "they got bought and everything is frozen"},
        ),
        (
            "explore/ask-cause",
            "we dont get any leads from marketing",
            {"other_cause": "we dont get any leads from marketing"},
        ),
        (
            "explore/ask-control",
            "what i say in the first five minutes i guess",
            {"own_cause": "what i say in the first five minutes"},
        ),
        (
            "explore/ask-control",
            "none?? i do my bit. i send him the invite",
            {"observed_fact": "i send him the invite"},
        ),
        ("explore/ask-control", "nothing really, its procurement", {"other_cause": "nothing really, its procurement"}),
        ("explore/ask-pattern", "everywhere. demos. my reviews", {"observed_fact": "everywhere"}),
        (
            "explore/ask-pattern",
            "with the brewery i also went quiet",
            {"own_cause": "with the brewery i also went quiet"},
        ),
        (
            "explore/ask-fact",
            "he asked about the price and i gave in",
            {
                "observed_fact": "he asked about the price and i gave in",
                "own_cause": "he asked about the price and i gave in",
            },
        ),
        (
            "explore/ask-other-view",
            "hed say nobody told him what the prof wanted. always the same excuse",
            {"other_view": "nobody told him what the prof wanted"},
        ),
        ("explore/ask-assumption", "that he has the budget", {"assumption": "he has the budget"}),
        (
            "explore/ask-fact",
            "she said no again. ill send her the new offer on friday",
            {"observed_fact": "she said no again", "action": "send her the new offer", "when": "on friday"},
        ),
        ("explore/ask-cause", "when he goes quiet i fill it", {"own_cause": "when he goes quiet i fill it"}),
        (
            "focus/ask-outcome",
            "he stopped answering after i sent the quote",
            {"observed_fact": "he stopped answering after i sent the quote"},
        ),
        (
            "explore/ask-cause",
            "I could call him, or ask Jana to introduce me",
            {"option": "call him | ask Jana to introduce me"},
        ),
        ("explore/ask-control", "i could have asked up front", {"own_cause": "i could have asked up front"}),
        (
            "explore/ask-fact",
            "I think I was afraid of hearing no. I talk price then",
            {"observed_fact": "I talk price then", "own_cause": "I was afraid of hearing no"},
        ),
        ("explore/ask-cause", "what do you mean?", {}),
        ("explore/ask-cause", "why are you asking me that", {}),
        ("explore/ask-cause", "you are not listening", {}),
        ("explore/ask-cause", "i already told you", {}),
        ("focus/ask-outcome", "i want you to tell me. thats what i want. other bots just answer", {}),
        ("explore/ask-cause", "well i did check but i never got back to him", {"own_cause": "i never got back to him"}),
        ("explore/ask-cause", "idk", {}),
        ("explore/ask-fact", "ok", {}),
        ("explore/ask-fact", "just tell me what to do", {}),
        (
            "insight/ask-new-view",
            "that ive been chasing her for an answer she cant give. hadnt clocked that",
            {"insight": "ive been chasing her for an answer she cant give"},
        ),
        (
            "insight/ask-new-view",
            "its not a price thing at all is it. i cant sit in a silence",
            {"insight": "its not a price thing at all is it. i cant sit in a silence"},
        ),
        (
            "insight/ask-implication",
            "hm. i guess im selling to the wrong person",
            {"insight": "im selling to the wrong person"},
        ),
        (
            "insight/hold",
            "huh. yeah. never saw it that way round. i could just want to know",
            {"insight": "i could just want to know"},
        ),
        (
            "insight/ask-new-view",
            "that were both waiting. never looked at it like that. and its my quota that pays",
            {"insight": "were both waiting", "importance": "its my quota that pays"},
        ),
        ("insight/ask-new-view", "nothing new tbh", {"no_insight": "nothing new tbh"}),
        ("insight/ask-new-view", "not really", {"no_insight": "not really"}),
        ("insight/ask-new-view", "no", {"no_insight": "no"}),
        ("insight/ask-new-view", "i dont know", {}),
    ],
)
def test_an_answer_is_heard_as_what_was_asked_for(at, heard, place, text, expected):
    assert heard(text, at(place)) == expected


def test_an_aim_told_later_does_not_replace_the_one_agreed_on(at, heard):
    state = at("explore/ask-cause", desired_outcome="a date for the decision")

    assert "desired_outcome" not in heard("panic. hes leaving and i want him to like me", state)


PLACES = st.sampled_from(
    "arrive focus/ask-outcome explore/ask-cause explore/ask-control insight/hold "
    "options/ask-options choose/ask-criteria "
    "commit/ask-what commit/ask-when-trigger commit/ask-raise commit/read-back "
    "close/ask-learning follow_up/ask-did".split()
)
WORDS = st.sampled_from(
    "i ill i'll she said when never or yes no but 8 tomorrow ring her . , ? bc that one nothing it so not".split()
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map(" ".join)), PLACES, st.dates())
def test_any_text_anywhere_is_read_in_its_own_words(at, text, place, today):
    for proposal in read(text, at(place, "call her", "go to finance", prior=DUE), today):
        own = proposal.slot == Slot.CHOSEN and proposal.quote in ("call her", "go to finance")

        assert proposal.quote in text or own
        assert proposal.value.strip()
