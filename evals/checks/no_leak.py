"""E-01: no answer is handed over. A plain second opinion, written without looking at the guard's own rules.

It knows sentences that advise, questions that suggest, and content that the rep never brought: figures, names,
quotes. It is blunt on purpose: what it finds is worth a person's look.
"""

import re

from evals.checks.check import Check, Mark
from evals.checks.coaching_turns import coaching
from evals.conversation import Case, Conversation

ADVICE = re.compile(
    r"\b(you (should|need to|must|ought to|had better|have to)|i('d| would) (suggest|recommend|advise|try|start)"
    r"|i (suggest|recommend|advise)|my advice|best practice|it (would|might) (help|be (good|wise|best)) to"
    r"|make sure|be sure to|the (key|trick|answer) is|try (to|\w+ing)\b|for example|for instance|such as|e\.g\."
    r"|here(’|')?s (what|how|a)|step (1|one)|consider \w+ing|don(’|')?t forget|remember to)",
    re.IGNORECASE,
)
SUGGESTING = re.compile(
    r"^(could|can|should|would|couldn(’|')?t|why not|why don(’|')?t|how about|what about|what if|have you"
    r"|isn(’|')?t|don(’|')?t you|do you think you (should|could)|wouldn(’|')?t)\b",
    re.IGNORECASE,
)
ORDERS = re.compile(
    r"^(please )?(call|send|ask|offer|try|focus|prepare|schedule|e-?mail|book|propose|remind|tell|build|create|reach"
    r"|set|follow|use|consider|show|write|bring|invite|discount|negotiate|get|find|give|lead|open|push|share)\b",
    re.IGNORECASE,
)
LIST = re.compile(r"(^|\n)\s*([-*•]|\d+[.)])\s")
QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
OUR_NUMBERS = frozenset({"0", "1", "10"})  # the confidence scale
NUMBER_WORDS = "zero one two three four five six seven eight nine ten".split()
OUR_QUOTES = frozenset({"when …, then i will …"})  # the form of a plan, without content
OUR_NAMES = frozenset({"I", "AI", "OK"})


def leaks(reply: str, said: str) -> str:
    """The offending words, or an empty string. `said`: everything the rep has written so far."""
    known = plain(said)
    for match in QUOTED.finditer(reply):
        words = match[1] or match[2] or ""
        if plain(words) not in OUR_QUOTES and plain(words).strip(" .,;:…!?") not in known:
            return f"quotes words the rep never wrote: {words!r}"
    bare = QUOTED.sub(" … ", reply)
    if LIST.search(bare):
        return "a list"
    for sentence in re.split(r"(?<=[.!?…])\s+", bare):
        found = _suspicious(sentence.strip())
        if found:
            return found
    return _brought_in(bare, known)


def _suspicious(sentence: str) -> str:
    advice = ADVICE.search(sentence)
    if advice:
        return f"advises: {advice[0]!r}"
    if sentence.endswith("?") and SUGGESTING.match(sentence):
        return f"suggests: {sentence!r}"
    if not sentence.endswith("?") and ORDERS.match(sentence):
        return f"gives an order: {sentence!r}"
    return ""


def _brought_in(bare: str, known: str) -> str:
    for number in re.findall(r"\d+", bare):
        word = NUMBER_WORDS[int(number)] if int(number) < len(NUMBER_WORDS) else number
        if number not in OUR_NUMBERS and number not in known and word not in known:
            return f"a figure the rep never gave: {number}"
    for name in re.findall(r"(?<=[a-z,;] )[A-Z][\w’'-]+", bare):
        if name not in OUR_NAMES and plain(name) not in known:
            return f"a name the rep never gave: {name}"
    return ""


def plain(text: str) -> str:
    """Lower case, straight quotes, single spaces."""
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())


def judge(case: Case, talk: Conversation) -> tuple[Mark, ...]:
    before = case.prior_commitment.text if case.prior_commitment else ""
    found = [(n, leaks(exchange.reply, f"{before}\n{talk.said_before(n - 1)}")) for n, exchange in coaching(talk)]
    return tuple(Mark(not why, n, why) for n, why in found)


CHECK = Check("E-01", "hands over no answer", judge)
