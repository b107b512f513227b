package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.reference.DependencyCondition.Comparison;
import org.summitledger.reference.DependencySchool.Combination;

class DependencySchoolTest {
  private static final DependencyCondition ABOVE = condition("hhi", Comparison.GT, "0.4");
  private static final DependencyCondition FROM = condition("ratio", Comparison.GE, "2");
  private static final DependencyCondition UNKNOWN = condition("others", Comparison.UNSTATED, null);

  @ParameterizedTest
  @CsvSource({"0.4, false", "0.400, false", "0.4001, true", "1, true"})
  void aboveIsNotAt(BigDecimal value, boolean holds) {
    assertThat(ABOVE.holds(value)).contains(holds);
  }

  @ParameterizedTest
  @CsvSource({"1.999, false", "2, true", "2.00, true", "3, true"})
  void fromIsAtOrAbove(BigDecimal value, boolean holds) {
    assertThat(FROM.holds(value)).contains(holds);
  }

  @Test
  void theDistanceIsNegativeBelowTheThreshold() {
    assertThat(ABOVE.distance(new BigDecimal("0.55"))).contains(new BigDecimal("0.15"));
    assertThat(ABOVE.distance(new BigDecimal("0.1"))).contains(new BigDecimal("-0.3"));
  }

  @Test
  void nothingIsComparedWithAThresholdThatIsNotKnown() {
    assertThat(UNKNOWN.holds(BigDecimal.ONE)).isEmpty();
    assertThat(UNKNOWN.distance(BigDecimal.ONE)).isEmpty();
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
  void allConditionsMakeTheFlag(BigDecimal hhi, BigDecimal ratio, Boolean up) {
    assertThat(school(Combination.ALL, ABOVE, FROM).isUp(values(hhi, ratio)))
        .isEqualTo(Optional.ofNullable(up));
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
  void oneConditionMakesTheFlagWhereTheSchoolSaysSo(BigDecimal hhi, BigDecimal ratio, Boolean up) {
    assertThat(school(Combination.ANY, ABOVE, FROM).isUp(values(hhi, ratio)))
        .isEqualTo(Optional.ofNullable(up));
  }

  @Test
  void aConditionWithoutThresholdLeavesTheFlagOpenUnlessAnotherFails() {
    DependencySchool school = school(Combination.ALL, ABOVE, UNKNOWN);
    Map<String, BigDecimal> concentrated =
        Map.of("hhi", new BigDecimal("0.9"), "others", BigDecimal.TEN);
    assertThat(school.isUp(concentrated)).isEmpty();
    assertThat(school.isUp(Map.of("hhi", new BigDecimal("0.1")))).contains(false);
  }

  private static DependencySchool school(Combination by, DependencyCondition... conditions) {
    return new DependencySchool("mine", by, 1, 1, List.of(conditions));
  }

  private static DependencyCondition condition(String indicator, Comparison how, String threshold) {
    return new DependencyCondition(
        indicator, how, Optional.ofNullable(threshold).map(BigDecimal::new), "ratio", "", "");
  }

  private static Map<String, BigDecimal> values(BigDecimal hhi, BigDecimal ratio) {
    Map<String, BigDecimal> values = new HashMap<>();
    Optional.ofNullable(hhi).ifPresent(v -> values.put("hhi", v));
    Optional.ofNullable(ratio).ifPresent(v -> values.put("ratio", v));
    return values;
  }
}
