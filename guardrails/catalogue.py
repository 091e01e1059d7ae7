"""Our own texts, chosen by id, with slots for the rep's words. No model writes any of them.

Typed when loaded from phrases/<code>.toml. Each slot says what may fill it: a `quote` must be the rep's own words, a
`number` digits, a `policy` one of the values that phrases/ or the deployment lists.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from guardrails.grounding import Memory
from guardrails.normalise import clean
from guardrails.policy import Policy
from guardrails.tokens import read_words
from guardrails.verdict import Approved, ApprovedReply

SlotKind = Literal["quote", "number", "policy"]

_SLOT = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


class NotTheirWords(ValueError):
    """A slot or a title was to show words as the rep's that the rep has not written in a row."""


class UnknownText(KeyError):
    """The catalogue has no such text, slot or value."""

    def __str__(self) -> str:
        return str(self.args[0])


class _Variant(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    said: str = ""
    ask: str = ""


class Text(BaseModel):
    """One text: `variants` say the same in other words, `closing` ones end without a question."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slots: dict[str, SlotKind] = {}
    optional: frozenset[str] = frozenset()
    read_back: bool = False
    closing: bool = False
    variants: tuple[_Variant, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_its_slots(self) -> "Text":
        for variant in self.variants:
            used = set(_SLOT.findall(variant.said + variant.ask))
            if used - set(self.slots) or set(self.slots) - self.optional - used:
                raise ValueError(
                    f"slots {sorted(used)} do not match the declared {sorted(self.slots)}: {variant.said!r}"
                )
        return self


class _Page(BaseModel):
    model_config = ConfigDict(extra="forbid")

    policy: dict[str, dict[str, str]]
    text: dict[str, Text]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language and the values of their policy slots."""

    texts: Mapping[str, Text]
    values: Mapping[str, Mapping[str, str]]
    policy: Policy

    def speak(self, text_id: str, memory: Memory, variant: int, slots: Mapping[str, str]) -> ApprovedReply:
        text = self._text(text_id)
        filled = {name: self._value(text_id, text, name, value, memory) for name, value in slots.items()}
        filled |= self._defaults(text_id, text, filled)
        missing = sorted(set(text.slots) - text.optional - set(filled))
        if missing:
            raise UnknownText(f"text {text_id!r} needs a value for {missing}: pass it as a keyword")
        chosen = text.variants[variant % len(text.variants)]
        return ApprovedReply(Approved(_fill(chosen.said, filled)), Approved(_fill(chosen.ask, filled)))

    def constant(self, text_id: str, variant: int) -> Approved:
        text = self._text(text_id)
        if text.slots:
            raise UnknownText(f"text {text_id!r} has slots {sorted(text.slots)}: use speak")
        chosen = text.variants[variant % len(text.variants)]
        return Approved(" ".join(part for part in (chosen.said, chosen.ask) if part))

    def own_words(self, text: str, memory: Memory) -> Approved:
        shown = clean(text)
        if not memory.owns(shown.rstrip("…")):
            raise NotTheirWords(f"these {len(shown)} characters are not the rep's words in a row: show none instead")
        return Approved(shown)

    def _text(self, text_id: str) -> Text:
        text = self.texts.get(text_id)
        if text is None:
            raise UnknownText(f"no text {text_id!r} in the catalogue: add it to guardrails/phrases/")
        return text

    def _value(self, text_id: str, text: Text, name: str, value: str, memory: Memory) -> str:
        kind = text.slots.get(name)
        if kind is None:
            raise UnknownText(f"text {text_id!r} has no slot {name!r}: it has {sorted(text.slots)}")
        if kind == "quote":
            return self._quote(text_id, text, name, value, memory)
        if kind == "number":
            if not value.isascii() or not value.isdigit():
                raise UnknownText(f"slot {name!r} of {text_id!r} takes digits, not {value[:20]!r}")
            return value
        known = self.values.get(name, {})
        if value not in known:
            raise UnknownText(f"slot {name!r} of {text_id!r} takes one of {sorted(known)}, not {value[:20]!r}")
        return known[value]

    def _quote(self, text_id: str, text: Text, name: str, value: str, memory: Memory) -> str:
        shown = clean(value).strip('"“”')
        if not memory.owns(shown):
            raise NotTheirWords(f"slot {name!r} of {text_id!r}: not the rep's words in a row; pass what the rep wrote")
        return shown if text.read_back else self._shortened(shown)

    def _shortened(self, quote: str) -> str:
        """At most as many words as a quotation may have; the rest is left out, seen as such."""
        words = read_words(quote, self.policy.language)
        most = self.policy.limits.quote_words
        return quote if len(words) <= most else quote[: words[most - 1].end].rstrip() + " …"

    def _defaults(self, text_id: str, text: Text, filled: Mapping[str, str]) -> dict[str, str]:
        """A policy slot that nobody filled takes the value listed for the last part of the text's id."""
        key = text_id.rpartition(".")[2]
        return {
            name: self.values[name][key]
            for name, kind in text.slots.items()
            if kind == "policy" and name not in filled and key in self.values.get(name, {})
        }


def load_catalogue(policy: Policy, routes: Mapping[str, str], code: str = "en") -> Catalogue:
    """The texts that ship. `routes` replace the general wording of safety routes, by class. Raises ValueError or
    pydantic.ValidationError naming what is wrong."""
    page = _page(code)
    unknown = sorted(set(routes) - set(page.policy["routes"]))
    if unknown:
        raise ValueError(f"no safety class {unknown}: routes may be given for {sorted(page.policy['routes'])}")
    values = {name: dict(listed) for name, listed in page.policy.items()}
    values["routes"].update({name: clean(text) for name, text in routes.items()})
    return Catalogue(page.text, values, policy)


@lru_cache(maxsize=8)
def _page(code: str) -> _Page:
    text = files("guardrails").joinpath("phrases", f"{code}.toml").read_text("utf-8")
    try:
        return _Page.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"guardrails/phrases/{code}.toml: {error}") from None


def _fill(template: str, filled: Mapping[str, str]) -> str:
    """Slots replaced in one pass, so that braces in the rep's words stay what they are. "[… {slot} …]" is left out when
    its slot is empty."""

    def optional(found: re.Match[str]) -> str:
        return found.group(1) if all(name in filled for name in _SLOT.findall(found.group(1))) else ""

    shape = _OPTIONAL.sub(optional, template)
    return clean(_SLOT.sub(lambda found: filled.get(found.group(1), ""), shape))
