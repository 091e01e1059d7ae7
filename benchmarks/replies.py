"""What the scripted upstream says: a script read from the model's name, and a reply made from the prompt.

Pure. It knows the coach's prompt well enough to write a draft that fits, and says something general otherwise.
"""

import json
from dataclasses import dataclass
from typing import Any

MODES = (
    "good",  # a draft for the stage in the prompt, hearing nothing new
    "hears",  # the same, and it proposes the whole message as evidence for what the stage still needs
    "leak",  # a well-formed draft that gives advice
    "chatty",  # a good draft in a fence with talk around it
    "garbage",  # broken JSON
    "empty",  # a stream without a word
    "cut",  # the connection closes in the middle
    "hang",  # accepts the request and never answers
    "stall",  # says a little, then never ends
    "error",  # an error event inside the stream
    "json",  # one JSON body although a stream was asked for
    "html",  # a page from something in between
    "500",
    "429",
    "noschema",  # refuses response_format json_schema, otherwise good
    "plain",  # refuses every response_format, otherwise good
)

QUESTIONS = (
    "What matters most to you about that?",
    "What happened just before that?",
    "What do you notice when you say it like that?",
    "What would you want to be different?",
    "What makes this important to you now?",
    "Where does that begin for you?",
    "What have you tried so far?",
    "How would you know that it has changed?",
    "What part of it is yours to move?",
    "What do you want to know about it?",
    "What else happened there?",
    "What would you say to yourself about it next week?",
)
ADVICE = "You should offer them a 10% discount and call the CFO today. Could you send a business case first?"

# What the `hears` mode claims to have heard, by stage, in this order.
NEEDS: dict[str, tuple[str, ...]] = {
    "arrive": ("topic",),
    "follow_up": ("experience", "learning"),
    "focus": ("topic", "desired_outcome", "importance"),
    "explore": ("observed_fact", "own_cause"),
    "insight": ("insight",),
    "options": ("option",),
    "choose": ("chosen",),
    "commit": ("action", "when", "confidence", "done_evidence"),
    "close": ("learning",),
}


@dataclass(frozen=True, slots=True)
class Script:
    """How to answer one call: which mode, how slowly, in how many pieces."""

    mode: str = "good"
    ttft: float = 0.0
    itl: float = 0.0
    pieces: int = 40
    retry_after: float = 0.0


def read_script(name: str, call: int) -> Script:
    """`scripted;mode=leak+good;ttft=0.3;itl=0.02;n=40`: with several modes the call-th is played, the last repeats.

    Raises ValueError for an unknown key or mode.
    """
    given = dict(part.partition("=")[::2] for part in name.split(";")[1:] if part)
    modes = given.pop("mode", "good").split("+")
    mode = modes[min(call, len(modes) - 1)]
    if mode not in MODES:
        raise ValueError(f"mode {mode!r} is not one of {', '.join(MODES)}")
    script = Script(
        mode,
        float(given.pop("ttft", 0)),
        float(given.pop("itl", 0)),
        int(given.pop("n", 40)),
        float(given.pop("after", 0)),
    )
    if given:
        raise ValueError(f"unknown keys in model name {name!r}: {', '.join(given)}; use mode, ttft, itl, n, after")
    return script


def write_reply(mode: str, body: dict[str, Any]) -> str:
    """The text of the answer to one request."""
    context = _context(body)
    if mode == "garbage":
        return '{"heard": [], "stage": "explore", "move": '
    draft = json.dumps(_draft(mode, context), ensure_ascii=False)
    if mode == "chatty":
        return f"Sure! Here is the reply you asked for:\n```json\n{draft}\n```\nLet me know how it goes."
    return draft


def _context(body: dict[str, Any]) -> dict[str, Any]:
    """The coach's JSON from the last message, or nothing when somebody else is asking."""
    try:
        context = json.loads(body["messages"][-1]["content"])
    except (KeyError, IndexError, TypeError, ValueError):
        return {}
    return context if isinstance(context, dict) else {}


def _draft(mode: str, context: dict[str, Any]) -> dict[str, Any]:
    text = str(context.get("the_rep_says_now", ""))
    asked = {question.casefold() for question in context.get("questions_already_asked", ())}
    turn = int(str(context.get("turn", "1")).split()[0])
    fresh = [q for q in QUESTIONS[turn % 12 :] + QUESTIONS[: turn % 12] if q.casefold() not in asked]
    said = " ".join(text.split()[:6]).rstrip(",.;:!?")
    return {
        "heard": _hear(context, text) if mode == "hears" else [],
        "stage": context.get("stage", "explore"),
        "move": context.get("asks_for", "ask_fact"),
        "reflection": [f"“{said}”"] if said and mode != "leak" else [],
        "question": ADVICE if mode == "leak" else (fresh or QUESTIONS)[0],
    }


def _hear(context: dict[str, Any], text: str) -> list[dict[str, str]]:
    have = context.get("heard_so_far", {})
    missing = [slot for slot in NEEDS.get(str(context.get("stage")), ()) if slot not in have]
    return [{"slot": missing[0], "value": text, "quote": text}] if missing and text else []
