"""Three people for a look around, in a new database that no company signs in to."""

from dataclasses import dataclass

from app.people.links import make_link
from app.settings import Settings
from app.store.database import Database
from app.store.demo import found_demo_team
from app.store.people import Account


@dataclass(frozen=True, slots=True)
class DemoLink:
    """One line of what `coach serve` prints."""

    person: Account
    url: str


async def open_demo(db: Database, settings: Settings) -> tuple[DemoLink, ...]:
    """Founds the demo team in an empty database and makes each of them a link; otherwise does nothing.

    With OIDC configured nothing is made: a company decides itself who is there.
    """
    if settings.has_oidc:
        return ()
    founded = await db.run(found_demo_team)
    return tuple([DemoLink(person, await make_link(db, settings, person.id)) for person in founded])
