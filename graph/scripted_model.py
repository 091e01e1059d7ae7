"""A model for tests and demonstrations: plays a queue, records what it was asked, has no default answer.

An entry is the text of an answer, or a `ModelError` to raise. An unexpected call is an error, never a default.
"""

from collections.abc import AsyncGenerator, Iterable

from graph.model import Chunk, ModelError, Prompt


class UnexpectedCall(AssertionError):
    """The script has no answer left for this call."""


class ScriptedModel:
    """Implements `graph.model.ChatModel`. `calls` holds the prompts in order; `pieces` is how an answer is cut."""

    def __init__(self, answers: Iterable[str | ModelError], pieces: int = 12) -> None:
        self._answers = list(answers)
        self._size = pieces
        self.calls: list[Prompt] = []

    @property
    def name(self) -> str:
        return "scripted"

    @property
    def left(self) -> int:
        """How many answers have not been asked for."""
        return len(self._answers)

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Chunk, None]:
        self.calls.append(prompt)
        if not self._answers:
            raise UnexpectedCall(f"call {len(self.calls)} was not expected: the script is used up")
        answer = self._answers.pop(0)
        if isinstance(answer, ModelError):
            raise answer
        for start in range(0, len(answer), self._size):
            yield Chunk(answer[start : start + self._size])
        yield Chunk(prompt_tokens=sum(len(m.content) for m in prompt.messages) // 4, completion_tokens=len(answer) // 4)
