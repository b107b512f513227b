package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.Given.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What schools of dependency ask, with thresholds that are arguments. */
class DependencyTest {
  private static final Threshold CONCENTRATED = new Threshold(new BigDecimal("0.4"));
  private static final Threshold ONCE = new Threshold(BigDecimal.ONE);
  private static final Threshold TWICE = new Threshold(money(2));
  private static final Optional<Boolean> YES = Optional.of(true);
  private static final Optional<Boolean> NO = Optional.of(false);
  private static final Optional<Boolean> UNKNOWN = Optional.empty();

  @Test
  void importsWithoutExportsAreAboveEveryBoundThoughThereIsNoRatio() {
    ImportsToExports found = new ImportsToExports(money(5), money(0));
    assertThat(found.ratio().reason()).contains("exports are not above zero");
    assertThat(found.exceed(TWICE)).contains(true);
    assertThat(found.reach(TWICE)).contains(true);
  }

  @Test
  void withoutTradeNothingIsExceeded() {
    ImportsToExports found = new ImportsToExports(money(0), money(0));
    assertThat(found.exceed(ONCE)).contains(false);
    assertThat(found.reach(ONCE)).contains(false);
  }

  @Test
  void atTheBoundItIsReachedAndNotExceeded() {
    ImportsToExports found = new ImportsToExports(money(10), money(5));
    assertThat(found.ratio()).isEqualTo(Outcome.of(2));
    assertThat(found.exceed(TWICE)).contains(false);
    assertThat(found.reach(TWICE)).contains(true);
  }

  @Test
  void correctionsSayNothingOfDependency() {
    ImportsToExports found = new ImportsToExports(money(-1), money(5));
    assertThat(found.ratio().reason()).contains("imports are below zero");
    assertThat(found.exceed(ONCE)).isEmpty();
    assertThat(new ImportsToExports(money(1), money(-5)).ratio().reason())
        .contains("exports are below zero");
  }

  @Test
  void theDistanceToAThresholdIsBelowZeroWhereItIsNotReached() {
    assertThat(CONCENTRATED.distance(Outcome.of(0.3)).orElseThrow()).isCloseTo(-0.1, within(1e-15));
    assertThat(CONCENTRATED.isExceededBy(Outcome.of(0.4))).contains(false);
    assertThat(CONCENTRATED.isExceededBy(Outcome.none("imports are zero"))).isEmpty();
    assertThat(CONCENTRATED.distance(Outcome.none("imports are zero")).reason())
        .contains("imports are zero");
  }

  @Test
  void withoutIntraUnionTradeAllIsFromOutside() {
    assertThat(EuDependency.cdi2(money(7), money(0))).isEqualTo(Outcome.of(1));
    assertThat(EuDependency.cdi2(money(0), money(0)).reason())
        .contains("imports are not above zero");
    assertThat(EuDependency.cdi2(money(7), money(-1)).reason())
        .contains("imports from the union are below zero");
    assertThat(EuDependency.cdi2(money(-7), money(9)).reason())
        .contains("imports from outside are below zero");
  }

  @Test
  void inTwoOfThreeYearsIsKnownBeforeAllYearsAre() {
    assertThat(Flags.inAtLeast(2, List.of(YES, UNKNOWN, YES))).contains(true);
    assertThat(Flags.inAtLeast(2, List.of(YES, UNKNOWN, NO))).isEmpty();
    assertThat(Flags.inAtLeast(2, List.of(NO, UNKNOWN, NO))).contains(false);
    assertThat(Flags.inAtLeast(2, List.of(YES))).contains(false);
  }
}
