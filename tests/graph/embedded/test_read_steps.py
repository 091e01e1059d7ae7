"""What the rule-made reader hears about ways, the choice, the card and an earlier promise."""

from datetime import date

import pytest

from graph.embedded.read import read
from graph.state import Prior, Slot

TODAY = date(2026, 11, 25)  # a Wednesday
DUE = Prior(id="c1", text="call Maria on Monday and ask for the introduction")


@pytest.mark.parametrize(
    ("place", "options", "text", "expected"),
    [
        (
            "options/ask-options",
            (),
            'ring her and ask who it is. not "any news" again',
            {"option": "ring her and ask who it is"},
        ),
        ("options/ask-options", (), "not open mail before 10", {"option": "not open mail before 10"}),
        ("options/ask-options", (), "not sure what to do", {}),
        (
            "options/ask-options",
            (),
            "I could call the CFO directly, or ask Maria to introduce me",
            {"option": "call the CFO directly | ask Maria to introduce me"},
        ),
        (
            "options/ask-options",
            (),
            "count to ten. ask what hes looking at. pen in my mouth lol. or bring Nadia, she can kick me",
            {"option": "count to ten | ask what hes looking at | pen in my mouth | bring Nadia"},
        ),
        (
            "options/ask-options",
            (),
            "3 lines with the invite. or ring him before, but then hes in the car and moaning",
            {"option": "3 lines with the invite | ring him before"},
        ),
        (
            "options/ask-options",
            (),
            "1. call her 2. go there 3. forget it",
            {"option": "call her | go there | forget it"},
        ),
        (
            "options/ask-options",
            (),
            "maybe invite her to the plant. also i could bring our technician",
            {"option": "invite her to the plant | bring our technician"},
        ),
        (
            "options/ask-perspective",
            (),
            "he would just pick up the phone and ask",
            {"option": "pick up the phone and ask"},
        ),
        ("options/ask-options", (), "theyd all say no anyway", {}),
        (
            "options/ask-what-else",
            ("ring her",),
            "could go to finance behind her back, but shed hate that. or sit in when she takes it up. hm. that one",
            {
                "option": "go to finance behind her back | sit in when she takes it up",
                "chosen": "sit in when she takes it up",
            },
        ),
        ("options/ask-what-else", ("ring her",), "no thats it", {"no_more_options": "no thats it"}),
        (
            "options/ask-what-else",
            ("ring her",),
            "cant think of anything else",
            {"no_more_options": "cant think of anything else"},
        ),
        (
            "options/ask-what-else",
            ("3 lines with the invite", "ring him before"),
            "nah. 3 lines, less cringe. when i send the next invite, friday. 8",
            {
                "no_more_options": "nah",
                "chosen": "3 lines with the invite",
                "criterion": "less cringe",
                "when": "when i send the next invite, friday",
                "confidence": "8",
            },
        ),
        (
            "choose/ask-criteria",
            ("ring her", "sit in when she takes it up"),
            "keeps her in it and i hear the real questions",
            {"criterion": "keeps her in it and i hear the real questions"},
        ),
        (
            "choose/ask-criteria",
            ("call her", "write to the ceo"),
            "calling her. its faster",
            {"chosen": "call her", "criterion": "its faster"},
        ),
        (
            "choose/ask-criteria",
            ("call the CFO", "ask Maria"),
            "the second one, because she knows the board",
            {"chosen": "ask Maria", "criterion": "she knows the board"},
        ),
        (
            "choose/ask-criteria",
            ("ring her and ask who it is", "go to finance"),
            "ring her then",
            {"chosen": "ring her and ask who it is"},
        ),
        (
            "choose/ask-tradeoff",
            ("call the CFO", "ask Maria to introduce me"),
            "ill go with maria, she owes me one",
            {"chosen": "ask Maria to introduce me", "criterion": "she owes me one"},
        ),
        ("choose/ask-criteria", ("call her", "write"), "speed", {"criterion": "speed"}),
        ("commit/ask-what", (), "ask Ken who signs", {"action": "ask Ken who signs"}),
        ("commit/ask-what", ("call her", "write"), "the first one", {"chosen": "call her"}),
        (
            "commit/ask-what",
            (),
            "ill prepare three questions and call her on thursday morning",
            {"action": "prepare three questions and call her", "when": "on thursday morning"},
        ),
        (
            "commit/ask-specific",
            (),
            "ask one question before i open the laptop",
            {"action": "ask one question", "when": "before i open the laptop"},
        ),
        (
            "commit/ask-when-trigger",
            ("ring her",),
            "when im back in the car tmrw i ring gerda and ask if i can sit in. confidence 8ish, shes nice",
            {
                "action": "ring gerda and ask if i can sit in",
                "when": "when im back in the car tmrw",
                "confidence": "8ish",
                "chosen": "ring gerda and ask if i can sit in",
            },
        ),
        ("commit/ask-when-trigger", (), "tomorrow at 9", {"when": "tomorrow at 9"}),
        (
            "commit/ask-when-trigger",
            (),
            "when he says 15. hell say it in the first ten seconds",
            {"when": "when he says 15"},
        ),
        ("commit/ask-when-trigger", (), "in the car on the way home", {"when": "in the car on the way home"}),
        ("commit/ask-confidence", (), "I'm at 8 of 10", {"confidence": "8 of 10"}),
        (
            "commit/ask-when-trigger",
            (),
            "friday. ill know it worked if he speaks first",
            {"when": "friday", "done_evidence": "he speaks first"},
        ),
        ("commit/ask-when-trigger", (), "asap", {}),
        ("commit/ask-when-trigger", (), "they will decide next week", {}),
        ("commit/ask-when-trigger", (), "monday at half nine", {"when": "monday at half nine"}),
        (
            "commit/ask-when-trigger",
            (),
            "when he call for next order and ask discount, I say only if he take two machines",
            {"action": "say only if he take two machines", "when": "when he call for next order and ask discount"},
        ),
        ("options/ask-options", (), "i'll never sell anything to them", {}),
        ("options/ask-options", (), "i have a meeting in 5 min", {}),
        ("commit/ask-confidence", (), "about an eight", {"confidence": "an eight"}),
        ("commit/ask-confidence", (), "honestly 4. ill get to three and then i cave", {"confidence": "4"}),
        ("commit/ask-confidence", (), "pretty sure, 9/10", {"confidence": "9/10"}),
        (
            "commit/ask-raise",
            (),
            "if sorry is the first word. 8",
            {"confidence": "8", "obstacle_plan": "if sorry is the first word"},
        ),
        ("commit/ask-evidence", (), "he speaks first. even if its a no", {"done_evidence": "he speaks first"}),
        (
            "commit/ask-obstacle",
            (),
            "if its video, then i use pen and paper",
            {"obstacle": "if its video", "obstacle_plan": "i use pen and paper"},
        ),
        ("commit/read-back", (), "yes", {"confirmed": "yes"}),
        ("commit/read-back", (), "ya. hes still lazy tho", {"confirmed": "ya"}),
        ("commit/read-back", (), "yep thats it, thanks", {"confirmed": "yep thats it"}),
        ("commit/read-back", (), "no", {"declined": "no"}),
        ("commit/read-back", (), "no, monday", {"declined": "no", "when": "monday"}),
        ("commit/read-back", (), "yes but make it friday", {"declined": "make it", "when": "friday"}),
        ("commit/read-back", (), "not quite, i'll ask Tom first", {"declined": "not quite", "action": "ask Tom first"}),
        ("close/ask-learning", (), "that i dodge when i owe someone", {"learning": "i dodge when i owe someone"}),
        ("close/ask-learning", (), "nothing", {}),
    ],
)
def test_ways_choices_and_the_card_are_heard_in_the_reps_words(at, heard, place, options, text, expected):
    assert heard(text, at(place, *options)) == expected


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        (
            "arrive",
            "hi. before you ask, no i didnt. saw the reminder and swiped it away",
            {"outcome": "not_done", "experience": "saw the reminder and swiped it away"},
        ),
        ("arrive", "i called maria like i said and she will introduce me", {"outcome": "done"}),
        ("arrive", "new problem, big one", {"topic": "new problem, big one"}),
        (
            "follow_up/ask-did",
            "yes, called her on monday. she was really open",
            {"outcome": "done", "experience": "she was really open"},
        ),
        ("follow_up/ask-did", "done", {"outcome": "done"}),
        ("follow_up/ask-did", "nope", {"outcome": "not_done"}),
        ("follow_up/ask-did", "half. left a message", {"outcome": "partly", "experience": "left a message"}),
        ("follow_up/ask-did", "i wrote her instead", {"outcome": "changed"}),
        (
            "follow_up/ask-did",
            "dropped it, they signed with someone else",
            {"outcome": "dropped", "experience": "they signed with someone else"},
        ),
        ("follow_up/ask-experience", "weirdly relaxed. wasnt selling anything", {"experience": "weirdly relaxed"}),
        ("follow_up/ask-learning", "that im full of it. its a 5 min call", {"learning": "im full of it"}),
        ("follow_up/ask-next", "price calls. i never let them say no there", {"topic": "price calls"}),
        ("follow_up/ask-next", "drop it", {"outcome": "dropped"}),
    ],
)
def test_what_became_of_the_last_promise_is_heard(at, heard, place, text, expected):
    assert heard(text, at(place, prior=DUE)) == expected


def test_that_one_is_heard_as_the_words_of_the_option_it_points_to(at):
    (choice,) = read("that one", at("choose/ask-criteria", "call her", "go to finance"), TODAY)

    assert (choice.slot, choice.value, choice.quote) == (Slot.CHOSEN, "go to finance", "go to finance")
