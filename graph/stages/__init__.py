"""The stages in the order of the method. One stage is one pair of files: evidence in .py, voice in .md."""

from collections.abc import Mapping

from graph.stages.arrive import ARRIVE
from graph.stages.choose import CHOOSE
from graph.stages.close import CLOSE
from graph.stages.commit import COMMIT
from graph.stages.explore import EXPLORE
from graph.stages.focus import FOCUS
from graph.stages.follow_up import FOLLOW_UP
from graph.stages.insight import INSIGHT
from graph.stages.options import OPTIONS
from graph.stages.spec import StageSpec, times
from graph.state import Stage

MAIN_PATH: tuple[StageSpec, ...] = (FOCUS, EXPLORE, INSIGHT, OPTIONS, CHOOSE, COMMIT, CLOSE)
STAGES: Mapping[Stage, StageSpec] = {spec.name: spec for spec in (ARRIVE, FOLLOW_UP, *MAIN_PATH)}

__all__ = ["MAIN_PATH", "STAGES", "StageSpec", "times"]
