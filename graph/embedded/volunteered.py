"""What a rep tells without being asked: an aim, what hangs on it, a changed view, a step already decided.

Held to a higher bar than answers: only explicit words count, and only where the slot is still open.
"""

import re
from collections.abc import Iterator

from graph.embedded.choices import choice_in, offers_way, options_in
from graph.embedded.clauses import Hearing, exact, hear
from graph.embedded.closed import outcome_in
from graph.embedded.earlier import after_outcome
from graph.embedded.parts import own_part, owns_up
from graph.embedded.promise import promise
from graph.embedded.scale import confidence_in
from graph.embedded.step import card_words
from graph.embedded.view import marked_insight
from graph.state import Heard, Slot, Stage
from graph.wording import Span, comma_parts, fold

_AIM = re.compile(
    r"\b(?:(?:i|we)(?:'?d| would)? (?:really |just |also )?(?:want|wanna|like|love)|(?:i"
    r"|we) need)(?: to)?\b\s+(?!you\b|u\b|your\b|an? (?:answer|hint)|to (?:know what|stop here))"
    r"(?P<aim>.+)|\bso that\b\s+(?P<that>.+)|\b(?:my )?goal (?:is|would be)(?: to)?\b\s*(?P<goal>.+)"
)
_NO_AIM = re.compile(r"\b(?:don'?t|didn'?t|not|never|he|she|they|who|what|if|when|all)\s+(?:\w+\s+)?$")
_MATTERS = re.compile(
    r"\b(?:(?:its|it's|thats|that's|this is|it is|he'?s|she'?s|they'?re) my (?:only|biggest|last|first"
    r"|whole|best)|my only|matters? (?:because|bc|to me)|depends? on|hangs on|half (?:of )?my (?:bonus"
    r"|quota|number|target|pipeline)|"
    r"my (?:bonus|quota|job|target|commission|number) (?:is|depends|hangs|pays)|its my (?:number|quota"
    r"|job|bonus|head)|it's my (?:number|quota|job|bonus|head)|if (?:i|this|it|that|we) (?:lose|loses"
    r"|dies|goes|fails?|doesn'?t|dont|miss)\b.{3,}|"
    r"i really need this|costs me|on a pip|i don'?t want to be that|my whole (?:plan|quarter|year|number))\b"
)
_BEFORE_COMMIT = (Stage.ARRIVE, Stage.FOCUS, Stage.EXPLORE, Stage.INSIGHT, Stage.OPTIONS)
_VIEWS = (Stage.EXPLORE, Stage.INSIGHT, Stage.OPTIONS, Stage.CHOOSE, Stage.FOLLOW_UP)
_ABOUT_THE_STEP = ("ask-obstacle", "ask-raise", "ask-risk", "ask-evidence", "ask-support")
_KNOWS_BY = re.compile(
    r"\bi(?:'?ll| will) know (?:(?:it|that it|its|it's) (?:worked?|works|done|happened) )?(?:because|bc|if|when|by)\b"
)
_STEPS = (Stage.EXPLORE, Stage.INSIGHT, Stage.OPTIONS, Stage.CHOOSE, Stage.COMMIT)


def volunteered(hearing: Hearing, answered: frozenset[Slot]) -> Iterator[Heard]:
    """Proposals beyond the answer; `answered` are the slots the answer already filled."""
    if Slot.CONFIRMED in answered or hearing.move == "read-back":
        return
    for reader in (_earlier_promise, _aim, _importance, _insight, _own_part, _ways, _step, _sign, _confidence):
        yield from (heard for heard in reader(hearing) if heard.slot not in answered)
    if Slot.CHOSEN in answered and Slot.WHEN not in answered:
        yield from _moment_of_choice(hearing)


def _earlier_promise(hearing: Hearing) -> Iterator[Heard]:
    state = hearing.state
    if state.prior is None or state.has(Slot.OUTCOME) or hearing.stage not in (Stage.ARRIVE, Stage.FOLLOW_UP):
        return
    found = outcome_in(hearing.spans[:2], asked=False)
    if found is not None:
        yield Heard(slot=Slot.OUTCOME, value=found[0], quote=found[1].text)
        yield from after_outcome(hearing, found[1])


def _aim(hearing: Hearing) -> Iterator[Heard]:
    asked_on = hearing.stage in (Stage.ARRIVE, Stage.FOCUS) or hearing.move == "ask-next"
    if not asked_on or hearing.state.has(Slot.DESIRED_OUTCOME):
        return
    for span in hearing.spans:
        found = _AIM.search(span.low)
        if found is None or _NO_AIM.search(span.low[: found.start()]):
            continue
        group = next(name for name in ("aim", "that", "goal") if found.group(name))
        aim = _to_comment(span.part(found.start(group), found.end(group)))
        if len(aim.words) >= 2:
            yield hear(Slot.DESIRED_OUTCOME, aim)
            return


def _to_comment(span: Span) -> Span:
    """Up to a comma that only adds a remark ("…, thats all", "…, but he wont")."""
    parts = comma_parts(span)
    remark = re.compile(r"(?:that'?s|but|and|its|it's|he|she|they|so|not|bc|because|i|im|i'm|which|what|how|any)\b")
    end = next((n for n, part in enumerate(parts) if n and remark.match(part.low)), len(parts))
    return Span(span.source, parts[0].start, parts[end - 1].end) if parts else span


def _importance(hearing: Hearing) -> Iterator[Heard]:
    if hearing.stage not in _BEFORE_COMMIT or hearing.state.has(Slot.IMPORTANCE):
        return
    for span in hearing.spans:
        for part in comma_parts(span):
            if _MATTERS.search(part.low) and len(part.words) >= 3:
                yield hear(Slot.IMPORTANCE, part)
                return


def _insight(hearing: Hearing) -> Iterator[Heard]:
    if hearing.stage not in _VIEWS:
        return
    found = marked_insight(hearing)
    if found is not None:
        yield hear(Slot.INSIGHT, found)


def _own_part(hearing: Hearing) -> Iterator[Heard]:
    if hearing.stage != Stage.EXPLORE:
        return
    for span in hearing.spans:
        own = own_part(span) if owns_up(span) else None
        if own is not None and owns_up(own):
            yield hear(Slot.OWN_CAUSE, own)
            return


def _ways(hearing: Hearing) -> Iterator[Heard]:
    """ "I could call him, or ask Jana": ways told before anybody asked for them."""
    if hearing.stage not in (Stage.EXPLORE, Stage.INSIGHT):
        return
    spans = tuple(span for span in hearing.spans if offers_way(span))
    for option in options_in(spans, hearing.state.values(Slot.OPTION)):
        yield exact(Slot.OPTION, option.text)


def _sign(hearing: Hearing) -> Iterator[Heard]:
    if hearing.stage != Stage.COMMIT:
        return
    for span in hearing.spans:
        found = _KNOWS_BY.search(span.low)
        if found is not None:
            yield hear(Slot.DONE_EVIDENCE, span.part(found.end()).trim())
            return


def _step(hearing: Hearing) -> Iterator[Heard]:
    """A commitment said outright. Before the step is asked for, a habit told in the present is none."""
    if hearing.stage not in _STEPS or hearing.move in _ABOUT_THE_STEP:
        return
    found = promise(hearing.substance, hearing.today)
    if found is None or not (found.explicit or hearing.stage in (Stage.CHOOSE, Stage.COMMIT)):
        return
    yield from card_words(found)
    options = hearing.state.values(Slot.OPTION)
    choice = choice_in(hearing.spans, options)
    if choice is not None:
        yield exact(Slot.CHOSEN, choice.words)
    elif options and not hearing.state.has(Slot.CHOSEN):
        yield exact(Slot.CHOSEN, found.action)


def _moment_of_choice(hearing: Hearing) -> Iterator[Heard]:
    """A choice that comes with its moment: "3 lines. when i send the next invite, friday"."""
    if hearing.stage not in (Stage.OPTIONS, Stage.CHOOSE):
        return
    moment = next((w for w in hearing.moments if w.due), None)
    if moment is not None and not re.search(r"\b(?:can|could)\b[^.!?]*$", fold(hearing.text[: moment.start])):
        yield exact(Slot.WHEN, moment.phrase)


def _confidence(hearing: Hearing) -> Iterator[Heard]:
    if hearing.stage not in (Stage.OPTIONS, Stage.CHOOSE, Stage.COMMIT):
        return
    said = None if hearing.is_list else confidence_in(hearing.text)
    if said:
        yield exact(Slot.CONFIDENCE, said)
