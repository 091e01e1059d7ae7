"""Who would see a shared commitment and what of it, in sentences made from the visibility policy."""

from app.sharing.visibility import POLICY, Kind
from app.web import words
from app.web.card_form import SharingWords


def sharing_words(manager: str) -> SharingWords:
    """The sentences beside the switch; without a manager there is nobody to share with."""
    rules = {rule.kind: rule for rule in POLICY}
    return SharingWords(
        off=words.SHARE_OFF.format(manager),
        on=words.SHARE_ON.format(manager, rules[Kind.SHARED].manager_words),
        never=words.SHARE_NEVER,
    )
