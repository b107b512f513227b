package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.reference.DependencyCondition.Comparison;
import org.summitledger.reference.DependencySchool.Combination;
import org.summitledger.source.BadInputException;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TestRows;

class DependencyThresholdsTest {
  private static final String HEADER =
      "school,indicator,comparison,threshold,unit,combined_by,years_of,years_needed,valid_from,"
          + "recorded_on,reference,note\n";

  /** The school of north raises its first threshold in 2022, and gives up its second in 2023. */
  private static final String ROWS =
      """
      north,hhi,gt,0.4,ratio,all,3,2,,2020-05-01,first paper,
      north,ratio,ge,2,ratio,all,3,2,,2020-05-01,first paper,
      north,hhi,gt,0.5,ratio,all,3,2,,2022-05-01,second paper,
      north,ratio,withdrawn,,ratio,all,3,2,,2023-05-01,third paper,
      south,share,ge,0.3,ratio,any,,,,2021-05-01,a report,
      """;

  private static final LocalDate PERIOD = LocalDate.of(2019, 1, 1);

  @TempDir Path folder;

  @Test
  void aSchoolIsItsConditionsAndHowTheyMakeAFlag() throws Exception {
    DependencyThresholds known = read(ROWS).asOf(LocalDate.of(2021, 6, 1));
    assertThat(known.schools(PERIOD))
        .extracting(
            DependencySchool::id,
            DependencySchool::combination,
            DependencySchool::yearsOf,
            DependencySchool::yearsNeeded)
        .containsExactly(
            tuple("north", Combination.ALL, 3, 2), tuple("south", Combination.ANY, 1, 1));
    assertThat(known.schools(PERIOD).get(0).conditions())
        .containsExactly(
            new DependencyCondition(
                "hhi", Comparison.GT, decimal("0.4"), "ratio", "first paper", ""),
            new DependencyCondition(
                "ratio", Comparison.GE, decimal("2"), "ratio", "first paper", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "2020-04-30, ''",
    "2020-05-01, 'north hhi 0.4, north ratio 2'",
    "2022-04-30, 'north hhi 0.4, north ratio 2, south share 0.3'",
    "2022-05-01, 'north hhi 0.5, north ratio 2, south share 0.3'",
    "2023-05-01, 'north hhi 0.5, south share 0.3'"
  })
  void onlyRowsKnownOnTheDayCountAndALaterOneReplacesTheEarlier(LocalDate day, String known)
      throws Exception {
    assertThat(inShort(read(ROWS).asOf(day), PERIOD)).isEqualTo(known);
  }

  @Test
  void aCutOnOneDayCanBeCutAgainOnAnEarlierOne() throws Exception {
    DependencyThresholds later = read(ROWS).asOf(LocalDate.of(2024, 1, 1));
    assertThat(inShort(later.asOf(LocalDate.of(2020, 5, 1)), PERIOD))
        .isEqualTo("north hhi 0.4, north ratio 2");
  }

  @ParameterizedTest
  @CsvSource({
    "2015-01-01, 2026-01-01, north hhi 0.35",
    "2019-12-31, 2026-01-01, north hhi 0.35",
    "2020-01-01, 2026-01-01, north hhi 0.6",
    "2015-01-01, 2022-01-01, north hhi 0.4",
    "2020-01-01, 2022-01-01, north hhi 0.6"
  })
  void aThresholdForLaterPeriodsLeavesEarlierOnesEvenIfThoseAreCorrectedAfterwards(
      LocalDate period, LocalDate day, String known) throws Exception {
    DependencyThresholds thresholds =
        read(
            """
            north,hhi,gt,0.4,ratio,all,,,,2020-05-01,first paper,
            north,hhi,gt,0.6,ratio,all,,,2020-01-01,2021-05-01,second paper,
            north,hhi,gt,0.35,ratio,all,,,,2023-05-01,a correction of the first,
            """);
    assertThat(inShort(thresholds.asOf(day), period)).isEqualTo(known);
  }

  @Test
  void aSchoolWithoutAnyConditionLeftIsNoSchool() throws Exception {
    DependencyThresholds thresholds =
        read(
            """
            north,hhi,gt,0.4,ratio,all,,,,2020-05-01,first paper,
            north,hhi,withdrawn,,ratio,all,,,,2021-05-01,second paper,
            """);
    assertThat(thresholds.schools(PERIOD)).isEmpty();
  }

  @Test
  void withoutRowsThereIsNoSchool() {
    assertThat(DependencyThresholds.none().schools(PERIOD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gt", "ge"})
  void aComparisonWithoutThresholdIsRefused(String comparison) {
    assertThatThrownBy(() -> read("north,hhi," + comparison + ",,ratio,all,,,,2020-05-01,paper,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [threshold]: VALUE_REQUIRED")
        .hasMessageContaining("The comparison '" + comparison + "' needs a threshold.")
        .hasMessageContaining("Give it, or set comparison to unstated.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unstated", "withdrawn"})
  void aThresholdThatNothingIsComparedWithIsRefused(String comparison) {
    assertThatThrownBy(
            () -> read("north,hhi," + comparison + ",0.4,ratio,all,,,,2020-05-01,paper,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [threshold]: VALUE_NOT_ALLOWED")
        .hasMessageContaining(
            "Nothing is compared with 0.4, since comparison is '" + comparison + "'.")
        .hasMessageContaining("Leave the threshold empty, or set comparison to gt or ge.");
  }

  @ParameterizedTest
  @CsvSource({"2,3", "3,", ",2"})
  void yearsThatCannotBeAreRefused(String of, String needed) {
    String years = (of == null ? "" : of) + "," + (needed == null ? "" : needed);
    assertThatThrownBy(() -> read("north,hhi,gt,0.4,ratio,all," + years + ",,2020-05-01,paper,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [years_needed]: VALUE_NOT_ALLOWED")
        .hasMessageContaining(
            "A school cannot ask for '"
                + (needed == null ? "" : needed)
                + "' of '"
                + (of == null ? "" : of)
                + "' years.")
        .hasMessageContaining("or leave both empty.");
  }

  @ParameterizedTest
  @CsvSource({
    "'any,3,2', 'combined_by ANY, 2 of 3 years'",
    "'all,4,2', 'combined_by ALL, 2 of 4 years'",
    "'all,,', 'combined_by ALL, 1 of 1 years'"
  })
  void conditionsOfASchoolThatMakeDifferentFlagsAreRefused(String cells, String flag) {
    assertThatThrownBy(() -> read(ROWS + "north,share,ge,0.3,ratio," + cells + ",,2021-01-01,p,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:7 [combined_by]: VALUE_NOT_ALLOWED")
        .hasMessageContaining("School 'north' makes its flag by " + flag + " here")
        .hasMessageContaining("but by combined_by ALL, 2 of 3 years on line 2")
        .hasMessageContaining("Give all conditions of a school the same combined_by");
  }

  @Test
  void everyWrongRowIsNamedOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    north,hhi,gt,,ratio,all,,,,2020-05-01,paper,
                    north,ratio,gt,1,ratio,all,2,,,2020-05-01,paper,
                    """))
        .isInstanceOfSatisfying(BadInputException.class, e -> assertThat(e.issues()).hasSize(2))
        .hasMessageContaining("table.csv:2 [threshold]")
        .hasMessageContaining("table.csv:3 [years_needed]");
  }

  @Test
  void shippedSchoolsAskForWhatTheirAuthorsPublished() {
    DependencyThresholds shipped = ShippedData.reference().thresholds();
    assertThat(inShort(shipped, PERIOD))
        .isEqualTo(
            "cepii_geodep import_export_ratio 1, cepii_geodep import_hhi 0.4, cepii_geodep"
                + " world_export_hhi 0.4, eu cdi1 0.4, eu cdi2 0.5, eu cdi3 1, merics"
                + " import_export_ratio 2, merics partner_share 0.3, merics supplier_alternatives"
                + " ?");
    assertThat(shipped.schools(PERIOD))
        .extracting(DependencySchool::yearsNeeded, DependencySchool::yearsOf)
        .containsExactly(tuple(2, 3), tuple(1, 1), tuple(1, 1));
    assertThat(shipped.schools(PERIOD))
        .extracting(DependencySchool::combination)
        .containsOnly(Combination.ALL);
  }

  @Test
  void shippedSchoolsAreKnownFromTheirPublicationOn() {
    DependencyThresholds shipped = ShippedData.reference().thresholds();
    assertThat(shipped.asOf(LocalDate.of(2021, 5, 4)).schools(PERIOD)).isEmpty();
    assertThat(shipped.asOf(LocalDate.of(2024, 9, 29)).schools(PERIOD))
        .extracting(DependencySchool::id)
        .containsExactly("eu");
    assertThat(shipped.asOf(LocalDate.of(2024, 9, 30)).schools(PERIOD))
        .extracting(DependencySchool::id)
        .containsExactly("cepii_geodep", "eu");
  }

  @Test
  void theThirdConditionOfMericsIsNotKnown() {
    DependencySchool merics = ShippedData.reference().thresholds().schools(PERIOD).get(2);
    assertThat(merics.conditions())
        .filteredOn(c -> c.threshold().isEmpty())
        .extracting(DependencyCondition::indicator)
        .containsExactly("supplier_alternatives");
  }

  @Test
  void everyShippedThresholdSaysWhetherItWasConfirmed() {
    assertThat(ShippedData.reference().thresholds().schools(PERIOD))
        .flatExtracting(DependencySchool::conditions)
        .hasSize(9)
        .allSatisfy(c -> assertThat(c.reference()).isNotBlank())
        .allSatisfy(
            c -> assertThat(c.note()).containsAnyOf("onfirmed", "not found in a public source"));
  }

  private DependencyThresholds read(String rows) throws IOException {
    return DependencyThresholds.of(TestRows.rows(folder, HEADER + rows));
  }

  private static String inShort(DependencyThresholds thresholds, LocalDate period) {
    List<String> conditions =
        thresholds.schools(period).stream()
            .flatMap(
                s ->
                    s.conditions().stream()
                        .map(
                            c ->
                                s.id()
                                    + " "
                                    + c.indicator()
                                    + " "
                                    + c.threshold().map(BigDecimal::toPlainString).orElse("?")))
            .toList();
    return String.join(", ", conditions);
  }

  private static Optional<BigDecimal> decimal(String text) {
    return Optional.of(new BigDecimal(text));
  }
}
