package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.lake.FlowColumns;
import org.summitledger.publish.TableWriter;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.table.Column;
import org.summitledger.report.table.TableDefinition;

class DriftSparkTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("reporter", DataTypes.StringType)
          .add("partner", DataTypes.StringType)
          .add("flow", DataTypes.StringType)
          .add("sector", DataTypes.StringType)
          .add("currency", DataTypes.StringType)
          .add("frequency", DataTypes.StringType)
          .add("period", DataTypes.StringType)
          .add("value", FlowColumns.MONEY);

  private static final String TWO_YEARS =
      """
      s IND JPN import machines USD A 2017 100
      s IND JPN import vehicles USD A 2017 50
      s IND JPN import machines USD A 2018 200
      """;

  @TempDir private Path folder;

  private Path version(String name, StructType schema, String lines) {
    List<Row> rows = lines.lines().map(DriftSparkTest::row).toList();
    Path version = folder.resolve(name);
    new TableWriter(version)
        .write(
            "sector_growth",
            schema,
            List.of("source"),
            SparkTestSession.get().createDataFrame(rows, SCHEMA));
    return version;
  }

  private static Row row(String line) {
    String[] words = line.split(" ");
    Object[] values = Stream.of(words).toArray(Object[]::new);
    values[8] = words[8].equals("-") ? null : new BigDecimal(words[8]);
    return RowFactory.create(values);
  }

  private static List<Finding> between(Path before, Path now) {
    TableDefinition table =
        new TableDefinition(
            "sector_growth",
            "Growth.",
            List.of("source"),
            List.of(new Column("source", DataTypes.StringType, false, "", "The source.", "", "")),
            false);
    return new Drift(before, now).findings(List.of(table));
  }

  private List<Finding> failed(String before, String now) {
    return between(version("before", SCHEMA, before), version("now", SCHEMA, now)).stream()
        .filter(f -> !f.passed())
        .toList();
  }

  @Test
  void theSameTradeHasNotDrifted() {
    assertThat(failed(TWO_YEARS, TWO_YEARS)).isEmpty();
  }

  @Test
  void aNewPeriodIsNoDriftHoweverLargeItIs() {
    assertThat(failed(TWO_YEARS, TWO_YEARS + "s IND JPN import machines USD A 2019 99999\n"))
        .isEmpty();
  }

  @Test
  void aPeriodThatIsGoneBlocksAndIsNamed() {
    List<Finding> failed =
        failed(
            TWO_YEARS,
            """
            s IND JPN import machines USD A 2017 100
            s IND JPN import vehicles USD A 2017 50
            s IND JPN import machines USD A 2019 200
            """);

    assertThat(failed)
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.blocks()).isTrue();
              assertThat(found.check()).isEqualTo("coverage_against_last_version:s");
              assertThat(found.observed()).isEqualTo("1 periods gone: s IND JPN import A 2018");
              assertThat(found.bound()).startsWith("0 periods gone, unless --accept REASON");
            });
  }

  @Test
  void aSourceThatIsGoneAsAWholeBlocks() {
    assertThat(failed(TWO_YEARS + "t CHN JPN export machines USD M 2017-04 7\n", TWO_YEARS))
        .filteredOn(Finding::blocks)
        .extracting(Finding::check)
        .containsExactly("coverage_against_last_version:t");
  }

  @Test
  void aSectorThatIsGoneIsNoPeriodThatIsGone() {
    assertThat(
            failed(
                TWO_YEARS,
                """
                s IND JPN import machines USD A 2017 150
                s IND JPN import chips USD A 2018 100
                s IND JPN import tools USD A 2018 100
                """))
        .isEmpty();
  }

  @Test
  void aThousandfoldMultiplierBlocksAndIsMeasured() {
    List<Finding> failed =
        failed(
            TWO_YEARS,
            """
            s IND JPN import machines USD A 2017 100000
            s IND JPN import vehicles USD A 2017 50000
            s IND JPN import machines USD A 2018 200000
            """);

    assertThat(failed)
        .extracting(Finding::check, Finding::blocks)
        .containsExactly(
            tuple("magnitude_against_last_version:s:import:A:USD", true),
            tuple("revision_against_last_version:s:import:A:USD", false));
    assertThat(failed.get(0).observed()).isEqualTo("1000 times: 350000.000 (last 350.000)");
    assertThat(failed.get(0).bound()).startsWith("0.1 to 10 times the last version, unless");
  }

  @Test
  void aMissedMultiplierOfTheSmallerDirectionIsNotHiddenByTheLarger() {
    assertThat(
            failed(
                TWO_YEARS + "s IND JPN export machines USD A 2018 20\n",
                TWO_YEARS + "s IND JPN export machines USD A 2018 0.02\n"))
        .filteredOn(Finding::blocks)
        .extracting(Finding::check)
        .containsExactly("magnitude_against_last_version:s:export:A:USD");
  }

  @Test
  void moneyThatBecameBlankBlocks() {
    assertThat(
            failed(
                "s IND JPN import machines USD A 2018 20\n",
                "s IND JPN import machines USD A 2018 -\n"))
        .filteredOn(Finding::blocks)
        .extracting(Finding::observed)
        .containsExactly("0 times: 0 (last 20.000)");
  }

  @Test
  void aRevisionByAThirdWarns() {
    assertThat(
            failed(
                "s IND JPN import machines USD A 2018 300\n",
                "s IND JPN import machines USD A 2018 400\n"))
        .extracting(Finding::severity, Finding::observed)
        .containsExactly(tuple("warn", "1.333 times: 400.000 (last 300.000)"));
  }

  @Test
  void aRevisionByAFifthPasses() {
    assertThat(
            failed(
                "s IND JPN import machines USD A 2018 100\n",
                "s IND JPN import machines USD A 2018 80\n"))
        .isEmpty();
  }

  @Test
  void aColumnThatChangedWarnsAndIsNamed() {
    StructType without =
        new StructType(Stream.of(SCHEMA.fields()).limit(8).toArray(StructField[]::new));
    List<Finding> findings =
        between(version("before", without, TWO_YEARS), version("now", SCHEMA, TWO_YEARS));

    assertThat(findings)
        .filteredOn(f -> !f.passed())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo("warn");
              assertThat(found.check()).isEqualTo("columns_as_in_last_version");
              assertThat(found.observed()).isEqualTo("with value DECIMAL(18,3)");
            });
  }

  @Test
  void aTableThatLostMoreThanAFifthOfItsRowsWarns() {
    assertThat(
            failed(
                TWO_YEARS,
                """
                s IND JPN import machines USD A 2017 150
                s IND JPN import machines USD A 2018 200
                """))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo("warn");
              assertThat(found.check()).isEqualTo("rows_against_last_version");
              assertThat(found.observed()).isEqualTo("2 rows");
              assertThat(found.bound()).isEqualTo("at least 3 (last 3)");
            });
  }

  @Test
  void aVersionWithoutTheTableHasNothingToBeComparedWith() {
    assertThat(between(folder, version("now", SCHEMA, TWO_YEARS))).isEmpty();
  }

  @Test
  void whatIsAcceptedPassesAndItsReasonIsPublished() {
    List<Finding> accepted =
        Drift.accepted(failed(TWO_YEARS, TWO_YEARS.replace(" 2018 ", " 2019 ")), "renamed");

    assertThat(accepted)
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.blocks()).isFalse();
              assertThat(found.passed()).isFalse();
              assertThat(found.severity()).isEqualTo("warn");
              assertThat(found.bound()).endsWith("; accepted: renamed");
            });
  }
}
