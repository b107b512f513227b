package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.summitledger.indicator.Given.money;
import static org.summitledger.indicator.Given.traded;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchedProductsTest {
  private static final Map<String, Traded> BEFORE =
      Map.of(
          "good", traded(60, 10),
          "gone", traded(5, 1),
          "correction", traded(-5, 1),
          "unweighed", traded(20, 4),
          "weightless", traded(10, 0),
          "nothing", traded(0, 0),
          "pieces", Traded.of(money(10), money(1), "piece"));

  private static final Map<String, Traded> AFTER =
      Map.of(
          "good", traded(30, 6),
          "new", traded(8, 1),
          "correction", traded(5, 1),
          "unweighed", Traded.withoutQuantity(money(22)),
          "weightless", traded(10, 3),
          "pieces", traded(10, 1));

  @Test
  void whatIsLeftOutHasAReason() {
    MatchedProducts found = MatchedProducts.of(BEFORE, AFTER);
    assertThat(found.pairs()).containsOnlyKeys("good");
    assertThat(found.excluded())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "gone", Exclusion.ONLY_BEFORE,
                "new", Exclusion.ONLY_AFTER,
                "correction", Exclusion.VALUE_BELOW_ZERO,
                "unweighed", Exclusion.NO_QUANTITY,
                "weightless", Exclusion.NO_QUANTITY,
                "nothing", Exclusion.NOT_TRADED,
                "pieces", Exclusion.OTHER_UNIT));
    assertThat(found.excludedCounts())
        .containsEntry(Exclusion.NO_QUANTITY, 2)
        .containsEntry(Exclusion.OTHER_UNIT, 1)
        .doesNotContainKey(Exclusion.BELOW_FLOOR);
    assertThat(Exclusion.OTHER_UNIT.reason()).isEqualTo("quantities are in different units");
  }

  @Test
  void theCoveredShareIsOfAllTrade() {
    MatchedProducts found = MatchedProducts.of(BEFORE, AFTER);
    assertThat(found.coveredBefore()).isEqualTo(Outcome.of(0.6));
    assertThat(found.coveredAfter()).isEqualTo(Outcome.of(30.0 / 85));
    assertThat(MatchedProducts.of(Map.of(), AFTER).coveredBefore().reason())
        .contains("the value of all products is not above zero");
  }

  @Test
  void aScreenLeavesOutSmallWeightsAndJumpsAndCountsThem() {
    MatchedProducts all =
        MatchedProducts.of(
            Map.of(
                "a",
                traded(100, 10),
                "light",
                traded(5, 1),
                "up",
                traded(10, 10),
                "down",
                traded(100, 10),
                "edge",
                traded(10, 10)),
            Map.of(
                "a",
                traded(110, 10),
                "light",
                traded(5, 20),
                "up",
                traded(51, 10),
                "down",
                traded(19, 10),
                "edge",
                traded(50, 10)));
    MatchedProducts kept = new UnitValueScreen(Map.of("kg", money(2)), money(5)).apply(all);
    assertThat(kept.pairs()).containsOnlyKeys("a", "edge");
    assertThat(kept.excluded())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "light", Exclusion.BELOW_FLOOR,
                "up", Exclusion.UNIT_VALUE_JUMP,
                "down", Exclusion.UNIT_VALUE_JUMP));
    assertThat(kept.excludedCounts()).containsEntry(Exclusion.UNIT_VALUE_JUMP, 2);
    assertThat(kept.coveredBefore()).as("of all trade").isEqualTo(Outcome.of(110.0 / 225));
  }

  @Test
  void aFloorIsOfItsUnitOnly() {
    Map<String, Traded> pieces = Map.of("a", Traded.of(money(10), money(1), "piece"));
    MatchedProducts all = MatchedProducts.of(pieces, pieces);
    assertThat(new UnitValueScreen(Map.of("kg", money(2)), money(5)).apply(all).pairs())
        .containsOnlyKeys("a");
  }

  @Test
  void aJumpThatIsNoFactorIsRefused() {
    assertThatThrownBy(() -> new UnitValueScreen(Map.of(), new BigDecimal("0.5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot screen unit values with a jump of 0.5: it is a factor, and must be above 1."
                + " Give the largest change that is a price's.");
  }
}
