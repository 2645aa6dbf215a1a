"""Grouping sentences into points."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tellings.alignment.grouping import affinities, also_told, group_sentences
from tellings.alignment.links import NO_LINKS, Link, links_of
from tellings.alignment.scores import Scores
from tellings.passages import Passage


def at(report: str, number: int = 0) -> Passage:
    return Passage(report, 10 * number, 10 * number + 9, "something")


def scores(*links: tuple[Passage, Passage, float]) -> Scores:
    return affinities([links_of(Link(*link) for link in links)], NO_LINKS)


def test_sentences_that_agree_are_one_group() -> None:
    a, b, c = at("A"), at("B"), at("C")
    assert group_sentences([a, b, c], scores((a, b, 0.9), (b, c, 0.8), (a, c, 0.7))) == [(a, b, c)]


def test_a_chain_does_not_run_together() -> None:
    # Each is like the next only: transitive closure would make one group of four things.
    chain = [at(name) for name in "ABCD"]
    links = [(left, right, 0.6) for left, right in pairwise(chain)]
    assert len(group_sentences(chain, scores(*links))) > 1


def test_a_sentence_like_no_other_is_alone() -> None:
    a, b, c = at("A"), at("B"), at("C")
    assert group_sentences([a, b, c], scores((a, b, 0.9))) == [(a, b), (c,)]


def test_two_sentences_of_one_report_that_say_different_things_are_kept_apart() -> None:
    # The long sentence of A tells both things that B tells in two sentences.
    long, first, second = at("A"), at("B", 1), at("B", 2)
    known = scores((long, first, 0.9), (long, second, 0.65))
    groups = group_sentences([long, first, second], known)
    assert groups == [(long, first), (second,)]
    assert also_told(groups, [long, second], known) == [(), (long,)]


def test_two_like_sentences_of_one_report_are_one_group() -> None:
    title, lead, other = at("A"), at("A", 1), at("B")
    links, likeness = links_of((Link(title, other, 0.9), Link(lead, other, 0.9))), links_of([Link(title, lead, 0.88)])
    assert group_sentences([title, lead, other], affinities([links], likeness)) == [(title, lead, other)]


links = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.floats(0, 1)), max_size=40)


@given(links)
def test_each_sentence_is_in_one_group_and_the_order_of_links_does_not_matter(
    drawn: list[tuple[int, int, float]],
) -> None:
    sentences = [at("ABCD"[i % 4], i // 4) for i in range(12)]
    known: dict[tuple[int, int], float] = {(min(i, j), max(i, j)): s for i, j, s in drawn if i % 4 != j % 4}
    found = [(sentences[i], sentences[j], s) for (i, j), s in known.items()]
    groups = group_sentences(sentences, scores(*found))
    assert sorted(s for group in groups for s in group) == sorted(sentences)
    assert group_sentences(sentences, scores(*reversed(found))) == groups


def test_no_scores_make_no_groups_of_two() -> None:
    sentences = [at(name) for name in "ABC"]
    assert group_sentences(sentences, scores()) == [(s,) for s in sentences]
