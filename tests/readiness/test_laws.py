"""Laws of readiness that hold for everyone and for any request."""

from __future__ import annotations

from datetime import timedelta

from examples import TODAY, settings_of
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from made import Made, World, asks, people, requests

from netnotes.outreach.request import Request
from netnotes.views.ask import SHAPE, build

#: So many next steps lead to a yes.
STEPS = 6

calm = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@settings(calm, max_examples=400)
@given(people(), requests())
def test_the_stated_steps_lead_to_a_yes(made: Made, request: Request) -> None:
    world = World(made)
    first = world.ask(request)
    assume(first.verdict != "no")
    refused = any(ask.get("answer") == "no" for ask in made.asks)
    walked = []
    for _ in range(STEPS + 1):
        answer = world.ask(request)
        if answer.verdict == "ready":
            event(f"{len(walked)} steps")
            return
        assert answer.verdict != "no", walked
        gate, stop = answer.stops[0]
        walked.append(
            f"{gate.code} {world.today} {request.kind}: {answer.sentence} -> {stop.step.text}"
        )
        before = world.copy()
        asked, request = request, world.do(stop, request)
        if world == before and asked == request:
            # Nothing is left to do with them: only where they said no to what else there is.
            assert refused, walked
            assert "Let it be" in stop.step.text, walked
            return
    raise AssertionError("\n".join(["more than six steps:", *walked]))


@calm
@given(people(), requests())
def test_the_same_question_has_the_same_answer(made: Made, request: Request) -> None:
    world = World(made)
    one, other = world.ask(request), world.ask(request)

    assert (one.sentence, one.step, one.verdict) == (other.sentence, other.step, other.verdict)


@calm
@given(people(), requests())
def test_the_first_that_stops_decides(made: Made, request: Request) -> None:
    answer = World(made).ask(request)
    codes = [gate.code for gate, _ in answer.stops]

    assert codes == sorted(codes)
    if answer.decided_by is None:
        assert answer.verdict == "ready"
        assert not codes
    else:
        assert answer.decided_by.code == codes[0]
        assert answer.verdict == answer.decided_by.verdict != "ready"
    assert all(stop.text and stop.step.text and stop.evidence for _, stop in answer.stops)


@calm
@given(people(), requests(), st.randoms(use_true_random=False))
def test_the_order_of_the_asks_does_not_matter(
    made: Made, request: Request, random: object
) -> None:
    world = World(made)
    shuffled = world.copy()
    random.shuffle(shuffled.made.asks)  # type: ignore[attr-defined]
    random.shuffle(shuffled.made.log)  # type: ignore[attr-defined]
    one, other = world.ask(request), shuffled.ask(request)

    assert one.sentence == other.sentence
    assert (one.verdict, one.until, one.step) == (other.verdict, other.until, other.step)


@calm
@given(people(), requests(), st.integers(200, 3000))
def test_a_no_stays_a_no(made: Made, request: Request, days: int) -> None:
    assume(request.kind != "connect" or request.what)  # a vague no holds half a year
    assume(request.kind in ("advice", "connect", "favor") or request.to)
    day = TODAY - timedelta(days)
    refused = {"kind": request.kind, "sent": str(day), "answer": "no", "answered": str(day)}
    for name in ("what", "about"):
        if getattr(request, name):
            refused[name] = getattr(request, name)
    if request.to:
        refused["to"] = f'"{request.to}"'
    made.asks.append(refused)

    assert World(made).ask(request).verdict == "no"


@calm
@given(people(), requests())
def test_being_in_touch_never_makes_it_too_early(made: Made, request: Request) -> None:
    world = World(made)
    answer = world.ask(request)
    assume(answer.verdict == "ready" and not answer.inquiry.stranger)
    world.made.log.append(f"- {TODAY} coffee: just so")
    codes = {gate.code for gate, _ in world.ask(request).stops}

    assert not codes & {"A06", "A07"}


@calm
@given(people(), requests())
def test_the_machine_output_keeps_its_shape(made: Made, request: Request) -> None:
    network = World(made).network()
    person = network.person("sam")
    assert person is not None
    view = build(network, TODAY, settings_of(), person, request)
    checker = Draft202012Validator(SHAPE, format_checker=FormatChecker())
    checker.validate({"schema": 1, "today": TODAY.isoformat(), **view.to_json()})

    assert (view.status == 0) == (view.to_json()["ask"]["verdict"] == "ready")  # type: ignore[index]


@calm
@given(people(answers=("", "yes", "later")), st.lists(asks(), max_size=3), requests())
def test_a_verdict_never_speaks_in_numbers_of_favours(
    made: Made, more: list[dict[str, str]], request: Request
) -> None:
    """Where friendship has a part (`personal`, and `both` alike), giving is said in words (R207)."""
    assume(made.fields.get("context") != "professional")
    made.asks += more
    answer = World(made).ask(request)
    said = " ".join([answer.sentence, *(stop.text for _, stop in answer.stops)])

    for word in ("favour", "favor", "given", "gifts", "balance", "owe"):
        assert word not in said
