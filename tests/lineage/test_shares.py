from tellings.lineage.lineage import Copying, Relation
from tellings.lineage.shares import Shares


def test_two_that_each_share_with_a_third_need_not_share_with_each_other() -> None:
    shared = Shares(
        [Copying(left, right, Relation.PARTIAL, 0.4, 0.4, 0.9, "Some passages.") for left, right in ("ab", "bc")]
    )
    assert shared.join("b", "a")
    assert shared.join("b", "c")
    assert not shared.join("a", "c")
