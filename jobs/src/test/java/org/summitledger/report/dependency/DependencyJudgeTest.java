package org.summitledger.report.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.indicator.Bounds;
import org.summitledger.indicator.ImportsToExports;
import org.summitledger.indicator.Outcome;
import org.summitledger.reference.DependencyCondition;
import org.summitledger.reference.DependencyCondition.Comparison;
import org.summitledger.reference.DependencySchool;
import org.summitledger.reference.DependencySchool.Combination;

/** How readings become conditions, and conditions flags, as they are published. */
class DependencyJudgeTest {
  private static final DependencyCondition ABOVE = condition("hhi", Comparison.GT, "0.4");
  private static final DependencyCondition FROM = condition("ratio", Comparison.GE, "2");
  private static final DependencyCondition UNKNOWN = condition("others", Comparison.UNSTATED, null);

  @ParameterizedTest
  @CsvSource({"0.4, false", "0.4001, true", "1, true"})
  void aboveIsNotAt(double value, boolean holds) {
    assertThat(known(value).holds(ABOVE)).contains(holds);
  }

  @ParameterizedTest
  @CsvSource({"1.999, false", "2, true", "3, true"})
  void fromIsAtOrAbove(double value, boolean holds) {
    assertThat(known(value).holds(FROM)).contains(holds);
  }

  @Test
  void boundsOnBothSidesOfAThresholdLeaveItOpen() {
    assertThat(between(0.41, 0.6).holds(ABOVE)).contains(true);
    assertThat(between(0.2, 0.4).holds(ABOVE)).contains(false);
    assertThat(between(0.3, 0.5).holds(ABOVE)).isEmpty();
  }

  @Test
  void importsWithoutExportsAreAboveEveryThreshold() {
    Reading balance = Reading.of(new ImportsToExports(BigDecimal.TEN, BigDecimal.ZERO));
    assertThat(balance.holds(FROM)).contains(true);
    assertThat(balance.bounds().low().reason()).contains("exports are not above zero");
  }

  @Test
  void nothingIsComparedWithAThresholdThatIsNotKnown() {
    assertThat(known(1).holds(UNKNOWN)).isEmpty();
    assertThat(Reading.distance(Outcome.of(1), UNKNOWN.threshold())).isEmpty();
  }

  @Test
  void theDistanceIsBelowZeroBelowTheThreshold() {
    assertThat(Reading.distance(Outcome.of(0.1), ABOVE.threshold()).orElseThrow()).isNegative();
    assertThat(Reading.distance(Outcome.of(0.9), ABOVE.threshold()).orElseThrow()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 2, true",
    "0.5, 1, false",
    "0.3, 2, false",
    "0.3, 1, false",
    "0.5, , ",
    "0.3, , false",
    " , 1, false",
    " , , "
  })
  void allConditionsMakeTheFlag(Double hhi, Double ratio, Boolean up) {
    assertThat(flag(Combination.ALL, hhi, ratio).holds()).isEqualTo(Optional.ofNullable(up));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 2, true",
    "0.5, 1, true",
    "0.3, 2, true",
    "0.3, 1, false",
    "0.5, , true",
    "0.3, , ",
    " , 1, ",
    " , , "
  })
  void oneConditionMakesTheFlagWhereTheSchoolSaysSo(Double hhi, Double ratio, Boolean up) {
    assertThat(flag(Combination.ANY, hhi, ratio).holds()).isEqualTo(Optional.ofNullable(up));
  }

  @Test
  void aConditionWithoutThresholdLeavesTheFlagOpenUnlessAnotherFails() {
    DependencySchool school = school(Combination.ALL, ABOVE, UNKNOWN);
    Judgement others = new Judgement(school, UNKNOWN, Reading.none("not found"));
    assertThat(
            DependencyJudge.flag(school, List.of(new Judgement(school, ABOVE, known(0.9)), others))
                .holds())
        .isEmpty();
    Judgement down =
        DependencyJudge.flag(school, List.of(new Judgement(school, ABOVE, known(0.1)), others));
    assertThat(down.holds()).contains(false);
    assertThat(down.reading().missing()).contains("others: not found");
  }

  private static Judgement flag(Combination by, Double hhi, Double ratio) {
    DependencySchool school = school(by, ABOVE, FROM);
    return DependencyJudge.flag(
        school,
        List.of(
            new Judgement(school, ABOVE, reading(hhi)),
            new Judgement(school, FROM, reading(ratio))));
  }

  private static Reading reading(Double value) {
    return value == null ? Reading.none("it is missing") : known(value);
  }

  private static Reading known(double value) {
    return Reading.of(Bounds.of(Outcome.of(value)));
  }

  private static Reading between(double low, double high) {
    return Reading.of(new Bounds(Outcome.of(low), Outcome.of(high)));
  }

  private static DependencySchool school(Combination by, DependencyCondition... conditions) {
    return new DependencySchool("mine", by, 1, 1, List.of(conditions));
  }

  private static DependencyCondition condition(String indicator, Comparison how, String threshold) {
    return new DependencyCondition(
        indicator, how, Optional.ofNullable(threshold).map(BigDecimal::new), "ratio", "", "");
  }
}
