"""A server that answers a document's operations from their examples, and fails as it is told to.

with serving(api, document) as mock:
    httpx.get(f"{mock.url}/v1/models", headers={"Prefer": "status=503, times=1"})
    mock.seen[0].status
"""

from specloom.mock.answers import Answer, StreamEvent, Turn
from specloom.mock.exchange import Fault, Problem, Request
from specloom.mock.mocking import Mock, Seen
from specloom.mock.scenarios import Scenario, ScenarioFile, read_scenarios
from specloom.mock.serving import listening, serving

__all__ = [
    "Answer",
    "Fault",
    "Mock",
    "Problem",
    "Request",
    "Scenario",
    "ScenarioFile",
    "Seen",
    "StreamEvent",
    "Turn",
    "listening",
    "read_scenarios",
    "serving",
]
