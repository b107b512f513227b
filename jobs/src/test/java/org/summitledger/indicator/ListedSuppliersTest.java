package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.summitledger.indicator.Given.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sure of shares where a source lists some suppliers only. */
class ListedSuppliersTest {
  private static final Threshold BOUND = new Threshold(new BigDecimal("0.4"));

  private static ListedSuppliers listed(BigDecimal total, List<BigDecimal> parts) {
    return new ListedSuppliers(
        total,
        Exact.sum(parts),
        Exact.sum(parts.stream().map(p -> p.multiply(p)).toList()),
        parts.stream().reduce(BigDecimal.ZERO, BigDecimal::max));
  }

  @Test
  void whereAllAreListedBothAreKnown() {
    ListedSuppliers all = listed(money(10), List.of(money(6), money(3), money(1)));
    assertThat(all.concentration()).isEqualTo(Bounds.of(Outcome.of(0.46)));
    assertThat(all.largestShare()).isEqualTo(Bounds.of(Outcome.of(0.6)));
  }

  @Test
  void theUnlistedMayBeManyOrOne() {
    Bounds found = listed(money(10), List.of(money(6))).concentration();
    assertThat(found.low()).isEqualTo(Outcome.of(0.36));
    assertThat(found.high()).isEqualTo(Outcome.of(0.52));
    assertThat(found.isKnown()).isFalse();
    assertThat(found.value("not all are listed").reason()).contains("not all are listed");
    assertThat(found.exceed(BOUND)).as("0.4 lies between").isEmpty();
    assertThat(found.exceed(new Threshold(new BigDecimal("0.3")))).contains(true);
    assertThat(found.exceed(new Threshold(new BigDecimal("0.52")))).contains(false);
    assertThat(found.reach(new Threshold(new BigDecimal("0.52")))).isEmpty();
    assertThat(found.reach(new Threshold(new BigDecimal("0.36")))).contains(true);
  }

  @Test
  void theLargestIsKnownIfTheUnlistedTogetherDeliverNoMore() {
    assertThat(listed(money(10), List.of(money(5))).largestShare())
        .isEqualTo(Bounds.of(Outcome.of(0.5)));
    assertThat(listed(money(10), List.of(money(4))).largestShare())
        .isEqualTo(new Bounds(Outcome.of(0.4), Outcome.of(0.6)));
    assertThat(listed(money(10), List.of()).largestShare())
        .isEqualTo(new Bounds(Outcome.of(0), Outcome.of(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverTheUnlistedAreTheTruthLiesBetweenTheBounds(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<BigDecimal> all = new ArrayList<>();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        all.add(money(1 + random.nextInt(1000)));
      }
      Collections.shuffle(all, random);
      List<BigDecimal> some = all.subList(0, random.nextInt(all.size() + 1));
      ListedSuppliers suppliers = listed(Exact.sum(all), some);
      double index = Concentration.herfindahl(all).orElseThrow();
      double largest = listed(Exact.sum(all), all).largestShare().low().orElseThrow();
      holds(suppliers.concentration(), index);
      holds(suppliers.largestShare(), largest);
      assertThat(suppliers.concentration().isKnown()).isEqualTo(some.size() == all.size());
    }
  }

  private static void holds(Bounds bounds, double truth) {
    assertThat(truth)
        .isBetween(bounds.low().orElseThrow() - 1e-15, bounds.high().orElseThrow() + 1e-15);
  }

  @Test
  void tenTimesTheAmountsLeaveEveryShare() {
    ListedSuppliers once = listed(money(10), List.of(money(4), money(3)));
    ListedSuppliers ten = listed(money(100), List.of(money(40), money(30)));
    assertThat(ten.concentration()).isEqualTo(once.concentration());
    assertThat(ten.largestShare()).isEqualTo(once.largestShare());
  }

  @Test
  void withoutImportsOrWithMoreThanTheTotalThereIsAReason() {
    assertThat(listed(money(0), List.of()).concentration())
        .isEqualTo(Bounds.none("imports are not above zero"));
    assertThat(listed(money(-1), List.of()).largestShare())
        .isEqualTo(Bounds.none("imports are not above zero"));
    assertThat(listed(money(10), List.of(money(11))).concentration())
        .isEqualTo(
            Bounds.none(
                "the listed suppliers exceed the total: the source states it lower, or one of them below zero"));
    assertThat(Bounds.none("imports are zero").exceed(BOUND)).isEmpty();
    assertThat(Bounds.none("imports are zero").value("open").reason()).contains("imports are zero");
    assertThat(Bounds.none("imports are zero").isPresent()).isFalse();
  }

  @Test
  void boundsAreInOrderAndOfOneKind() {
    assertThatThrownBy(() -> new Bounds(Outcome.of(2), Outcome.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot bound a number by")
        .hasMessageContaining("Give the least first, and two numbers or two reasons.");
    assertThatThrownBy(() -> new Bounds(Outcome.of(2), Outcome.none("nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give the least first, and two numbers or two reasons.");
    assertThatThrownBy(() -> new Bounds(Outcome.none("nothing"), Outcome.of(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give the least first, and two numbers or two reasons.");
  }

  @Test
  void anIndexFromSumsIsThatOfTheParts() {
    List<BigDecimal> parts = List.of(money(8), money(2));
    assertThat(Concentration.herfindahl(money(68), money(10)))
        .isEqualTo(Concentration.herfindahl(parts));
    assertThat(Concentration.herfindahl(money(0), money(0)).reason())
        .contains("the total is not above zero");
    assertThat(new Threshold(money(2)).isReachedBy(Outcome.of(2))).contains(true);
    assertThat(new Threshold(money(2)).isReachedBy(Outcome.of(1.5))).contains(false);
    assertThat(new Threshold(money(2)).isReachedBy(Outcome.none("nothing"))).isEmpty();
  }
}
